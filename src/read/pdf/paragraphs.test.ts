import { expect, test } from 'vitest';
import { edgesOf, paragraphsOf } from './paragraphs.ts';
import type { Piece } from './piece.ts';
import { textOf } from './piece.ts';

/** Points a character of prose and of code. */
const WIDTH = 5;
const LEADING = 15;

interface Line {
  readonly text: string;
  readonly code?: boolean;
  /** Points between this line and the one above it, where it is not the usual. */
  readonly drop?: number;
  readonly indent?: number;
}

/** One column of lines, prose at 10 points and code at 8. */
function column(...written: readonly Line[]): readonly Piece[] {
  let baseline = 700;
  return written.map(({ text, code = false, drop = LEADING, indent = 0 }) => {
    baseline -= drop;
    let x1 = 50 + indent - WIDTH;
    const words = text.split(' ').map((word) => {
      const x0 = x1 + WIDTH;
      x1 = x0 + word.length * WIDTH;
      return { text: word, x0, x1, head: WIDTH };
    });
    const style = { size: code ? 8 : 10, mono: code, bold: false, turned: false };
    return { page: 1, words, x0: 50 + indent, x1, y0: baseline - 2, y1: baseline + 8, baseline, ...style };
  });
}

function paragraphs(...lines: readonly Line[]): readonly (readonly string[])[] {
  const pieces = column(...lines);
  return paragraphsOf(pieces, edgesOf(pieces)).map((paragraph) => paragraph.lines.map(textOf));
}

const FULL = 'the copied program on every one of their servers had the';
const DIGEST = { text: 'ac0f4653674eb37b01903d7bfc0b6dbfb90fff5d8a7ae3ea4f6eaa', code: true };

test('a sentence runs through a line that a digest or path in the font of code fills', () => {
  const lines = [{ text: FULL }, DIGEST, { text: 'and belongs on no list of anything, as we have said.' }];
  expect(paragraphs(...lines)).toHaveLength(1);
  expect(paragraphs(DIGEST, { text: 'is its digest, and belongs on no list of ours at all' })).toHaveLength(
    1,
  );
  expect(
    paragraphs({ text: FULL }, { text: `${FULL} name` }, { text: 'brndlog.dll', code: true }),
  ).toHaveLength(1);
});

test.each([
  ['after a colon', [{ text: `${FULL}:` }, DIGEST]],
  ['after a line with room to spare', [{ text: 'run' }, DIGEST]],
  ['below a gap', [{ text: FULL }, { ...DIGEST, drop: 26 }]],
  ['with an indent', [{ text: FULL }, { ...DIGEST, indent: 20 }]],
])('code that is displayed stays a block of its own: %s', (_, lines) => {
  expect(paragraphs(...lines)[1]).toEqual([DIGEST.text]);
});

test('a label and its value in code, over and over, do not run together', () => {
  const lines = [{ text: 'SHA-256' }, DIGEST, { text: 'Name' }, { ...DIGEST, text: `${DIGEST.text}.exe` }];
  expect(paragraphs(...lines)).toHaveLength(4);
});

test('a listing keeps its lines when a paragraph fills the line above it', () => {
  const listing = ['$a = "open"', 'condition:', '$a'].map((text) => ({ text, code: true }));
  expect(paragraphs({ text: FULL }, ...listing)).toEqual([[FULL], ['$a = "open"', 'condition:', '$a']]);
});

test('lines of code tell nothing of their column: its edge is where other lines of the page end', () => {
  const list = ['a@heron[.]example', 'pilotage.desk@heron[.]example', 'b@heron[.]example'];
  const pieces = column({ text: FULL }, ...list.map((text) => ({ text, code: true, drop: 30 })));
  const edges = edgesOf(pieces);
  const last = paragraphsOf(pieces, edges).at(-1);
  expect(last?.edge.right).toBe(pieces[0]?.x1);
});
