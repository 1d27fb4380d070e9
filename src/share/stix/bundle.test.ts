import fc from 'fast-check';
import { expect, test } from 'vitest';
import { observable, SAMPLE, sampleWith } from '../../../test/judges/stix-sample.ts';
import {
  type Claim,
  type Finding,
  type Observable,
  type ObservableRole,
  spanOf,
  utcInstant,
} from '../../model/index.ts';
import { EVIDENCE_EXTENSION, type EvidenceExtension } from './evidence-extension.ts';
import { type StixBundle, type StixObject, type StixOptions, stixText, toStix } from './index.ts';

type Loose = StixObject & Readonly<Record<string, unknown>>;

function objects(bundle: StixBundle, type?: string): Loose[] {
  return (bundle.objects as Loose[]).filter((object) => type === undefined || object.type === type);
}

/** Ids that an object names, wherever they stand. */
function refs(object: Loose): string[] {
  return Object.entries(object).flatMap(([name, value]) =>
    name.endsWith('_ref') ? [value as string] : name.endsWith('_refs') ? (value as string[]) : [],
  );
}

const VARIANTS: readonly StixOptions[] = [{}, { all: true }, { tlp: 'TLP:RED' }];

test.each(VARIANTS)('every object that is referred to is in the bundle, once (%j)', (options) => {
  for (const document of [SAMPLE, sampleWith([]), sampleWith(SAMPLE.findings.slice(-3))]) {
    const bundle = toStix(document, options);
    const ids = objects(bundle).map((object) => object.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(
      objects(bundle)
        .flatMap(refs)
        .filter((ref) => !ids.includes(ref)),
    ).toEqual([]);
  }
});

test('an object comes after what it refers to, but for notes about the report, which is last', () => {
  const all = objects(toStix(SAMPLE, { all: true }));
  const place = new Map(all.map((object, index) => [object.id, index]));
  const forward = all.flatMap((object, index) =>
    refs(object).filter((ref) => (place.get(ref) ?? Number.POSITIVE_INFINITY) > index),
  );
  expect(all.at(-1)?.type).toBe('report');
  expect(new Set(forward)).toEqual(new Set([all.at(-1)?.id]));
});

test('no circle leads from the report back to it', () => {
  const all = new Map(objects(toStix(SAMPLE, { all: true })).map((object) => [object.id, object]));
  const report = [...all.values()].at(-1);
  const seen = new Set<string>();
  const queue = report === undefined ? [] : refs(report);
  for (const id of queue) {
    const object = all.get(id);
    if (seen.has(id) || object === undefined) continue;
    seen.add(id);
    queue.push(...refs(object).filter((ref) => ref !== id));
  }
  expect(seen.has(report?.id ?? '')).toBe(false);
});

test('what is marked is marked as the report is, and an unmarked report is never CLEAR', () => {
  const marked = objects(toStix(SAMPLE)).slice(1);
  const [marking] = objects(toStix(SAMPLE));
  expect(marking).toMatchObject({
    name: 'TLP:GREEN',
    id: 'marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb',
  });
  expect(marked.every((object) => (object['object_marking_refs'] as string[]).join() === marking?.id)).toBe(
    true,
  );
  const silent = {
    ...SAMPLE,
    report: { ...SAMPLE.report, tlp: { label: 'TLP:AMBER+STRICT', statedBy: 'desk-default' } as const },
  };
  expect(objects(toStix(silent))[0]).toMatchObject({
    name: 'TLP:AMBER+STRICT',
    extensions: { 'extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d': { tlp_2_0: 'amber+strict' } },
  });
  expect(objects(toStix(silent, { tlp: 'TLP:RED' }))[0]).toMatchObject({ name: 'TLP:RED' });
});

test('every statement carries spans that re-read exactly from the kept text', () => {
  const ours = ['marking-definition', 'extension-definition'];
  const stating = objects(toStix(SAMPLE, { all: true })).filter(
    (object) => 'created' in object && !ours.includes(object.type) && object['name'] !== 'Howdunit',
  );
  for (const object of stating) {
    const extensions = object['extensions'] as Readonly<Record<string, EvidenceExtension>>;
    const evidence = extensions[EVIDENCE_EXTENSION];
    expect(evidence?.report_sha256).toBe(SAMPLE.capture.sha256);
    expect(evidence?.reading_sha256).toBe(SAMPLE.reading.textSha256);
    for (const { start, end, quote } of evidence?.spans ?? [])
      expect(SAMPLE.reading.text.slice(start, end)).toBe(quote);
    if (object['name'] !== 'Northgate Labs') expect(evidence?.spans?.length).toBeGreaterThan(0);
  }
  expect(stating.length).toBeGreaterThan(40);
});

test('exporting again gives the same bundle, byte for byte', () => {
  expect(stixText(structuredClone(SAMPLE))).toBe(stixText(SAMPLE));
});

test('a later decision changes the objects’ version, never their ids or their creation', () => {
  const modified = utcInstant(Date.UTC(2026, 11, 1));
  const [before, after] = [toStix(SAMPLE), toStix(SAMPLE, { modified })].map((bundle) =>
    objects(bundle, 'indicator'),
  );
  expect(after?.map(({ id }) => id)).toEqual(before?.map(({ id }) => id));
  expect(
    after?.every((indicator) => indicator['modified'] === modified && indicator['created'] !== modified),
  ).toBe(true);
});

test('an indicator is made of what is the attacker’s, and of what an analyst accepted, and of nothing else', () => {
  const roles: ObservableRole[] = [
    'attacker',
    'unknown',
    'victim',
    'researcher',
    'reference',
    'sinkhole',
    'benign',
    'example',
  ];
  const made = roles.filter((role) => {
    const bundle = toStix(sampleWith([observable('ipv4-addr', '192.0.2.9', '192.0.2.9', role)]), {
      all: true,
    });
    expect(objects(bundle, 'ipv4-addr')).toHaveLength(1);
    return objects(bundle, 'indicator').length > 0;
  });
  expect(made).toEqual(['attacker']);
  const unknown = observable('ipv4-addr', '192.0.2.9', '192.0.2.9', 'unknown');
  expect(objects(toStix(sampleWith([unknown])), 'note').map((note) => note['abstract'])).toEqual([
    'Not an indicator: 192.0.2.9 (nobody calls it malicious)',
  ]);
  const accepted = { ...unknown, status: 'accepted', by: 'R. Vane' } as const;
  expect(objects(toStix(sampleWith([accepted])), 'indicator')).toMatchObject([
    { indicator_types: ['unknown'] },
  ]);
  const inside = { ...observable('ipv4-addr', '192.0.2.9'), value: '10.0.0.7' };
  expect(objects(toStix(sampleWith([inside])), 'note').map((note) => note['abstract'])).toEqual([
    'Not an indicator: 10.0.0.7 (an address inside every network)',
  ]);
});

test('what is held back or rejected stays out, and under --all is told without an indicator', () => {
  expect(stixText(SAMPLE)).not.toMatch(/"(?:vendor\.example|192\.0\.2\.9|T1003)"/u);
  expect(objects(toStix(SAMPLE), 'domain-name')).toHaveLength(2);
  expect(objects(toStix(SAMPLE), 'attack-pattern')).toHaveLength(1);
  const all = toStix(SAMPLE, { all: true });
  expect(objects(all, 'domain-name')).toHaveLength(3);
  expect(objects(all, 'attack-pattern')).toHaveLength(2);
  expect(objects(all, 'indicator')).toHaveLength(objects(toStix(SAMPLE), 'indicator').length);
  expect(JSON.stringify(all)).toContain('Held back: rejected by an analyst.');
});

test('a name that an analyst rejected once is not exported from where the machine found it again', () => {
  const named = SAMPLE.findings.filter(({ kind }) => kind === 'vulnerability' || kind === 'software');
  const rejected = named.map(
    (finding): Finding => ({ ...finding, id: `${finding.id}f`, status: 'rejected', by: 'Ann' }),
  );
  const types = (options: StixOptions): string[] =>
    objects(toStix(sampleWith([...named, ...rejected]), options)).map(({ type }) => type);
  for (const type of ['vulnerability', 'malware', 'tool']) {
    expect(types({})).not.toContain(type);
    expect(types({ all: true })).toContain(type);
  }
  expect(stixText(sampleWith([...named, ...rejected]), { all: true })).toContain(
    'Held back: rejected by Ann.',
  );
});

test('every indicator ends, after it begins', () => {
  for (const indicator of objects(toStix(SAMPLE), 'indicator')) {
    expect((indicator['valid_until'] as string) > (indicator['valid_from'] as string)).toBe(true);
  }
  const [first] = objects(toStix(SAMPLE, { validDays: { 'ipv4-addr': 7 } }), 'indicator');
  expect(first).toMatchObject({
    valid_from: '2026-11-17T00:00:00.000Z',
    valid_until: '2026-11-24T00:00:00.000Z',
  });
});

test('a claim is a note with its sentence, claimant, hedge and evidence', () => {
  const notes = objects(toStix(SAMPLE), 'note').map((note) => note['content'] as string);
  const note = notes.find((content) => content.includes('believes'))?.split('\n') ?? [];
  expect(note).toEqual([
    expect.stringMatching(/^“Northgate Labs believes AMBER FINCH did.*” \(p\. 1\)$/u),
    'Claimant: Northgate Labs',
    'Claim: AMBER FINCH did it: “the port intrusion” [did]',
    'Stance: asserts',
    'Hedge: “believes”, weak',
    'Evidence: code-overlap',
    '- code-overlap: “shares code” (p. 1)',
  ]);
  expect(notes.filter((note) => note.includes('Evidence: none given')).length).toBe(6);
});

test('an attribution is drawn only where the claim asserts it, and says who claims it and how surely', () => {
  const edges = objects(toStix(SAMPLE), 'relationship').filter(
    (edge) => edge['relationship_type'] !== 'based-on',
  );
  // OpenCTI refuses `attributed-to` between an intrusion set and a state.
  expect(edges.map((edge) => [edge['relationship_type'], edge['description'], edge['confidence']])).toEqual([
    [
      'attributed-to',
      expect.stringContaining(
        'According to Northgate Labs: AMBER FINCH did it: “the port intrusion” (hedged: “believes”)',
      ),
      undefined,
    ],
    [
      'related-to',
      expect.stringContaining(
        'According to Northgate Labs, via Daily Wire: Freedonia sponsored AMBER FINCH (hedged: “likely”); evidence: none given',
      ),
      70,
    ],
    [
      'attributed-to',
      expect.stringContaining(
        'According to “Experts” (not resolved): stolen port data was used by AMBER FINCH in “the second wave”',
      ),
      undefined,
    ],
  ]);
  const turned = SAMPLE.findings.map(
    (finding): Finding => (finding.kind === 'claim' ? { ...finding, stance: 'denies' } : finding),
  );
  expect(stixText(sampleWith(turned))).not.toMatch(/"(?:attributed|related)-to"/u);
});

test('a claim reads as a sentence whoever says it: no bare pronoun, no hidden channel, no guess at whom is meant', () => {
  const [claim] = SAMPLE.findings.filter((finding): finding is Claim => finding.kind === 'claim');
  if (claim === undefined) throw new Error('the sample has claims');
  const told = (own: Partial<Claim>): Readonly<Record<string, unknown>> | undefined =>
    objects(toStix(sampleWith([{ ...claim, stance: 'denies', ...own }])), 'opinion')[0];
  const said = (own: Partial<Claim>): unknown => String(told(own)?.['explanation']).split(';')[0];
  const hedge = { class: 'none' } as const;
  const group = { as: 'this group', entity: 'AMBER FINCH', kind: 'actor' } as const;
  expect(said({ hedge, claimants: [{ as: 'We', resolved: true }], object: group })).toBe(
    'Denied by the report’s authors: this group (AMBER FINCH) did it: “the port intrusion”',
  );
  expect(told({ claimants: [{ as: 'We', resolved: true }] })?.['authors']).toEqual(['the report’s authors']);
  expect(said({ hedge, claimants: [{ as: 'they', resolved: false }], via: ['Daily Wire'] })).toBe(
    'Denied by “they” (not resolved), via Daily Wire: AMBER FINCH did it: “the port intrusion”',
  );
  expect(said({ hedge, claimants: [{ as: 'UNSTATED', resolved: false }] })).toBe(
    'Denied by a source that the text does not name: AMBER FINCH did it: “the port intrusion”',
  );
});

test('what stands on a warning list is observed and no indicator, whatever a table calls it, unless an analyst accepted it', () => {
  const value = (of: string, own: Partial<Observable> = {}): Observable => ({
    ...observable('domain-name', 'The victim'),
    value: of,
    role: 'attacker',
    roleWhy: 'in the column “C2”',
    ...own,
  });
  const bundle = toStix(
    sampleWith([
      value('www.yahoo.com'),
      value('svchost.exe', { type: 'file-name' }),
      value('heron.workers.dev'),
      value('64500', { type: 'autonomous-system' }),
      value('php.net', { status: 'accepted', by: 'R. Vane' }),
    ]),
  );
  expect(objects(bundle, 'domain-name')).toHaveLength(3);
  expect(objects(bundle, 'indicator').map(({ name }) => name as unknown)).toEqual([
    'heron.workers.dev',
    'php.net',
  ]);
  expect(objects(bundle, 'note').map((note) => note['abstract'])).toEqual([
    'Not an indicator: www.yahoo.com (one of the most visited sites)',
    'Not an indicator: svchost.exe (a file that comes with Windows)',
    'Not an indicator: 64500 (a network of many)',
  ]);
});

test('a name in capitals here and not there is one name, with who lists it', () => {
  const named = SAMPLE.findings.map(
    (finding): Finding => (finding.kind === 'actor-name' ? { ...finding, name: 'Amber Finch' } : finding),
  );
  const sets = objects(toStix(sampleWith(named)), 'intrusion-set');
  expect(sets.map((set) => set['name'])).toEqual(['Amber Finch', 'PALE OTTER']);
});

test('a denial disagrees with what asserts the same, and with no other claim', () => {
  const bundle = toStix(SAMPLE);
  const opinion = objects(bundle, 'opinion').find(
    (candidate) => candidate['opinion'] === 'strongly-disagree',
  );
  const targets = objects(bundle).filter(({ id }) =>
    (opinion?.['object_refs'] as string[] | undefined)?.includes(id),
  );
  expect(opinion?.['authors']).toEqual(['CERT-NX']);
  expect(targets.map(({ type }) => type)).toEqual(['relationship', 'note']);
  expect(targets.map((target) => target['abstract'] ?? target['description'])).toEqual(
    Array(2).fill(expect.stringContaining('AMBER FINCH did it: “the port intrusion”')),
  );
});

test('names are never merged: a doubted “same as” leaves two intrusion sets', () => {
  const sets = objects(toStix(SAMPLE), 'intrusion-set');
  expect(sets.map((set) => set['name'])).toEqual(['AMBER FINCH', 'PALE OTTER']);
  expect(sets.every((set) => set['aliases'] === undefined)).toBe(true);
});

const hostile = fc
  .array(
    fc.constantFrom(
      "'",
      '\\',
      '"',
      '\n',
      '\0',
      '\u2028',
      '/',
      ':',
      '%',
      '#',
      '[',
      '\ud800',
      'é',
      '😀',
      'a.example',
      'http://',
    ),
    { minLength: 1 },
  )
  .map((parts) => parts.join(''));

test('hostile values neither break the bundle nor lose their meaning', () => {
  fc.assert(
    fc.property(hostile, (value) => {
      const span = spanOf(value, 0, value.length);
      const types = ['file-name', 'file-path', 'url', 'registry-key', 'domain-name'] as const;
      const findings = types.map(
        (type): Finding => ({ ...observable('ipv4-addr', '192.0.2.9'), type, value, raw: value, span }),
      );
      const bundle = JSON.parse(stixText(sampleWith(findings, value))) as StixBundle;
      // A name that nobody could have registered is no indicator, and told in a note.
      expect(objects(bundle, 'indicator').length + objects(bundle, 'note').length).toBe(5);
      expect(JSON.stringify(bundle)).not.toMatch(/\\ud[89a-f]/iu);
    }),
    { numRuns: 50 },
  );
});
