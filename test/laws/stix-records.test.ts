import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findHow } from '../../src/how/index.ts';
import type { Claim, Finding, Reading, ReportDocument, SourcePlace } from '../../src/model/index.ts';
import { utcInstant } from '../../src/model/index.ts';
import { readBytes, statedIn, withStated } from '../../src/read/index.ts';
import { stixText, toStix, versioned } from '../../src/share/stix/index.ts';
import { SAMPLE, SIGHTED } from '../judges/stix-sample.ts';

const MITRE = {
  type: 'bundle',
  id: 'bundle--0cde353c-ea5b-4668-9f68-971946609282',
  objects: [
    {
      type: 'identity',
      spec_version: '2.1',
      id: 'identity--1',
      name: 'Northgate “Labs”',
      identity_class: 'organization',
    },
    {
      type: 'attack-pattern',
      id: 'attack-pattern--1',
      name: 'PowerShell',
      description: 'They abuse it.\nOften.',
      kill_chain_phases: [{ kill_chain_name: 'mitre-attack', phase_name: 'execution' }],
      external_references: [{ source_name: 'mitre-attack', external_id: 'T1059.001' }],
    },
    {
      type: 'intrusion-set',
      id: 'intrusion-set--1',
      created_by_ref: 'identity--1',
      name: 'AMBER FINCH',
      aliases: ['AMBER FINCH', 'PALE OTTER'],
    },
    { type: 'campaign', id: 'campaign--1', name: 'the port intrusion' },
    {
      type: 'relationship',
      id: 'relationship--1',
      created_by_ref: 'identity--1',
      relationship_type: 'attributed-to',
      source_ref: 'campaign--1',
      target_ref: 'intrusion-set--1',
    },
    { type: 'malware', id: 'malware--1', name: 'HERONRAT', is_family: true },
    {
      type: 'indicator',
      id: 'indicator--1',
      indicator_types: ['malicious-activity'],
      pattern: "[ipv4-addr:value = '198.51.100.23' OR domain-name:value = 'Update.heron-cdn.example']",
      pattern_type: 'stix',
      valid_from: '2026-11-17T00:00:00Z',
    },
    {
      type: 'indicator',
      id: 'indicator--2',
      indicator_types: ['benign'],
      pattern: "[file:hashes.'SHA-256' = '275A021BBFB6489E54D471899F7DB9D1663FC695EC2FE2A2C4538AABF651FD0F']",
      pattern_type: 'stix',
      valid_from: '2026-11-17T00:00:00Z',
    },
    {
      type: 'indicator',
      id: 'indicator--3',
      revoked: true,
      name: 'heron',
      pattern: 'rule heron { condition: true }',
      pattern_type: 'yara',
      valid_from: '2026-11-17T00:00:00Z',
    },
    { type: 'vulnerability', id: 'vulnerability--1', name: 'CVE-2024-21412' },
    {
      type: 'indicator',
      id: 'indicator--4',
      pattern: String.raw`[windows-registry-key:key = 'HKLM\\Kelp\'s' OR ipv4-addr:value ISSUBSET '203.0.113.0/24' OR (file:parent_directory_ref.path = '/opt/kelp' AND file:name = 'k.so')]`,
      pattern_type: 'stix',
      valid_from: '2026-11-17T00:00:00Z',
    },
  ],
};

describe('a bundle of another producer', () => {
  test('is a reading in which every stretch is the value its JSON pointer leads to', async () => {
    const { reading } = await read(MITRE);
    expect(reading.extractor).toBe('stix@3');
    expect(reading.text).toContain('the port intrusion attributed-to AMBER FINCH');
    let written = 0;
    for (const { start, end, at } of reading.map) {
      expect(start).toBe(written);
      written = end;
      const piece = reading.text.slice(start, end);
      const value = valueAt(MITRE, at);
      if (value !== undefined && piece.trim() !== '') expect(piece).toBe(value);
    }
    expect(written).toBe(reading.text.length);
  });

  test('states what its objects are, each at its place, and no more', async () => {
    const { reading, stated } = await read(MITRE);
    expect(stated.every(({ span }) => reading.text.slice(span.start, span.end) === span.quote)).toBe(true);
    const told = stated.map((finding) => [finding.kind, wordsOf(finding), finding.heldBack ?? '']);
    expect(told.sort()).toEqual([
      ['actor-name', 'AMBER FINCH', ''],
      ['claim', 'Northgate “Labs”: AMBER FINCH did the port intrusion', ''],
      ['claim', 'Northgate “Labs”: PALE OTTER same-as AMBER FINCH', ''],
      ['observable', 'domain-name update.heron-cdn.example attacker', ''],
      ['observable', 'file-path /opt/kelp/k.so attacker', ''],
      [
        'observable',
        `file:sha256 ${'275A021BBFB6489E54D471899F7DB9D1663FC695EC2FE2A2C4538AABF651FD0F'.toLowerCase()} benign`,
        '',
      ],
      ['observable', 'ipv4-addr 198.51.100.23 attacker', ''],
      ['observable', 'ipv4-addr 203.0.113.0/24 attacker', ''],
      ['observable', String.raw`registry-key HKLM\Kelp's attacker`, ''],
      ['rule', 'rule heron { condition: true }', 'revoked by its producer'],
      ['software', 'HERONRAT', ''],
      ['technique', 'T1059.001 execution', ''],
      ['vulnerability', 'CVE-2024-21412', ''],
    ]);
    const address = stated.find((finding) => finding.kind === 'observable' && finding.type === 'ipv4-addr');
    expect(placeOf(reading, address)).toBe('/objects/6/pattern');
  });

  test('states no marking unless everything in it carries one', async () => {
    expect((await read(MITRE)).reading.metadata.tlp).toBeUndefined();
    const green = 'marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb';
    const marked = MITRE.objects.map((object) => ({ ...object, object_marking_refs: [green] }));
    const [first, ...rest] = marked;
    expect((await read({ ...MITRE, objects: marked })).reading.metadata.tlp?.value).toBe('TLP:GREEN');
    const red = {
      ...first,
      object_marking_refs: ['marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed'],
    };
    expect((await read({ ...MITRE, objects: [red, ...rest] })).reading.metadata.tlp?.value).toBe('TLP:RED');
    const half = MITRE.objects.map((object, index) =>
      index === 5 ? object : { ...object, object_marking_refs: [green] },
    );
    expect((await read({ ...MITRE, objects: half })).reading.metadata.tlp).toBeUndefined();
  });
});

describe('a bundle of our own', () => {
  const exported = stixText(SAMPLE);

  test('comes out again as it went in, byte for byte', async () => {
    const { bytes, document } = await read(JSON.parse(exported), exported);
    expect(document.report.tlp).toEqual({ label: 'TLP:GREEN', statedBy: 'report' });
    expect(stixText(document, {}, bytes)).toBe(exported);
    expect(document.reading.metadata).toMatchObject({
      title: { value: SAMPLE.report.title },
      publisher: { value: 'Northgate Labs' },
    });
  });

  test.each([
    ['with sightings', stixText(SAMPLE, { sightings: SIGHTED })],
    ['with what was held back, notes and opinions', stixText(SAMPLE, { all: true })],
    ['with what was taken back', readFileSync('test/golden/sets/withdrawn.stix.json', 'utf8')],
  ])('%s comes out again as it went in, too', async (_, text) => {
    const { bytes, document } = await read(JSON.parse(text), text);
    expect(stixText(document, {}, bytes)).toBe(text);
  });

  test('gives back its claims with claimant, stance, hedge and evidence, and the roles of its observables', async () => {
    const { stated } = await read(JSON.parse(exported), exported);
    const claims = stated.filter((finding): finding is Claim => finding.kind === 'claim');
    const before = SAMPLE.findings.filter(
      (finding): finding is Claim =>
        finding.kind === 'claim' && finding.status !== 'rejected' && finding.heldBack === undefined,
    );
    const party = (side: Claim['object'] | undefined): unknown =>
      side && [side.as, side.entity ?? '', side.kind];
    const words = (claim: Claim): string =>
      JSON.stringify([
        claim.predicate,
        claim.claimants.map(({ as, entity, resolved }) => [as, entity ?? '', resolved]),
        party(claim.object),
        party(claim.subject),
        claim.incident,
        claim.via ?? [],
        claim.stance,
        claim.hedge.class,
        claim.hedge.cue,
        claim.hedge.term,
        claim.hedge.scareQuoted,
        claim.evidence.map(({ kind, quote }) => [kind, quote]),
      ]);
    expect(claims.map(words).sort()).toEqual(before.map(words).sort());
    expect(before.length).toBeGreaterThan(3);
    const victims = stated.filter((finding) => finding.kind === 'observable' && finding.role === 'victim');
    expect(victims.length).toBeGreaterThan(0);
  });

  test('gives back a path as a path, and neither its folder nor its name as what is looked for', async () => {
    const { reading, stated } = await read(JSON.parse(exported), exported);
    const all = withStated(reading, stated, findHow(reading, {}));
    const told = all.flatMap((finding) =>
      finding.kind === 'observable' && /temp|heron\.dll|^.tmp/iu.test(finding.value)
        ? [`${finding.type} ${finding.value} ${finding.role} ${finding.heldBack ?? ''}`.trim()]
        : [],
    );
    expect([...new Set(told)].sort()).toEqual(
      [
        // The report names this folder itself; its indicator is called as the report writes it.
        'file-path /tmp/heron attacker',
        'file-path /tmp/heron/ unknown',
        String.raw`file-path C:\Windows\Temp unknown the folder of a file`,
        String.raw`file-path C:\Windows\Temp\heron.dll attacker`,
        'file-name heron.dll unknown',
      ].sort(),
    );
  });

  test('says of an observable what holds now, not what was taken back', async () => {
    const [address] = SAMPLE.findings.filter(
      (finding) => finding.kind === 'observable' && finding.value === '198.51.100.3',
    );
    if (address?.kind !== 'observable') throw new Error('the sample has an address');
    const of = (role: 'attacker' | 'victim') =>
      toStix({ ...SAMPLE, findings: [{ ...address, role, roleWhy: 'as the test has it' }] });
    const now = utcInstant(Date.UTC(2026, 11, 1));
    const out = versioned(of('attacker'), [], now).given;
    const { texts } = versioned(of('victim'), out, now);
    const text = `{"type":"bundle","id":"bundle--1","objects":[${texts.join(',')}]}`;
    const { stated } = await read(JSON.parse(text), text);
    const roles = stated.flatMap((finding) =>
      finding.kind === 'observable' ? [[finding.role, finding.heldBack ?? '']] : [],
    );
    expect(roles.sort()).toEqual([
      ['attacker', 'revoked by its producer'],
      ['victim', ''],
    ]);
  });

  test('leaves without what an analyst rejected since, and without what hangs on it', async () => {
    const { bytes, document, stated } = await read(JSON.parse(exported), exported);
    const address = stated.find(
      (finding) =>
        finding.kind === 'observable' && finding.role === 'attacker' && finding.type === 'domain-name',
    );
    if (address?.kind !== 'observable') throw new Error('the sample has an attacker’s domain');
    const findings = stated.map((each) =>
      each.kind === 'observable' && each.value === address.value
        ? { ...each, status: 'rejected' as const, by: 'ana' }
        : each,
    );
    const left = JSON.parse(stixText({ ...document, findings }, {}, bytes)) as {
      objects: { id: string; type: string; name?: string; object_refs?: string[] }[];
    };
    const names = left.objects.map(({ name }) => name);
    expect(names).not.toContain(address.value);
    const ids = new Set(left.objects.map(({ id }) => id));
    for (const object of left.objects)
      for (const ref of object.object_refs ?? []) expect(ids.has(ref)).toBe(true);
    const report = left.objects.find(({ type }) => type === 'report');
    const original = (JSON.parse(exported) as typeof left).objects.find(({ type }) => type === 'report');
    expect(report?.id).not.toBe(original?.id);
  });
});

test('what is passed on is no looser than what it is handled as', async () => {
  const { bytes, document } = await read(MITRE);
  const bundle = JSON.parse(stixText(document, {}, bytes)) as { objects: Record<string, unknown>[] };
  const strict = 'marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003';
  expect(bundle.objects[0]?.['id']).toBe(strict);
  expect(
    bundle.objects
      .slice(1)
      .every((object) => JSON.stringify(object['object_marking_refs']) === `["${strict}"]`),
  ).toBe(true);
});

describe('a bundle that means harm', () => {
  test.each([
    [
      'too-deep',
      `{"type":"bundle","id":"bundle--1","objects":[{"type":"x","id":"x--1","a":${'['.repeat(100_000)}`,
    ],
    ['damaged', '{"type":"bundle","id":"bundle--1","objects":[{"type":"indicator"'],
    ['no-text', '{"type":"bundle","id":"bundle--1","objects":[]}'],
    ['damaged', '{"type":"bundle","id":"bundle--1","objects":[1,null,[],{"type":7}]}'],
    ['too-large', `{"type":"bundle","id":"bundle--1","objects":[${'0,'.repeat(200_000)}0]}`],
  ])('gives one clear problem: %s', async (code, source) => {
    const outcome = await readBytes(Buffer.from(source), { name: 'hostile.json' });
    expect(outcome.ok ? 'read' : outcome.problem).toMatchObject({ code, where: 'hostile.json' });
  });

  test('with names that mean something to JavaScript it is read as any other', async () => {
    const source =
      '{"type":"bundle","objects":[{"type":"tool","id":"tool--1","name":"x","__proto__":{"a":1},"constructor":"y","toString":null}]}';
    const outcome = await readBytes(Buffer.from(source));
    expect(outcome.ok && outcome.value.text).toBe('tool x\n\na: 1\nconstructor: y');
  });
});

async function read(
  bundle: unknown,
  text = JSON.stringify(bundle),
): Promise<{ bytes: Buffer; reading: Reading; stated: readonly Finding[]; document: ReportDocument }> {
  const bytes = Buffer.from(text);
  const outcome = await readBytes(bytes, { name: 'bundle.json' });
  if (!outcome.ok) throw new Error(outcome.problem.message);
  const reading = outcome.value;
  const stated = await statedIn(bytes, reading);
  const label = reading.metadata.tlp?.value;
  const tlp =
    label === 'TLP:GREEN' || label === 'TLP:AMBER+STRICT'
      ? ({ label, statedBy: 'report' } as const)
      : ({ label: 'TLP:AMBER+STRICT', statedBy: 'desk-default' } as const);
  const report = { id: 'report-00000000000000aa', title: 'A bundle', tlp };
  const document = { ...SAMPLE, report, reading, findings: stated };
  return { bytes, reading, stated, document };
}

/** The text at a place, found with nothing but JSON.parse and the pointer. */
function valueAt(bundle: unknown, at: SourcePlace): string | undefined {
  if (at.kind !== 'part' || at.at?.kind !== 'source-range') return undefined;
  let value = bundle;
  for (const token of at.path.split('/').slice(1))
    value = (value as Record<string, unknown>)[token.replaceAll('~1', '/').replaceAll('~0', '~')];
  return String(value).slice(at.at.start, at.at.end);
}

function placeOf({ map }: Reading, finding: Finding | undefined): string | undefined {
  const start = finding?.span.start ?? -1;
  const at = map.find((segment) => segment.start <= start && start < segment.end)?.at;
  return at?.kind === 'part' ? at.path : undefined;
}

function wordsOf(finding: Finding): string {
  switch (finding.kind) {
    case 'observable':
      return `${finding.type} ${finding.value} ${finding.role}`;
    case 'technique':
      return `${finding.attackId} ${finding.tactics.join()}`;
    case 'vulnerability':
      return finding.cve;
    case 'rule':
      return finding.text;
    case 'claim': {
      const { claimants, object, subject, predicate, incident } = finding;
      return `${claimants[0]?.as}: ${object.as} ${predicate} ${subject?.as ?? incident}`;
    }
    default:
      return finding.name;
  }
}
