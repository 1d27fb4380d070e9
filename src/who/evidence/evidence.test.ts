import { expect, test } from 'vitest';
import { readingInBlocks } from '../../../test/fixtures/reading-in-blocks.ts';
import { findWho } from '../index.ts';

/** Kind and words of the evidence of the only claim. */
function evidence(...paragraphs: readonly string[]): readonly string[] {
  return findWho(readingInBlocks(...paragraphs)).flatMap((found) =>
    found.kind === 'claim' ? found.evidence.map(({ kind, quote }) => `${kind}: ${quote}`) : [],
  );
}

test('each item of a list keeps its own words and kind', () => {
  expect(
    evidence('We attribute this to AMBER FINCH based on shared servers, its loader and the working hours.'),
  ).toEqual([
    'infrastructure: shared servers',
    'code-overlap: its loader',
    'working-hours: the working hours',
  ]);
});

test('after "Based on …," the main clause is no evidence for itself', () => {
  expect(
    evidence(
      'Based on shared servers, we believe the malware was built by AMBER FINCH, attribute this attack to AMBER FINCH.',
    ),
  ).not.toContainEqual(expect.stringContaining('we believe'));
});

test('what points to somebody is the evidence', () => {
  expect(evidence('Shared servers and the choice of victims point to AMBER FINCH.')).toEqual([
    'infrastructure: Shared servers',
    'victimology: the choice of victims',
  ]);
});

test('the next sentence gives evidence only where it refers back, in the same paragraph', () => {
  const claim = 'We attribute this to AMBER FINCH.';
  expect(evidence(`${claim} This assessment rests on shared servers.`)).toHaveLength(1);
  expect(evidence(claim, 'This assessment rests on shared servers.')).toEqual([]);
  expect(evidence(`${claim} Shared servers were found later.`)).toEqual([]);
});

test('reasons that are announced are the evidence, wherever there are some for the claim and not for something else', () => {
  const why = 'The servers are let by the day. The loader is for sale.';
  expect(evidence(`AMBER FINCH did not do it. There are two reasons why we say so. ${why}`)).toEqual([
    'infrastructure: The servers are let by the day.',
    'code-overlap: The loader is for sale.',
  ]);
  expect(evidence(`AMBER FINCH broke in. There are two reasons why ports lag behind. ${why}`)).toEqual([]);
});
