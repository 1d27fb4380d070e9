import { cutAtEdges } from '../pdf/edges.ts';
import type { Page } from '../pdf/page.ts';
import type { Piece } from '../pdf/piece.ts';
import { regionsOf } from '../pdf/tables.ts';
import type { Recognised, RecognisedLine } from './recognised.ts';
import { inReadingOrder } from './row-order.ts';

/** A gap of so many letter heights is a column's, as in the reader of PDF. */
const WIDE_GAP = 1.5;
/** Letter heights this near to the usual are the usual: they are measured, not known. */
const SAME_SIZE = 0.12;

/**
 * Lays recognised lines out as the reader of PDF does its own, so that tables, wrapped cells and paragraphs come
 * out alike.
 * @param number of the page, from 1
 * @param scale points for each pixel
 */
export function pageOf({ lines, height }: Recognised, number: number, scale: number): Page {
  const usual = usualSize(lines);
  const pieces = lines.map((line) => ({
    block: line.block,
    pieces: piecesOf(line, { number, height, scale, usual }),
  }));
  return { number, height: height * scale, regions: regionsOf(cutAtEdges(inReadingOrder(pieces))) };
}

interface Frame {
  readonly number: number;
  /** Of the picture, in pixels. */
  readonly height: number;
  readonly scale: number;
  readonly usual: number;
}

function piecesOf(line: RecognisedLine, frame: Frame): readonly Piece[] {
  const size = Math.abs(line.size - frame.usual) <= SAME_SIZE * frame.usual ? frame.usual : line.size;
  const pieces: Piece[] = [];
  let open: RecognisedLine['words'][number][] = [];
  const close = (): void => {
    if (open.length > 0) pieces.push(pieceOfWords(open, line, size, frame));
    open = [];
  };
  for (const word of line.words) {
    const last = open[open.length - 1];
    if (last !== undefined && word.box[0] - last.box[2] > WIDE_GAP * size) close();
    open.push(word);
  }
  close();
  return pieces;
}

function pieceOfWords(
  words: RecognisedLine['words'],
  { baseline }: RecognisedLine,
  size: number,
  { number, height, scale }: Frame,
): Piece {
  let [x0, top, x1, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { box } of words) {
    x0 = Math.min(x0, box[0]);
    top = Math.min(top, box[1]);
    x1 = Math.max(x1, box[2]);
    bottom = Math.max(bottom, box[3]);
  }
  return {
    page: number,
    words: words.map(({ text, box }) => ({
      text,
      x0: box[0] * scale,
      x1: box[2] * scale,
      head: ((box[2] - box[0]) * scale) / Math.max(1, text.length),
    })),
    x0: x0 * scale,
    y0: (height - bottom) * scale,
    x1: x1 * scale,
    y1: (height - top) * scale,
    baseline: (height - heightAt(baseline, (x0 + x1) / 2)) * scale,
    size: size * scale,
    mono: false,
    bold: false,
    turned: false,
  };
}

function heightAt([x0, y0, x1, y1]: RecognisedLine['baseline'], x: number): number {
  return x1 === x0 ? y0 : y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
}

/** The letter height of most characters. */
function usualSize(lines: readonly RecognisedLine[]): number {
  const sizes = lines.flatMap(({ size, words }) => words.map(({ text }) => ({ size, count: text.length })));
  sizes.sort((a, b) => a.size - b.size);
  const half = sizes.reduce((sum, { count }) => sum + count, 0) / 2;
  let seen = 0;
  for (const { size, count } of sizes) {
    seen += count;
    if (seen >= half) return size;
  }
  return 1;
}
