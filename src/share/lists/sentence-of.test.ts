import { expect, test } from 'vitest';
import { spanOf } from '../../model/index.ts';
import { sentenceOf } from './sentence-of.ts';

function reading(text: string): Parameters<typeof sentenceOf>[0] {
  return { text, sentences: [], blocks: [{ kind: 'paragraph', start: 0, end: text.length }] };
}

test('a sentence is shown on one line', () => {
  const text = 'It beacons to\n  198.51.100.3\tdaily.';
  expect(sentenceOf(reading(text), spanOf(text, 16, 28))).toBe('It beacons to 198.51.100.3 daily.');
});

test('a “sentence” without end is cut around the span, with marks at the cuts and no broken character', () => {
  const text = `${'😀'.repeat(5000)} 198.51.100.3 ${'😀'.repeat(5000)}`;
  const shown = sentenceOf(reading(text), spanOf(text, 10_001, 10_013));
  expect(shown).toMatch(/^…\uFFFD?😀+ 198\.51\.100\.3 😀+\uFFFD?…$/u);
  expect(shown.length).toBeLessThanOrEqual(602);
});

test('a table kept as plain text is one “sentence”: what is shown is the row', () => {
  const rows = Array.from(
    { length: 30 },
    (_, i) => `| loader${i}.dll | 198.51.100.${i} | 2026-11-${10 + (i % 20)} |`,
  );
  const text = rows.join('\n');
  const at = text.indexOf('198.51.100.17');
  expect(sentenceOf(reading(text), spanOf(text, at, at + 13))).toBe(
    '…| loader17.dll | 198.51.100.17 | 2026-11-27 |…',
  );
  const last = text.indexOf('198.51.100.29');
  expect(sentenceOf(reading(text), spanOf(text, last, last + 13))).toBe(
    '…| loader29.dll | 198.51.100.29 | 2026-11-19 |',
  );
});

test('a long sentence is cut between words, and a run without a blank where it must be', () => {
  const text = `${'harbour pilots '.repeat(60)}saw 198.51.100.3 ${'answering nightly '.repeat(60)}`;
  const at = text.indexOf('198');
  const shown = sentenceOf(reading(text), spanOf(text, at, at + 12));
  expect(shown).toMatch(/^…(?:(?:harbour|pilots) )+saw 198\.51\.100\.3(?: (?:answering|nightly))+…$/u);
  expect(shown.length).toBeGreaterThan(400);
  const glued = `${'a'.repeat(900)} 198.51.100.3`;
  expect(sentenceOf(reading(glued), spanOf(glued, 901, 913))).toMatch(/^…a{100,200} 198\.51\.100\.3$/u);
});
