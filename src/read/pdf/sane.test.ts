import { expect, test } from 'vitest';
import { cutAtEdges } from './edges.ts';
import type { Piece } from './piece.ts';
import { sane } from './sane.ts';

test('places that no page has are no places', () => {
  expect([700.5, -3, Number.NaN, Number.POSITIVE_INFINITY, 1e20, -1e20, undefined].map(sane)).toEqual([
    700.5, -3, 0, 0, 0, 0, 0,
  ]);
});

test('a page whose text stands as far off as may be is laid out all the same', () => {
  const far = sane(999_999);
  const word = (x0: number): Piece['words'][number] => ({ text: 'far', x0, x1: x0 + 10, head: 3 });
  const piece: Piece = {
    page: 1,
    words: [word(far), word(far + 40)],
    x0: far,
    y0: 0,
    x1: far + 50,
    y1: 10,
    baseline: 0,
    size: 10,
    mono: false,
    bold: false,
    turned: false,
  };
  expect(cutAtEdges([piece])).toEqual([piece]);
});
