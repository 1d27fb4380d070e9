import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { foldContinuedRows } from './fold-rows.ts';
import type { Piece } from './piece.ts';
import { stackOf } from './stacks.ts';
import type { Cell } from './table.ts';

const style = { page: 1, size: 8, mono: true, bold: false, turned: false };

/** Rows of one-line cells at line spacing, the cells 200 points apart. */
function rows(...texts: readonly (readonly string[])[]): readonly (readonly Cell[])[] {
  return texts.map((row, index) =>
    row.map((text, column): Cell => {
      const [x0, baseline] = [50 + 200 * column, 700 - 10 * index];
      const x1 = x0 + 4 * text.length;
      const line: Piece = {
        words: [{ text, x0, x1, head: 4 }],
        x0,
        x1,
        y0: baseline - 2,
        y1: baseline + 7,
        baseline,
        ...style,
      };
      return { column, stack: stackOf([line]) };
    }),
  );
}

const md5 = (label: string): string => createHash('md5').update(label).digest('hex');

test('whole hashes in rows close under one another stay rows', () => {
  expect(foldContinuedRows(rows([md5('a'), 'a.exe'], [md5('b'), 'b.exe']))).toHaveLength(2);
});

test('a row that goes on with half a hash is folded into the one above it', () => {
  const [start, rest] = [md5('a').slice(0, 20), md5('a').slice(20)];
  expect(foldContinuedRows(rows([start, 'heron'], [rest, 'loader']))).toHaveLength(1);
});

test('e-mail addresses in rows close under one another stay rows', () => {
  const senders = rows(['a@heron[.]example', 'first'], ['b@heron[.]example', 'second']);
  expect(foldContinuedRows(senders)).toHaveLength(2);
});
