import { expect, test } from 'vitest';
import { sentenceAt, spanIn } from './reading.ts';

const reading = {
  text: 'First one. Second one.\n\nhash: 1234',
  sentences: [
    { start: 0, end: 10 },
    { start: 11, end: 22 },
  ],
  blocks: [{ kind: 'paragraph' as const, start: 0, end: 22 }],
  map: [{ start: 0, end: 22, at: { kind: 'page-box' as const, page: 3, box: [0, 0, 1, 1] as const } }],
};

test('a span carries the page it stands on and re-reads byte-exact', () => {
  const span = spanIn(reading, 11, 17);
  expect(span).toMatchObject({ quote: 'Second', page: 3, prefix: 'First one. ' });
  expect(reading.text.slice(span.start, span.end)).toBe(span.quote);
});

test('a position outside every sentence still leads to its line', () => {
  expect(sentenceAt(reading, 12)).toEqual({ start: 11, end: 22 });
  expect(sentenceAt(reading, 30)).toEqual({ start: 24, end: 34 });
});
