import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeNameIndex } from './name-index.ts';

const find = makeNameIndex([
  { name: 'APT28' },
  { name: 'Copper Heron' },
  { name: 'Copper Heron Junior' },
  { name: 'Heron' },
  { name: 'UNC-0042' },
  { name: 'admin@338' },
  { name: 'EMBER FINCH', letterCase: 'capitalised' },
  { name: 'quietloader', letterCase: 'any' },
  { name: 'Doppelgänger Kit' },
]);

function seen(text: string): readonly string[] {
  return find(text).map(
    ({ start, end, variant }) => `${text.slice(start, end)}${variant ? ' (variant)' : ''}`,
  );
}

test('a name is found where it stands, the longest one first', () => {
  expect(seen('First Copper Heron, then Copper Heron Junior, then a Heron.')).toEqual([
    'Copper Heron',
    'Copper Heron Junior',
    'Heron',
  ]);
});

test('a name broken over a line or spaced by typesetting is the same name', () => {
  expect(seen('by Copper\nHeron, by Copper \u00A0 Heron')).toEqual(['Copper\nHeron', 'Copper \u00A0 Heron']);
  expect(seen('Copper\n\nHeron')).toEqual(['Heron']);
});

test('hyphens and spaces are taken as people write them, and the variant is called one', () => {
  expect(seen('APT28, APT-28, APT 28')).toEqual(['APT28', 'APT-28 (variant)', 'APT 28 (variant)']);
  expect(seen('UNC0042 and UNC-0042 and UNC 0042')).toEqual([
    'UNC0042 (variant)',
    'UNC-0042',
    'UNC 0042 (variant)',
  ]);
});

test('a part of a longer word or number is no name', () => {
  expect(seen('Herons, xHeron, APT280, APT28b, APT 28.5, APT 28,000')).toEqual([]);
  expect(seen('(Heron) “Heron” Heron’s Heron-like Heron.')).toHaveLength(5);
});

test('letter case counts unless the entry says otherwise', () => {
  expect(seen('heron HERON copper heron')).toEqual([]);
  expect(seen('EMBER FINCH, Ember Finch, ember finch')).toEqual(['EMBER FINCH', 'Ember Finch (variant)']);
  expect(seen('QuietLoader and QUIETLOADER')).toEqual(['QuietLoader (variant)', 'QUIETLOADER (variant)']);
});

test('a name inside an address, a path or a file name is no mention', () => {
  expect(seen('https://www.example/Heron C:\\Users\\Heron\\a Heron.exe Heron[.]example x.Heron')).toEqual([]);
  expect(seen('![](/files/blogs/Heron/1.png) Heron@mail.example')).toEqual(['Heron']);
});

test('composed and decomposed letters are one spelling', () => {
  expect(seen('Doppelga\u0308nger Kit')).toEqual(['Doppelga\u0308nger Kit']);
});

test('a name of signs and letters is found whole', () => {
  expect(seen('the admin@338 crew')).toEqual(['admin@338']);
});

test('every entry under one name is returned', () => {
  const [match] = makeNameIndex([
    { name: 'Heron', of: 'a' },
    { name: 'Heron', of: 'b' },
  ])('Heron');
  expect(match?.entries.map(({ of }) => of)).toEqual(['a', 'b']);
});

test('matches are in order and never overlap, whatever the text', () => {
  const pieces = fc.constantFrom(
    'Copper',
    'Heron',
    'Junior',
    'APT',
    '28',
    ' ',
    '-',
    '\n',
    '.',
    '@',
    'admin',
    '338',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
      const text = parts.join('');
      let end = 0;
      for (const match of find(text)) {
        expect(match.start).toBeGreaterThanOrEqual(end);
        expect(match.end).toBeGreaterThan(match.start);
        end = match.end;
      }
    }),
  );
});
