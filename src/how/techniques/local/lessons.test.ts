import { expect, test } from 'vitest';
import { readingInBlocks } from '../../../../test/fixtures/reading-in-blocks.ts';
import { sha256, utcInstant } from '../../../model/index.ts';
import { findTechniques } from '../index.ts';
import type { Decided } from './decided.ts';
import { decidedIn } from './decided.ts';
import { addedBy } from './features.ts';
import { learnCorrection } from './learn.ts';
import { lessonsOf } from './lessons.ts';
import { furthestShift, LONGEST, MOST_OF_REPORT } from './local-model.ts';

const FETCHED = [1, 2];
const PACKED = [3, 4];

/** A decision on a sentence that has some n-grams of its own and one that no other has. */
function decided(
  at: number,
  isRight: boolean,
  ngrams: readonly number[],
  given: Partial<Decided> = {},
): Decided {
  const hashes = [...ngrams, 1_000 + at];
  const value = Math.sqrt(1 / hashes.length);
  return {
    attackId: 'T1105',
    reportId: `report-${at % 3}`,
    words: `sentence ${at}`,
    at: `2026-11-${10 + at}`,
    isRight,
    features: hashes.map((hash) => ({ hash, value })),
    logOdds: 0,
    isDoubtful: false,
    confident: 0.6,
    ...given,
  };
}

const some = (count: number, isRight: boolean, ngrams: readonly number[], from = 0): readonly Decided[] =>
  Array.from({ length: count }, (_, at) => decided(from + at, isRight, ngrams));

test('what was accepted gains, what was rejected loses, by the words that tell them apart', () => {
  const [lesson] = lessonsOf([...some(6, true, FETCHED), ...some(6, false, PACKED, 6)]);
  expect(lesson).toMatchObject({ kind: 'learnt', accepted: 6, rejected: 6, reports: 3 });
  if (lesson?.kind !== 'learnt') throw new Error('nothing was learnt');
  const added = ([first, second]: readonly number[]): number =>
    addedBy(lesson.correction, [
      { hash: first ?? 0, value: 0.7 },
      { hash: second ?? 0, value: 0.7 },
    ]);
  expect(added(FETCHED)).toBeGreaterThan(0.3);
  expect(added(PACKED)).toBeLessThan(-0.3);
  expect(lesson.after.right).toBe(lesson.after.shown);
});

test('too few decisions, or all from one report, teach nothing', () => {
  const why = (all: readonly Decided[]): unknown => {
    const [lesson] = lessonsOf(all);
    return lesson?.kind === 'refused' ? lesson.why : lesson?.kind;
  };
  expect(why(some(4, true, FETCHED))).toBe('too-few');
  expect(why(some(9, true, FETCHED).map((each) => ({ ...each, reportId: 'report-0' })))).toBe('too-few');
  // The same words in many reports are one decision.
  expect(why(some(9, true, FETCHED).map((each) => ({ ...each, words: 'copied' })))).toBe('too-few');
  expect(why(some(5, true, FETCHED))).toBe('learnt');
});

test('the same words accepted and rejected cancel each other out', () => {
  const both = [...some(4, true, FETCHED), ...some(4, false, FETCHED)];
  expect(lessonsOf(both)).toMatchObject([{ kind: 'refused', why: 'contradictory', contradicted: 8 }]);
});

test('decisions that the other reports do not foretell are refused', () => {
  // Each report decides otherwise on like sentences.
  const like = [0, 1, 2, 3, 4, 5, 6, 7].map((at) =>
    decided(at, at % 2 === 0, FETCHED, { reportId: `r-${at % 2}` }),
  );
  expect(lessonsOf(like)).toMatchObject([{ kind: 'refused', why: 'no-better' }]);
});

test('a report has no more say than its share, and nothing is added beyond the bounds', () => {
  const loud = Array.from({ length: 40 }, (_, at) => decided(at, false, FETCHED, { reportId: 'report-0' }));
  const quiet = decided(41, false, FETCHED, { reportId: 'report-1' });
  const [lesson] = lessonsOf([...loud, quiet]);
  expect(lesson?.rejected).toBe(MOST_OF_REPORT + 1);
  const { shift, weights } = learnCorrection(
    some(400, false, FETCHED).map((each) => ({ ...each, logOdds: 6 })),
  );
  expect(Math.abs(shift)).toBeLessThanOrEqual(furthestShift(400));
  expect(Math.hypot(...weights.values())).toBeLessThanOrEqual(LONGEST + 0.01);
});

test('the order in which decisions come does not matter', () => {
  const all = [...some(6, true, FETCHED), ...some(6, false, PACKED, 6)];
  expect(lessonsOf(all.toReversed())).toEqual(lessonsOf(all));
});

const DUMPS = 'The operators then used Mimikatz to dump credentials from the memory of the LSASS process.';
const reading = readingInBlocks(
  'The intruders sent an email with a malicious Word attachment to two port authorities.',
  DUMPS,
);

test('a decision is joined with the shipped model’s own word, and one on what it would not say is left out', () => {
  const [sentence] = findTechniques(reading).filter(({ attackId }) => attackId === 'T1003.001');
  const { start = 0, end = 0 } = sentence?.span ?? {};
  const asked = { start, end, isRight: false, at: '2026-11-20' };
  const found = decidedIn('report-1', reading, [
    { ...asked, attackId: 'T1003.001' },
    { ...asked, attackId: 'T1491.001' },
  ]);
  expect(found.map(({ attackId }) => attackId)).toEqual(['T1003.001']);
  expect(1 / (1 + Math.exp(-(found[0]?.logOdds ?? 0)))).toBeCloseTo(sentence?.score ?? 0, 3);
});

test('a local model that says nothing of a technique leaves its findings as shipped, to the letter', () => {
  const local = { made: utcInstant(0), sha256: sha256(''), corrections: new Map() };
  expect(findTechniques(reading, { local })).toEqual(findTechniques(reading));
  const low = { ...local, corrections: new Map([['T1003.001', { shift: -3, weights: new Map() }]]) };
  const tiers = [{}, { local: low }].map(
    (context) => findTechniques(reading, context).find(({ span }) => span.quote === DUMPS)?.tier,
  );
  expect(tiers[1]).not.toBe(tiers[0]);
});
