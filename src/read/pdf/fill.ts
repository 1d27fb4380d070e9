import type { Piece } from './piece.ts';
import { charWidth } from './piece.ts';

/** Font sizes by which ink may fall short of an edge and still be said to reach it. */
const SLACK = 0.2;

/** True where not one more character of the next line would have fitted: the line was broken by its width. */
export function isFull(line: Piece, next: Piece, right: number): boolean {
  const word = next.words[0];
  return word !== undefined && line.x1 + word.head > right - SLACK * line.size;
}

/** True where the next line's first `characters` would not have fitted. */
export function lacksRoomFor(line: Piece, next: Piece, characters: number, right: number): boolean {
  const word = next.words[0];
  if (word === undefined) return false;
  const width = word.head + (characters - 1) * charWidth(word);
  return line.x1 + width > right - SLACK * line.size;
}

/** True where the next line's first word and a space would have fitted: somebody chose to break here. */
export function brokenByChoice(line: Piece, next: Piece, right: number): boolean {
  const word = next.words[0];
  if (word === undefined) return true;
  return line.x1 + 0.3 * line.size + (word.x1 - word.x0) < right - SLACK * line.size;
}
