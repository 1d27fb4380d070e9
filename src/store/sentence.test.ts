import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spanOf } from '../model/index.ts';
import { sentenceAround } from './sentence.ts';

const reading = (text: string) => ({ text, sentences: [{ start: 0, end: text.length }], blocks: [] });

test('a sentence is given whole when a person would read it whole', () => {
  const text = 'It called update[.]heron-cdn[.]example twice.';
  expect(sentenceAround(reading(text), spanOf(text, 10, 16)).text).toBe(text);
});

test('a sentence of a megabyte is cut down to the words around the span', () => {
  const text = `${'a '.repeat(500_000)}192.0.2.7${' b'.repeat(500_000)}`;
  const { text: around } = sentenceAround(reading(text), spanOf(text, 1_000_000, 1_000_009));
  expect(around).toContain('192.0.2.7');
  expect(around.length).toBeLessThan(1_000);
});

test('a sentence holds its span, re-reads, and starts and ends with whole characters', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
      fc.nat(1_400),
      fc.nat(40),
      (unit, at, length) => {
        const text = unit.repeat(Math.ceil(1_500 / unit.length));
        const start = wholeAt(text, at);
        const span = spanOf(text, start, wholeAt(text, start + length));
        const sentence = sentenceAround(reading(text), span);
        expect(text.slice(sentence.start, sentence.end)).toBe(sentence.text);
        expect(sentence.start).toBeLessThanOrEqual(span.start);
        expect(sentence.end).toBeGreaterThanOrEqual(span.end);
        expect(isWhole(sentence.text)).toBe(true);
      },
    ),
    { numRuns: 200 },
  );
});

/** A position between characters at or just after another. */
function wholeAt(text: string, position: number): number {
  return isWhole(text.slice(0, position)) ? position : position + 1;
}

/** No half of a surrogate pair survives the way through UTF-8. */
function isWhole(text: string): boolean {
  return Buffer.from(text).toString() === text;
}
