import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MapSegment } from '../../model/index.ts';
import { spanIn } from '../../model/index.ts';
import { placesIn } from './place.ts';

const TEXT =
  'The intruders opened the attached invoice on the harbour office’s machine. They came back in May, and ' +
  'the first beacon went to cdn.heron.example on port 8443. A second office saw the same file a week later.';

const plain = (text: string): { text: string; map: MapSegment[] } => ({ text, map: [] });
const spanFor = (quote: string, text = TEXT): ReturnType<typeof spanIn> => {
  const start = text.indexOf(quote);
  if (start < 0) throw new Error(`not in the text: ${quote}`);
  return spanIn(plain(text), start, start + quote.length);
};
const found = (text: string, quote: string, likeness: 'value' | 'prose' = 'prose'): string | undefined =>
  placesIn(plain(text))(spanFor(quote), likeness)?.quote;

test.each([
  ['line ends', TEXT.replaceAll(' ', '\n')],
  ['no spaces at all', TEXT.replaceAll(' ', '')],
  ['hyphens at line ends', TEXT.replace('intruders', 'intru-\nders').replace('attached', 'attach\u00ADed')],
  ['ligatures', TEXT.replaceAll('ffi', '\uFB03')],
  ['straight quotation marks', TEXT.replace('’', "'")],
  ['a few letters read wrongly', TEXT.replace('harbour', 'harb0ur').replace('opened', 'opcned')],
])('a sentence is found again through %s', (_, text) => {
  const sentence = TEXT.slice(0, TEXT.indexOf('.') + 1);
  const again = found(text, sentence);
  expect(again?.startsWith('The')).toBe(true);
  expect(again?.endsWith('.')).toBe(true);
});

test('a sentence that says something else is lost', () => {
  expect(found('The intruders closed a different letter on the school’s printer.', TEXT.slice(0, 74))).toBe(
    undefined,
  );
});

test('a value is found again through white space only: one other character is another value', () => {
  expect(found(TEXT.replace('heron.example', 'heron.\nexample'), 'cdn.heron.example', 'value')).toBe(
    'cdn.heron.\nexample',
  );
  for (const other of [
    'cdn.heroon.example',
    'cdn.he-ron.example',
    'xcdn.heron.example',
    'cdn.heron.example.test',
  ])
    expect(found(TEXT.replace('cdn.heron.example', other), 'cdn.heron.example', 'value')).toBe(undefined);
});

test('a short word is not found inside a longer one', () => {
  expect(found('Mayor Maynard said nothing.', 'May')).toBe(undefined);
  expect(found('It was in May.', 'May')).toBe('May');
});

test('of several places the context decides, then the page, and otherwise nobody', () => {
  const twice = `${TEXT}\n${TEXT.replace('first beacon', 'other signal')}`;
  const target = spanFor('cdn.heron.example');
  expect(placesIn(plain(twice))(target, 'value')?.start).toBe(TEXT.indexOf('cdn.heron'));
  const bare = 'Hosts: cdn.heron.example\nHosts: cdn.heron.example';
  expect(placesIn(plain(bare))(target, 'value')).toBe(undefined);
  const at = (start: number, end: number, page: number): MapSegment => ({
    start,
    end,
    at: { kind: 'page-box', page, box: [0, 0, 0, 0] },
  });
  const paged = { text: bare, map: [at(0, 25, 1), at(25, bare.length, 2)] };
  expect(placesIn(paged)({ ...target, page: 2 }, 'value')?.start).toBe(32);
});

test('dots that lead to page numbers are found by their context or not at all', () => {
  const dots = '.'.repeat(40);
  const span = spanIn(plain(`Contents ${dots} 3`), 9, 49);
  expect(placesIn(plain(`Figures ${dots} 7`))(span, 'prose')).toBe(undefined);
  expect(placesIn(plain(`Preface. Contents ${dots} 3`))(span, 'prose')?.start).toBe(18);
});

test('whatever is found re-reads, and stands where it stood when only the space before it changed', () => {
  fc.assert(
    fc.property(
      fc.nat({ max: TEXT.length - 41 }),
      fc.integer({ min: 20, max: 40 }),
      fc.nat({ max: 50 }),
      (start, length, more) => {
        const span = spanIn(plain(TEXT), start, start + length);
        const text = ' '.repeat(more) + TEXT;
        const again = placesIn(plain(text))(span, 'prose');
        expect(again && text.slice(again.start, again.end)).toBe(again?.quote);
        expect(again?.start).toBe(start + more);
      },
    ),
  );
});
