import { expect, test } from 'vitest';
import { readingInBlocks } from '../../test/fixtures/reading-in-blocks.ts';
import { findHow } from './index.ts';

const reading = readingInBlocks(
  'The intruders used CVE-2024-21412 to drop Emotet from 198.51.100.23.',
  'It injects itself by Process Hollowing (T1055.012).',
  { kind: 'code', text: 'rule Copper_Heron { condition: true }' },
);

test('everything that shows how it was done comes in the order of the text', () => {
  const found = findHow(reading, {});
  const kinds = ['vulnerability', 'software', 'technique', 'rule'];
  expect(found.map(({ kind }) => kind).filter((kind) => kinds.includes(kind))).toEqual(kinds);
  expect(found.some(({ kind }) => kind === 'observable')).toBe(true);
  expect(found.map(({ span }) => span.start)).toEqual(
    found.map(({ span }) => span.start).sort((a, b) => a - b),
  );
});

test('reading the same text again names the same findings', () => {
  expect(findHow(reading, {})).toEqual(findHow(reading, {}));
  const ids = findHow(reading, {}).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('every finding stands where its span says', () => {
  for (const { span } of findHow(reading, {})) {
    expect(reading.text.slice(span.start, span.end)).toBe(span.quote);
  }
});
