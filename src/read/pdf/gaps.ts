import type { Glyphs } from './glyphs.ts';

const LF = 0x0a;
const SPACE = 0x20;

/** Letters of the longest Latin ligature. */
const LIGATURE = 3;

/** What the white space between two characters comes to. */
export type Gap = 'none' | 'space' | 'line';

/**
 * Judges the white space that begins at `end` and leads to the character at `next`, by geometry where
 * PDFium errs in either direction:
 * - a space that takes no room, between letters that stand no closer than those around them, separates
 *   nothing: ligatures and kerning of some programs leave such spaces inside words;
 * - on pages full of tables PDFium takes the text for vertical, starts a line after every character and
 *   none where one starts: a line that starts just where the one before it ends is no new line, and a
 *   character further down and further left begins one.
 */
export function gapAfter(glyphs: Glyphs, end: number, next: number): Gap {
  const last = visibleBefore(glyphs, end);
  if (last < 0 || next >= glyphs.count) return 'line';
  const { hasLine, hasSpace } = whiteSpace(glyphs, last + 1, next);
  const em = 0.85 * ((glyphs.y1[last] ?? 0) - (glyphs.y0[last] ?? 0));
  const gap = distance(glyphs, last, next);
  const level = Math.abs(glyphs.baselineOf(last) - glyphs.baselineOf(next)) <= 0.1 * em;
  if (!level && (glyphs.x0[next] ?? 0) < (glyphs.x0[last] ?? 0) - em) return 'line';
  if (!hasLine && !hasSpace) return 'none';
  if (!level || gap < -0.3 * em) return hasLine ? 'line' : 'space';
  if (!hasLine) return gap <= 0.04 * em && asCloseAsLetters(glyphs, last, next, gap, em) ? 'none' : 'space';
  if (hasSpace) return gap < em ? 'space' : 'line';
  if (gap < 0.15 * em) return 'none';
  return gap < 0.5 * em ? 'space' : 'line';
}

function whiteSpace(glyphs: Glyphs, from: number, to: number): { hasLine: boolean; hasSpace: boolean } {
  let hasLine = false;
  let hasSpace = false;
  for (let index = from; index < to; index++) {
    if (glyphs.code[index] === LF) hasLine = true;
    if (glyphs.code[index] === SPACE) hasSpace = true;
  }
  return { hasLine, hasSpace };
}

function asCloseAsLetters(glyphs: Glyphs, last: number, next: number, gap: number, em: number): boolean {
  // The letters of a ligature share one box: what stands before them is the neighbour.
  let first = last;
  const least = Math.max(0, last - LIGATURE + 1);
  while (first > least && glyphs.x0[first - 1] === glyphs.x0[last] && isLetter(glyphs, first - 1)) first--;
  const before = isLetter(glyphs, first - 1) ? distance(glyphs, first - 1, first) : Number.NEGATIVE_INFINITY;
  const after = isLetter(glyphs, next + 1) ? distance(glyphs, next, next + 1) : Number.NEGATIVE_INFINITY;
  return gap < Math.max(before, after) + 0.05 * em;
}

function isLetter(glyphs: Glyphs, index: number): boolean {
  return (glyphs.code[index] ?? 0) > SPACE;
}

function visibleBefore(glyphs: Glyphs, end: number): number {
  let index = end - 1;
  while (index >= 0 && (glyphs.code[index] ?? 0) <= SPACE) index--;
  return index;
}

/** Points between two characters, negative where they overlap. */
function distance(glyphs: Glyphs, left: number, right: number): number {
  return (glyphs.x0[right] ?? 0) - (glyphs.x1[left] ?? 0);
}
