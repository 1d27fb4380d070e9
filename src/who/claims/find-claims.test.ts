import { expect, test } from 'vitest';
import type { Claim, Reading } from '../../model/index.ts';
import { findActorNames } from '../names/actor-names.ts';
import { findClaims } from './find-claims.ts';

/** A reading of one paragraph; sentences end at a full stop followed by a space and a capital. */
function reading(text: string): Reading {
  const ends = [...text.matchAll(/[.?!”](?= [A-Z“])/g)].map((match) => match.index + 1);
  const starts = [0, ...ends.map((end) => end + 1)];
  return {
    kind: 'reading',
    id: 'reading-test',
    extractor: 'test@1',
    textSha256: 'test' as Reading['textSha256'],
    text,
    blocks: [{ kind: 'paragraph', start: 0, end: text.length }],
    sentences: starts.map((start, at) => ({ start, end: ends[at] ?? text.length })),
    map: [],
    metadata: {},
    problems: [],
  };
}

function claimsIn(text: string, publisher?: string): readonly Claim[] {
  const read = reading(text);
  return findClaims(read, findActorNames(read), publisher === undefined ? {} : { publisher });
}

function onlyClaim(text: string, publisher?: string): Claim {
  const claims = claimsIn(text, publisher);
  expect(claims.map((claim) => `${claim.predicate} ${claim.object.as}`)).toHaveLength(1);
  const [claim] = claims;
  if (claim === undefined) throw new Error('no claim');
  return claim;
}

function who(claim: Claim): string[] {
  return claim.claimants.map(({ as, entity, resolved }) => (resolved ? (entity ?? as) : `${as}?`));
}

test('a named person of a firm is the claimant, not the firm', () => {
  const claim = onlyClaim(
    '“We believe AMBER FINCH is behind the intrusion,” said Mara Lindqvist, vice president at Northgate Labs.',
  );
  expect(who(claim)).toEqual(['Mara Lindqvist']);
  expect(claim).toMatchObject({
    predicate: 'did',
    object: { entity: 'AMBER FINCH' },
    hedge: { class: 'weak' },
    evidence: [],
  });
});

test('a surname later in the text leads back to the person introduced before', () => {
  const [, later] = claimsIn(
    'Mara Lindqvist, vice president at Northgate Labs, said that AMBER FINCH was behind the intrusion. Lindqvist told reporters that AMBER FINCH broke into both ports.',
  );
  expect(later && who(later)).toEqual(['Mara Lindqvist']);
});

test('“we” is the publisher', () => {
  expect(who(onlyClaim('We attribute this campaign to AMBER FINCH.', 'Northgate Labs'))).toEqual([
    'Northgate Labs',
  ]);
});

test('a passive that hides who says it is shown as unstated', () => {
  const claim = onlyClaim('The theft was attributed to AMBER FINCH.');
  expect(claim.claimants).toEqual([{ as: 'UNSTATED', resolved: false }]);
  expect(who(onlyClaim('AMBER FINCH is believed to have breached the port.'))).toEqual(['UNSTATED?']);
});

test('officials and experts stay unresolved', () => {
  expect(who(onlyClaim('Officials said that AMBER FINCH was responsible for the breach.'))).toEqual([
    'Officials?',
  ]);
});

test('a firm’s unnamed people speak for the firm', () => {
  expect(who(onlyClaim('Northgate Labs analysts believe AMBER FINCH carried out the attack.'))).toEqual([
    'Northgate Labs',
  ]);
});

test('who is told something is a channel, not a claimant', () => {
  const claim = onlyClaim(
    'Mara Lindqvist, an analyst, told the Daily Wire that AMBER FINCH was behind the breach.',
  );
  expect(who(claim)).toEqual(['Mara Lindqvist']);
  expect(claim.via).toEqual(['the Daily Wire']);
});

test('the innermost speaker is the claimant and the outlet that reports it a channel', () => {
  const claim = onlyClaim(
    'The newspaper reports that Mara Lindqvist believes AMBER FINCH was behind the breach.',
  );
  expect(who(claim)).toEqual(['Mara Lindqvist']);
  expect(claim.via).toEqual(['The newspaper']);
});

test.each([
  ['AMBER FINCH may have breached the port, analysts at Northgate said.', 'strong', 'may'],
  ['Northgate said AMBER FINCH was very likely responsible for the breach.', 'weak', 'very likely'],
  ['Northgate said AMBER FINCH was responsible for the breach.', 'none', undefined],
  [
    'We assess with low confidence that AMBER FINCH was behind the breach.',
    'strong',
    'assess with low confidence',
  ],
  ['AMBER FINCH allegedly broke into the port.', 'strong', 'allegedly'],
])('%s → %s', (text, strength, cue) => {
  const { hedge } = onlyClaim(text);
  expect([hedge.class, hedge.cue]).toEqual([strength, cue]);
});

test('an estimative term keeps its scale and never becomes a number', () => {
  expect(
    onlyClaim('Northgate said AMBER FINCH was very likely responsible for the breach.').hedge.term,
  ).toEqual({
    term: 'very likely',
    scale: 'ICD 203 likelihood',
  });
});

test('quotation marks around the hedge alone are the writer keeping a distance', () => {
  const claim = onlyClaim(
    'No data has been provided yet beyond Northgate representatives “believing” the data stolen from the port was used.',
  );
  expect(claim).toMatchObject({
    predicate: 'used-from',
    hedge: { cue: 'believing', scareQuoted: true },
    saysNoEvidence: { quote: 'No data has been provided' },
    evidence: [],
    stance: 'asserts',
  });
});

test.each([
  [
    'We attribute this to AMBER FINCH based on overlapping infrastructure and code similarities.',
    ['infrastructure', 'code-overlap'],
  ],
  [
    'We attribute this to AMBER FINCH. This assessment is based on shared command-and-control servers.',
    ['infrastructure'],
  ],
  ['We attribute this to AMBER FINCH. The servers stood in two countries.', []],
])('evidence counts only where the text links it: %s', (text, kinds) => {
  expect(onlyClaim(text).evidence.map(({ kind }) => kind)).toEqual(kinds);
});

test.each([
  ['CERT-NX said it has seen nothing that ties the intrusion to AMBER FINCH.', 'denies'],
  ['We do not attribute this campaign to AMBER FINCH.', 'denies'],
  ['Mara Lindqvist, an analyst, doubts that AMBER FINCH was behind the breach.', 'doubts'],
])('a voice against is no voice for: %s', (text, stance) => {
  expect(onlyClaim(text).stance).toBe(stance);
});

test.each([
  'AMBER FINCH will likely continue to attack ports.',
  'AMBER FINCH may use stolen credentials in future attacks.',
  'Is AMBER FINCH behind the breach?',
  'The sample contains a link to the AMBER FINCH page.',
  'The malware removed the document from the disk.',
  'Intruders used stolen credentials to log in.',
])('forecasts, questions and program behaviour are no claims of deed: %s', (text) => {
  expect(claimsIn(text)).toEqual([]);
});

test('every alias is a claim of its own', () => {
  const claims = claimsIn('AMBER FINCH, also known as Quiet Harbour and TA-9001, broke into the port.');
  expect(
    claims.filter(({ predicate }) => predicate === 'same-as').map(({ object }) => object.entity),
  ).toEqual(['Quiet Harbour', 'TA-9001']);
});

test('a report that its publisher took down is a claim about the report', () => {
  const claim = claimsIn(
    'Northgate Labs published a report entitled Operation Copper Heron. Northgate Labs has removed it from its site.',
  ).at(-1);
  expect(claim).toMatchObject({
    predicate: 'removed',
    object: { kind: 'report', entity: 'Operation Copper Heron' },
    subject: { as: 'Northgate Labs' },
  });
});

test('a false flag frames someone who is no culprit', () => {
  const claim = onlyClaim('The files were planted to implicate AMBER FINCH.');
  expect(claim).toMatchObject({ predicate: 'false-flag', subject: { entity: 'AMBER FINCH' } });
});

test('every span of a claim re-reads byte-exact', () => {
  const text =
    'Mara Lindqvist, vice president at Northgate Labs, believes AMBER FINCH was behind the breach based on shared servers.';
  const claim = onlyClaim(text);
  const spans = [
    claim.span,
    claim.hedge.span,
    claim.object.span,
    claim.claimants[0]?.span,
    claim.evidence[0]?.span,
  ];
  for (const span of spans) expect(span && text.slice(span.start, span.end)).toBe(span?.quote);
});
