import type { WordBox } from '../api/types.ts';

/** x0, y0, x1, y1 in points from the lower left corner of the page. */
export type Box = WordBox['box'];

/** Words further apart than this many of their heights are no line, but columns. */
const GAP = 1.5;

/** The boxes of a stretch of text: those of its words, joined where they stand on one line. */
export function lineBoxes(words: readonly WordBox[], start: number, end: number): readonly Box[] {
  const boxes: Box[] = [];
  for (let at = firstAfter(words, start); at < words.length; at++) {
    const word = words[at];
    if (word === undefined || word.start >= end) break;
    const last = boxes.at(-1);
    const joined = last && join(last, word.box);
    if (joined === undefined) boxes.push(word.box);
    else boxes[boxes.length - 1] = joined;
  }
  return boxes;
}

function join(a: Box, b: Box): Box | undefined {
  const height = Math.min(a[3] - a[1], b[3] - b[1]);
  const overlap = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  const gap = Math.max(a[0], b[0]) - Math.min(a[2], b[2]);
  if (overlap < height / 2 || gap > GAP * Math.max(height, 1)) return undefined;
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}

/** Words are sorted by where they stand in the text. */
function firstAfter(words: readonly WordBox[], offset: number): number {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((words[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
