import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Break } from './breaks.ts';
import { breaksOf } from './breaks.ts';
import { edgeOf, reaching } from './column-edge.ts';
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

/** `columns` is how many characters others show the column to hold; `flow` says that it is no cell. */
function breaks(
  texts: readonly string[],
  header = '',
  columns = 0,
  flow?: 'code' | 'prose',
): readonly Break[] {
  const pieces = lines(...texts);
  const edge = columns === 0 ? edgeOf(pieces) : reaching(edgeOf(pieces), columns * WIDTH);
  return breaksOf(pieces, {
    edge,
    label: hashLabel(header),
    vocabulary: new Set(),
    code: flow === 'code',
    inCell: flow === undefined,
  });
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

test.each([
  ['e-mail addresses', 'pilotage.desk[at]harbour-forms[.]example', 'heron.agency@example[.]org'],
  ['hosts', 'a-long-first-name[.]example', 'b[.]example'],
  ['hosts with ports', 'a-long-first-name[.]example:8443', 'b[.]example:443'],
  ['a host and a wildcard', 'a-long-first-name[.]example', '*.heron[.]example'],
  ['a host and a file', 'a-long-first-name[.]example', 'loader.exe'],
  ['a host and a word', 'a-long-first-name[.]example', 'sinkholed'],
  ['addresses', 'tcp[:]//192.0.2[.]118:8080', 'tcp[:]//192.0.2[.]7:80'],
  ['an address and a hash', `hxxp://${'heron-'.repeat(5)}cdn[.]example/x`, md5('a')],
  ['an address and an e-mail address', 'hxxp://heron[.]example/panel/', 'a@b[.]example'],
  ['paths', 'uploads-of-heron[.]example/x', 'b[.]example/y'],
])('two entries of a list stay two, though the first is the longest: %s', (_, first, second) => {
  expect(breaks([first, second])).toEqual(['line']);
  expect(breaks([first, second], '', 0, 'code')).toEqual(['line']);
  expect(breaks([second, first, second])).toEqual(['line', 'line']);
});

test('hashes of neighbouring lines stay apart, whole or not, whatever filled the column', () => {
  expect(breaks([md5('a'), md5('b')], 'MD5')).toEqual(['line']);
  expect(breaks([sha256('a'), md5('b')], 'Hash')).toEqual(['line']);
});

test('an address that its paragraph breaks at a hyphen inside is put together, hyphen and all', () => {
  const before = `used a link to hxxps://berth${LINE_END_HYPHEN}`;
  const rest = 'notices[.]example/q4/allocation.iso instead of the attachment. The';
  expect(breaks([before, rest], '', 60, 'prose')).toEqual(['glue']);
});

test('a word that follows an address at the end of its line is not drawn into it', () => {
  expect(breaks(['it came from hxxp://heron[.]example/a', 'instead of the mail'], '', 0, 'prose')).toEqual([
    'space',
  ]);
  expect(breaks(['hxxp://heron[.]example/a', 'sinkholed'])).toEqual(['line']);
});

test.each([
  [['berth_allocation_', 'Q4_2026.iso']],
  [['berth_allocation_', 'Q4_2026_version_', 'final.pdf.lnk']],
  [['berth_allocation.', 'exe']],
  [['the file C:\\Windows\\', 'Temp\\tl.dmp was']],
])('a name that fills its cell to a mark at which lines break goes on below: %s', (cell) => {
  expect(breaks(cell)).toEqual(cell.slice(1).map(() => 'glue'));
});

test('a path goes on below where another line shows how wide its column is', () => {
  const path = 'C:\\inetpub\\wwwroot\\';
  expect(breaks([path, 'owa'])).toEqual(['line']);
  expect(breaks([path, 'owa'], '', path.length)).toEqual(['glue']);
});

test.each([
  ['a second path', 'C:\\Users\\Public\\', 'C:\\Windows\\Temp\\'],
  ['a registry key', 'C:\\Users\\Public\\Libraries\\', 'HKLM\\Software\\Kelpline'],
  ['folders', 'long-uploads/', 'cache/'],
  ['a host', 'berth_allocation_', 'heron.example'],
  ['an address', 'berth_allocation_', 'https://heron.example/a'],
  ['a sentence', 'The file is small.', 'It does little'],
  ['a mark alone', 'Startup /', 'Folder'],
])('a name does not swallow what stands below it: %s', (_, first, second) => {
  expect(breaks([first, second])).not.toContain('glue');
});

test('a name that had room left in its cell was ended on purpose', () => {
  expect(breaks(['tl_', 'sync_1.bin'], '', 30)).toEqual(['line']);
});

test('in running text a path goes on only in what looks like a path', () => {
  const before = 'saved in the registry under HKCU\\Software\\';
  expect(breaks([before, 'Microsoft\\Windows as a value and more'], '', 45, 'prose')).toEqual(['glue']);
  expect(breaks([before, 'and elsewhere as a value'], '', 45, 'prose')).toEqual(['space']);
  expect(breaks(['names that begin with tl_', 'and end'], '', 26, 'prose')).toEqual(['space']);
});

test('lines of code are never put together as names', () => {
  expect(breaks(['C:\\Users\\Public\\', 'Temp\\tl.dmp'], '', 16, 'code')).toEqual(['line']);
  expect(breaks(['berth_allocation_', 'Q4_2026.iso'], '', 17, 'code')).toEqual(['line']);
});

test('an English word hyphenated in a cell reads as it is spelt', () => {
  expect(breaks([`counter${LINE_END_HYPHEN}`, 'measures'])).toEqual(['drop-hyphen']);
  expect(breaks([`Mark-of-the${LINE_END_HYPHEN}`, 'Web'])).toEqual(['glue']);
});
