import { expect, test } from 'vitest';
import { sampleDocument } from '../../../test/fixtures/sample-document.ts';
import type { Finding, Reading } from '../../model/index.ts';
import { sha256, spanOf, utcInstant } from '../../model/index.ts';
import { assertRereads } from './spans.ts';
import type { Standing } from './stand.ts';
import { bringDecisions } from './stand.ts';

const before = sampleDocument();
const moved = sampleDocument({ preface: 'Updated on 18 November.' });

const rejected = (finding: Finding): Standing => ({
  matter: `matter of ${finding.id}`,
  decision: { status: 'rejected', by: 'R. Analyst', at: utcInstant(0) },
  finding,
});

const observables = (document: typeof before): Finding[] =>
  document.findings.filter((finding) => finding.kind === 'observable');

/** The reading's text changed by hand, as a publisher or an extractor would. */
function readingOf(text: string): Reading {
  return { ...before.reading, id: 'reading-other', text, textSha256: sha256(text), map: [] };
}

test('decisions follow their findings when every offset moves', () => {
  const standing = before.findings.map(rejected);
  const stand = bringDecisions(moved.reading, moved.findings, standing);
  expect(stand.placed.map((each) => each.finding)).toEqual(moved.findings);
  expect(stand.placed.map((each) => each.standing)).toEqual(standing);
  expect(stand.lost).toEqual([]);
});

test('of two mentions of one thing, the one that was decided on is found again', () => {
  const [first, , second] = observables(before);
  if (!first || !second) throw new Error('the sample mentions one domain twice');
  const stand = bringDecisions(moved.reading, observables(moved), [rejected(second)]);
  expect(stand.placed.map((each) => each.standing !== undefined)).toEqual([false, false, true, false]);
  const both = bringDecisions(moved.reading, observables(moved), [rejected(second), rejected(first)]);
  expect(both.placed.map((each) => each.standing?.finding.id)).toEqual([
    first.id,
    undefined,
    second.id,
    undefined,
  ]);
});

test('a decided finding that the machine no longer makes is carried over by its words', () => {
  const standing = before.findings.map(rejected);
  const stand = bringDecisions(moved.reading, [], standing);
  expect(stand.lost).toEqual([]);
  expect(stand.placed).toHaveLength(before.findings.length);
  for (const { finding } of stand.placed) assertRereads(finding, moved.reading.text);
});

test('a finding whose words are gone is lost, and one of whose words a part is gone too', () => {
  const [domain] = before.findings;
  const claim = before.findings.find((finding) => finding.kind === 'claim');
  if (!domain || !claim) throw new Error('the sample has both');
  const without = readingOf(
    before.reading.text.replaceAll('heron-cdn', 'gull-cdn').replace('were theirs', 'were its own'),
  );
  const standing = [rejected(domain), rejected(claim)];
  expect(bringDecisions(without, [], standing)).toEqual({ placed: [], lost: standing });
});

test('words that stand in two places are not guessed at', () => {
  const [, address] = before.findings;
  if (!address) throw new Error('the sample has an address');
  const twice = readingOf('Seen: 198.51.100[.]23.\nAgain: 198.51.100[.]23.');
  expect(bringDecisions(twice, [], [rejected(address)]).lost).toHaveLength(1);
  const once = readingOf('Seen: 198.51.100[.]23.');
  const [carried] = bringDecisions(once, [], [rejected(address)]).placed;
  expect(carried?.finding.span).toMatchObject({ start: 6, end: 21, quote: '198.51.100[.]23' });
});

test('a carried finding gives up its id where the machine uses it for something else', () => {
  const [domain, address] = before.findings;
  if (!domain || !address) throw new Error('the sample has both');
  const usurper = { ...address, id: domain.id };
  const stand = bringDecisions(before.reading, [usurper], [rejected(domain)]);
  const [first, second] = stand.placed.map((each) => each.finding);
  expect(first).toEqual(usurper);
  expect(second?.span).toEqual(domain.span);
  expect(second?.id).toMatch(/^finding-[0-9a-f]{16}$/);
  expect(second?.id).not.toBe(domain.id);
});

test('what was given back to the machine is not carried on without it', () => {
  const [domain] = before.findings;
  if (!domain) throw new Error('the sample has a domain');
  const undone: Standing = {
    ...rejected(domain),
    decision: { status: 'suggested', by: 'R. Analyst', at: utcInstant(1) },
  };
  expect(bringDecisions(before.reading, [], [undone])).toEqual({ placed: [], lost: [] });
});

test('a span at the very start or end of a text is carried like any other', () => {
  const [domain] = before.findings;
  if (!domain) throw new Error('the sample has a domain');
  const { quote } = domain.span;
  const atStart = { ...domain, span: spanOf(`${quote} was called.`, 0, quote.length) };
  const [carried] = bringDecisions(readingOf(`They called ${quote}`), [], [rejected(atStart)]).placed;
  expect(carried?.finding.span).toMatchObject({ start: 12, quote, suffix: '' });
});
