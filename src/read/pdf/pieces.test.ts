import { expect, test } from 'vitest';
import type { Glyphs } from './glyphs.ts';
import { textOf } from './piece.ts';
import { piecesOf } from './pieces.ts';
import type { Style } from './styles.ts';

const PROSE: Style = { size: 10, mono: false, bold: false };
const CODE: Style = { size: 8, mono: true, bold: false };

/** One line of characters, 5 points each; what stands in backticks is set as code. */
function lineOf(marked: string): Glyphs {
  const characters: string[] = [];
  const styles: Style[] = [];
  let style = PROSE;
  for (const character of marked) {
    if (character === '`') style = style === PROSE ? CODE : PROSE;
    else {
      characters.push(character);
      styles.push(style);
    }
  }
  const at = (place: (index: number) => number): Float32Array =>
    Float32Array.from(characters, (_, i) => place(i));
  return {
    count: characters.length,
    pageHeight: 800,
    code: Uint32Array.from(characters, (character) => character.codePointAt(0) ?? 0),
    latin1: characters.join(''),
    hyphen: new Uint8Array(characters.length),
    x0: at((index) => 50 + 5 * index),
    x1: at((index) => 55 + 5 * index),
    y0: at(() => 698),
    y1: at(() => 708),
    baselineOf: () => 700,
    styleOf: (index) => styles[index] ?? PROSE,
  };
}

test.each([
  ['`tide.dat;` three people opened it', PROSE],
  ['`C:\\Program Files\\a.dll` was loaded', PROSE],
  ['they opened `tide.dat`', PROSE],
  ['`rule heron { condition: true }`', CODE],
  ['`if (a` → ≥ `b)`', CODE],
])('%s is a line of code only when no word of it is prose', (marked, { mono, size }) => {
  const pieces = piecesOf(lineOf(marked), 1);
  expect(pieces.map((piece) => [textOf(piece), piece.mono, piece.size])).toEqual([
    [marked.replaceAll('`', ''), mono, size],
  ]);
});
