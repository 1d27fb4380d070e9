import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Break } from './breaks.ts';
import { breaksOf } from './breaks.ts';
import { hashLabel } from './hash-joins.ts';
import type { Piece } from './piece.ts';
import { LINE_END_HYPHEN } from './piece.ts';

const WIDTH = 5;

/** Lines of a column, 5 points a character, that begin at one left edge. */
function lines(...texts: readonly string[]): readonly Piece[] {
  return texts.map((text, index) => {
    let x = 0;
    const words = text.split(' ').map((word) => {
      const x0 = x;
      x += (word.length + 1) * WIDTH;
      return { text: word, x0, x1: x - WIDTH, head: WIDTH };
    });
    const y0 = 700 - 10 * index;
    const style = { size: 8, mono: false, bold: false, turned: false };
    return { page: 1, words, x0: 0, x1: x - WIDTH, y0, y1: y0 + 9, baseline: y0 + 2, ...style };
  });
}

function breaks(texts: readonly string[], header = '', columns = 0): readonly Break[] {
  const right = Math.max(columns, ...texts.map((text) => text.length)) * WIDTH;
  return breaksOf(lines(...texts), { right, label: hashLabel(header), vocabulary: new Set(), code: false });
}

const md5 = (label: string): string => createHash('md5').update(label).digest('hex');
const sha256 = (label: string): string => createHash('sha256').update(label).digest('hex');
const cut = (text: string, width: number): readonly string[] =>
  text.match(new RegExp(`.{1,${width}}`, 'g')) ?? [];

test('a SHA-256 that its cell breaks into uneven pieces comes out whole without any label', () => {
  expect(breaks(cut(sha256('a'), 20))).toEqual(['glue', 'glue', 'glue']);
});

test('a list of complete hashes is never joined, whatever its column is called', () => {
  const list = [md5('a'), md5('b'), md5('c'), md5('d')];
  expect(breaks(list)).toEqual(['line', 'line', 'line']);
  expect(breaks(list, 'MD5')).toEqual(['line', 'line', 'line']);
  expect(breaks([sha256('a'), sha256('b')])).toEqual(['line']);
});

test('two halves that could each be an MD5 are one SHA-256 only where the header says so', () => {
  const halves = cut(sha256('a'), 32);
  expect(breaks(halves)).toEqual(['line']);
  expect(breaks(halves, 'MD5 or SHA-256')).toEqual(['line']);
  expect(breaks(halves, 'SHA-256')).toEqual(['glue']);
});

test('an MD5 is not lengthened to a SHA-1 by the eight digits of the file name below it', () => {
  expect(breaks([md5('a').toUpperCase(), 'A0029670.dll'])).toEqual(['line']);
  expect(breaks([md5('a'), 'a0029670'])).toEqual(['line']);
});

test('two hashes in one cell are each put together and stay apart', () => {
  const cell = [...cut(md5('a'), 14), ...cut(md5('b'), 14)];
  expect(breaks(cell)).toEqual(['glue', 'glue', 'line', 'glue', 'glue']);
});

test('sixteen-digit values one a line stay apart unless a hash is spoken of', () => {
  const values = cut(md5('a'), 16);
  expect(breaks(values)).toEqual(['line']);
  expect(breaks(['MD5', ...values])).toEqual(['line', 'glue']);
});

test('a line that had room left was ended on purpose, so its digits are not continued', () => {
  expect(breaks(cut(sha256('a'), 20), '', 30)).toEqual(['line', 'line', 'line']);
});

test('hashes written in one column of any width come out as they went in, or apart, never as another hash', () => {
  const hash = fc
    .tuple(fc.constantFrom('md5', 'sha1', 'sha256'), fc.string())
    .map(([algorithm, label]) => createHash(algorithm).update(label).digest('hex'));
  fc.assert(
    fc.property(
      fc.array(hash, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 5, max: 70 }),
      (hashes, width) => {
        const pieces = hashes.flatMap((value) => cut(value, width));
        const found = breaks(pieces, '', width);
        const text = pieces.map((piece, index) => piece + (found[index] === 'glue' ? '' : '\n')).join('');
        const allowed = new Set([...hashes, ...pieces]);
        const wrong = text.split('\n').filter((token) => token !== '' && !allowed.has(token));
        expect(wrong).toEqual([]);
      },
    ),
  );
});

test('an address broken in a narrow cell comes out whole, the next address below it stays its own', () => {
  expect(breaks(['hxxp://drop[.]hero', 'n[.]example/panel/', 'gate.php?id=1'])).toEqual(['glue', 'glue']);
  expect(breaks(['http://a.example/x', 'http://b.example/y'])).toEqual(['line']);
  expect(breaks(['http://a.example/x', 'drop.example'])).toEqual(['line']);
  expect(breaks(['http://a.example/v_253210.htm', 'Roar.dll'])).toEqual(['line']);
  expect(breaks(['http://a.example/long/path/', 'drop.example'])).toEqual(['line']);
  expect(breaks(['http://a.example/long/path/', '198.51.100.7/x'])).toEqual(['line']);
  expect(breaks(['http://update.heron.example', 'b.example/x'])).toEqual(['line']);
});

test('a word of the sentence that follows an address at the end of a full line is not drawn into it', () => {
  const before = 'it contacted http://update.heron.example/a';
  expect(breaks([before, 'and then it slept for two days'])).toEqual(['space']);
  expect(breaks([before, 'website. These were requests'])).toEqual(['space']);
  expect(breaks([`${before}/`, 'panel/open.php?x=1 and then slept'])).toEqual(['glue']);
});

test('the hyphen of a broken word goes, that of an address, a file name or a compound stays', () => {
  const hyphenated = (start: string, rest: string): Break | undefined =>
    breaks([`words ${start}${LINE_END_HYPHEN}`, `${rest} and more words`], '', 60)[0];
  expect(hyphenated('evalu', 'ation')).toBe('drop-hyphen');
  expect(hyphenated('heron-loader', 'seven.dll')).toBe('glue');
  expect(hyphenated('https://heron.example/a', 'b')).toBe('glue');
  expect(hyphenated('command-and', 'control')).toBe('glue');
  expect(hyphenated('CVE-2012', '2539')).toBe('glue');
  expect(['space', 'line']).toContain(hyphenated('pre', 'and post-war'));
});

test('a hash that a word processor hyphenated loses the hyphen', () => {
  const [start, rest] = cut(md5('a'), 16);
  expect(breaks([`file ${start}${LINE_END_HYPHEN}`, `${rest}) was sent`], '', 60)).toEqual(['drop-hyphen']);
});
