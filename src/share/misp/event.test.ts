import { expect, test } from 'vitest';
import { observable, SAMPLE, sampleWith } from '../../../test/judges/stix-sample.ts';
import type { Claim, Finding } from '../../model/index.ts';
import { utcInstant } from '../../model/index.ts';
import { toMisp } from './index.ts';
import type { MispAttribute, MispObject, MispTag } from './records.ts';

interface Event {
  readonly uuid: string;
  readonly timestamp: string;
  readonly Tag: readonly MispTag[];
  readonly Attribute: readonly MispAttribute[];
  readonly Object: readonly MispObject[];
}

function eventOf(findings: readonly Finding[], options: Parameters<typeof toMisp>[1] = {}): Event {
  return (JSON.parse(toMisp(sampleWith(findings), options)) as { Event: Event }).Event;
}

const everything = eventOf(SAMPLE.findings);

function valued(value: string, event: Event = everything): MispAttribute | undefined {
  return event.Attribute.find((attribute) => attribute.value === value);
}

test('only what is the attacker’s is for detection, refanged, with its sentence', () => {
  expect(valued('update.heron-cdn.example')).toMatchObject({
    type: 'hostname',
    to_ids: true,
    comment: expect.stringContaining('“Indicators: 198.51.100[.]3,'),
  });
  expect(valued('2001:db8::5')).toMatchObject({
    to_ids: false,
    comment: expect.stringContaining('Not for detection: nobody calls it malicious.'),
  });
  expect(valued('mail.port.example')).toMatchObject({ to_ids: false });
  expect(valued('CVE-2024-21412')).toMatchObject({ to_ids: false, type: 'vulnerability' });
  expect(valued('vendor.example')).toBeUndefined();
});

test('what an analyst rejected goes as deleted, so that whoever has it takes it out', () => {
  expect(valued('192.0.2.9')).toMatchObject({ deleted: true, to_ids: false });
});

test('every claim arrives with its claimant, hedge and evidence, and no galaxy says who did it', () => {
  const claims = SAMPLE.findings.filter((finding) => finding.kind === 'claim');
  const told = everything.Attribute.filter((attribute) => attribute.Note !== undefined);
  expect(told).toHaveLength(claims.length);
  expect(told[0]).toMatchObject({ category: 'Attribution', to_ids: false });
  expect(told[0]?.Note?.[0]).toMatchObject({ authors: 'Northgate Labs', object_uuid: told[0]?.uuid });
  expect(told[0]?.Note?.[0]?.note).toMatch(
    /Stance: asserts\nHedge: “believes”, weak\nEvidence: code-overlap\n- code-overlap: “shares code” \(p\. 1\)/u,
  );
  expect(
    told.flatMap(({ Opinion = [] }) => Opinion.map(({ authors, opinion }) => [authors, opinion])),
  ).toEqual([
    ['CERT-NX', 0],
    ['An analyst', 25],
  ]);
  expect(everything.Tag.map(({ name }) => name)).toEqual([
    'tlp:green',
    'misp-galaxy:mitre-attack-pattern="PowerShell - T1059.001"',
    'misp-galaxy:mitre-tool="PsExec - S0029"',
  ]);
});

test('a hedge on a scale and an analyst’s grade are tags of the claim', () => {
  const claim = SAMPLE.findings.find(
    (finding): finding is Claim => finding.kind === 'claim' && finding.hedge.term !== undefined,
  );
  if (claim === undefined) throw new Error('the sample has no claim with a term');
  const at = utcInstant(0);
  const terms = [
    { scale: 'Admiralty reliability', term: 'B' },
    { scale: 'Admiralty credibility', term: '2' },
  ] as const;
  const { Attribute } = eventOf([{ ...claim, grade: { kind: 'grade', terms, by: 'R. Vane', at } }]);
  expect(Attribute[0]?.Tag).toEqual([
    { name: 'estimative-language:likelihood-probability="likely"' },
    { name: 'admiralty-scale:source-reliability="b"' },
    { name: 'admiralty-scale:information-credibility="2"' },
  ]);
});

test('exporting again updates: ids stay, the time moves with what changed', () => {
  const later = eventOf(SAMPLE.findings, { modified: utcInstant(Date.UTC(2026, 11, 1)) });
  expect(later.uuid).toBe(everything.uuid);
  expect(later.Attribute.map(({ uuid }) => uuid)).toEqual(everything.Attribute.map(({ uuid }) => uuid));
  expect(Number(later.timestamp)).toBeGreaterThan(Number(everything.timestamp));
});

test('what the wording only hints at has an object that says so, and no tag, until an analyst accepts it', () => {
  const hinted = SAMPLE.findings.flatMap((finding): Finding[] =>
    finding.kind === 'technique' && finding.how === 'id'
      ? [{ ...finding, how: 'model', tier: 'review', score: 0.41 }]
      : [],
  );
  const { Tag, Object: objects } = eventOf(hinted);
  expect(Tag).toHaveLength(1);
  expect(objects.find(({ name }) => name === 'attack-pattern')?.comment).toBe(
    'The report writes T1086, since revoked. Suggested from the wording (tier review, score 0.41), not confirmed by an analyst.',
  );
  const accepted = hinted.map((finding): Finding => ({ ...finding, status: 'accepted', by: 'R. Vane' }));
  expect(eventOf(accepted).Tag[1]?.name).toBe('misp-galaxy:mitre-attack-pattern="PowerShell - T1059.001"');
});

test('a name cannot end a machine tag, and half a character does not get out', () => {
  const software = SAMPLE.findings.find(
    (finding) => finding.kind === 'software' && finding.attackId !== undefined,
  );
  const { Tag } = eventOf(
    software === undefined ? [] : [{ ...software, name: 'X" - S0001" tlp:clear' } as Finding],
  );
  expect(Tag[1]?.name).toBe('misp-galaxy:mitre-tool="X - S0001 tlp:clear - S0029"');
  const half = { ...observable('mutex', 'the port'), value: 'a\uD800b' };
  expect(eventOf([half]).Attribute[0]?.value).toBe('a\uFFFDb');
});

test('a report that gives no day bears the copy’s, which MISP demands, and a tag that says so', () => {
  const event = (published?: string): { date: string; Tag: readonly MispTag[] } => {
    const { published: _, ...report } = SAMPLE.report;
    const document = { ...SAMPLE, report: { ...report, ...(published !== undefined && { published }) } };
    return (JSON.parse(toMisp(document)) as { Event: { date: string; Tag: readonly MispTag[] } }).Event;
  };
  const tag = { name: 'howdunit:event-date="day-of-the-copy"' };
  for (const unknown of [undefined, 'March 2026']) {
    expect(event(unknown).date).toBe(SAMPLE.capture.capturedAt.slice(0, 10));
    expect(event(unknown).Tag).toContainEqual(tag);
  }
  expect(event('2026-03-04').date).toBe('2026-03-04');
  expect(event('2026-03-04').Tag).not.toContainEqual(tag);
});
