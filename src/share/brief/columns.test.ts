import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnsOf, endOf, padded, startOf } from './columns.ts';

describe('columns of a terminal', () => {
  test.each([
    ['nothing', '', 0],
    ['Latin letters', 'Copper Heron', 12],
    ['letters with accents, composed', 'Résumé', 6],
    ['letters with accents, combining', 'Re\u0301sume\u0301', 6],
    ['the brief’s own punctuation', '“…” – ·', 7],
    ['Chinese', '铜鹭行动', 8],
    ['Japanese, full and half width', 'ｱカ', 3],
    ['Korean', '구리', 4],
    ['full-width Latin', 'ＡＢ', 4],
    ['Arabic', 'مالك', 4],
    ['an emoji', '🦅', 2],
    ['an emoji of several characters', '👩‍💻', 2],
    ['a flag', '🇦🇶', 2],
    ['a sign shown as a picture', '⚠️', 2],
    ['a zero-width space', 'a\u200Bb', 2],
    ['colour', '\u001B[1;38;5;30mHOW\u001B[0m', 3],
  ])('%s', (_, text, columns) => {
    expect(columnsOf(text)).toBe(columns);
  });
});

describe('cutting keeps characters whole', () => {
  test('a wide character that does not fit is left out, not halved', () => {
    expect([startOf('铜鹭行动', 5), endOf('铜鹭行动', 5)]).toEqual(['铜鹭', '行动']);
    expect(startOf('ab👩‍💻cd', 3)).toBe('ab');
    expect(endOf('ab👩‍💻cd', 4)).toBe('👩‍💻cd');
  });

  test('never more columns than asked for, and always a part of the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(30), (text, columns) => {
        const [start, end] = [startOf(text, columns), endOf(text, columns)];
        expect(Math.max(columnsOf(start), columnsOf(end))).toBeLessThanOrEqual(columns);
        expect([text.startsWith(start), text.endsWith(end)]).toEqual([true, true]);
      }),
    );
  });

  test('padding fills to the column, and never cuts', () => {
    expect(padded('铜', 4)).toBe('铜  ');
    expect(padded('Heron', 3)).toBe('Heron');
  });
});
