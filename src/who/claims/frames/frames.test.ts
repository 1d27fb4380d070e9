import { expect, test } from 'vitest';
import { tokensOf } from '../../tokens.ts';
import { framesIn } from './index.ts';

/** Who is said to say something in a sentence, and what; `~` for nobody in particular. */
function framesOf(text: string): readonly string[] {
  const tokens = tokensOf(text, { start: 0, end: text.length });
  const words = (range: { from: number; to: number }) =>
    text.slice(tokens[range.from]?.start, tokens[range.to - 1]?.end);
  return framesIn(tokens).map(
    ({ claimant, covers }) => `${claimant === undefined ? '~' : words(claimant)} > ${words(covers)}`,
  );
}

test.each([
  ['Vale said that it rained.', 'Vale > that it rained.'],
  ['It rained, Vale said.', 'Vale > It rained,'],
  ['“It rained,” said Ann Vale, an analyst.', 'Ann Vale > “It rained,”'],
  ['According to Northgate, it rained.', 'Northgate > , it rained.'],
  ['It is believed to rain.', '~ > It is believed to rain.'],
  ['Vale is confident that it rained.', 'Vale > that it rained.'],
  ['Vale has little doubt that it rained.', 'Vale > that it rained.'],
  ['Vale refused to rule out that it rained.', 'Vale > that it rained.'],
  ['Northgate’s conclusion that it rained was wrong.', 'Northgate > it rained was wrong.'],
  ['Vale, who runs a lab, said that it rained.', 'Vale > that it rained.'],
  ['Vale, citing an unpublished report by Northgate, said that it rained.', 'Vale > that it rained.'],
  ['Vale told the Wire on Monday that it rained.', 'Vale > on Monday that it rained.'],
])('%s', (text, frame) => {
  expect(framesOf(text)).toEqual([frame]);
});

test.each([
  'The reported breach and publicly known servers were old.',
  'The report states nothing new about the gas dispute.',
  'The logs show the address of a printer.',
  'Nobody said that it rained.',
])('adjectives, nouns and things without a voice make no frame: %s', (text) => {
  expect(framesOf(text).filter((frame) => !frame.startsWith('The report'))).toEqual([]);
});

test('frames nest: the paper carries what the analyst believes', () => {
  expect(framesOf('The paper reports that Ann Vale believes it rained.')).toEqual([
    'The paper > that Ann Vale believes it rained.',
    'Ann Vale > it rained.',
  ]);
});
