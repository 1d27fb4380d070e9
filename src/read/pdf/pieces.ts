import type { Glyphs, Style } from './glyphs.ts';
import type { Piece, Word } from './piece.ts';
import { LINE_END_HYPHEN } from './piece.ts';

const LF = 0x0a;
const SPACE = 0x20;
/** A gap of so many font sizes is a column's or a tab's, not a space. */
const WIDE_GAP = 1.5;

/** Cuts a page's characters into words and pieces, in the order of the stream. */
export function piecesOf(glyphs: Glyphs, page: number): readonly Piece[] {
  const pieces: Piece[] = [];
  const words: Word[] = [];
  let first = -1;
  let style: Style = { size: 0, mono: false, bold: false };
  let index = 0;
  const close = (): void => {
    if (first >= 0) pieces.push(closePiece(glyphs, words.splice(0), page, first, index, style));
    first = -1;
  };
  while (index < glyphs.count) {
    const code = glyphs.code[index] ?? 0;
    if (code === LF) close();
    if (code === LF || code === SPACE || code === 0) {
      index++;
      continue;
    }
    const end = wordEnd(glyphs, index);
    if (first >= 0 && startsPiece(glyphs, words, index, style.size)) close();
    if (first < 0) {
      first = index;
      style = glyphs.styleOf(index);
    }
    words.push(wordOf(glyphs, index, end));
    index = end;
    if (glyphs.hyphen[end - 1] === 1) close();
  }
  close();
  return pieces;
}

function wordEnd(glyphs: Glyphs, start: number): number {
  let end = start + 1;
  let last = start;
  while (end < glyphs.count && glyphs.hyphen[end - 1] !== 1) {
    const code = glyphs.code[end];
    if (code === LF || code === SPACE) {
      const next = nextVisible(glyphs, end);
      if (next >= glyphs.count || !touches(glyphs, last, next)) return end;
      end = next;
    }
    if (glyphs.code[end] !== 0) last = end;
    end++;
  }
  return end;
}

function nextVisible(glyphs: Glyphs, from: number): number {
  let index = from;
  while (index < glyphs.count) {
    const code = glyphs.code[index];
    if (code !== LF && code !== SPACE && code !== 0) return index;
    index++;
  }
  return index;
}

/**
 * A space that takes no room, between letters that stand no closer than those around them, separates
 * nothing: ligatures and kerning of some programs leave such spaces inside words.
 */
function touches(glyphs: Glyphs, last: number, next: number): boolean {
  const em = 0.85 * ((glyphs.y1[last] ?? 0) - (glyphs.y0[last] ?? 0));
  const climb = Math.abs((glyphs.baseline[last] ?? 0) - (glyphs.baseline[next] ?? 0));
  const gap = gapBetween(glyphs, last, next);
  if (climb > 0.1 * em || gap < -0.3 * em || gap > 0.04 * em) return false;
  // The letters of a ligature share one box: what stands before them is the neighbour.
  let first = last;
  while (first > 0 && glyphs.x0[first - 1] === glyphs.x0[last] && glyphs.code[first - 1] !== LF) first--;
  const letters = Math.max(gapBetween(glyphs, first - 1, first), gapBetween(glyphs, next, next + 1));
  return gap < letters + 0.05 * em;
}

/** Points between two characters, negative where they overlap; minus infinity where they are not letters. */
function gapBetween(glyphs: Glyphs, left: number, right: number): number {
  const [a, b] = [glyphs.code[left] ?? 0, glyphs.code[right] ?? 0];
  if (a <= SPACE || b <= SPACE) return Number.NEGATIVE_INFINITY;
  return (glyphs.x0[right] ?? 0) - (glyphs.x1[left] ?? 0);
}

function startsPiece(glyphs: Glyphs, words: readonly Word[], index: number, size: number): boolean {
  const last = words[words.length - 1];
  if (last === undefined) return false;
  const x0 = glyphs.x0[index] ?? 0;
  return x0 - last.x1 > WIDE_GAP * size || x0 < last.x0 - 2 * size;
}

function wordOf(glyphs: Glyphs, start: number, end: number): Word {
  let text = '';
  let x0 = glyphs.x0[start] ?? 0;
  let x1 = x0;
  for (let index = start; index < end; index++) {
    const code = glyphs.code[index] ?? 0;
    if (code === 0 || code === LF || code === SPACE) continue;
    text += glyphs.hyphen[index] === 1 ? LINE_END_HYPHEN : characterOf(code);
    const left = glyphs.x0[index] ?? x0;
    const right = glyphs.x1[index] ?? x1;
    if (left < x0) x0 = left;
    if (right > x1) x1 = right;
  }
  return { text, x0, x1, head: (glyphs.x1[start] ?? 0) - (glyphs.x0[start] ?? 0) };
}

/** Bullets of the Symbol fonts as bullets, Latin ligatures as their letters. */
function characterOf(code: number): string {
  if (code < 0x80) return String.fromCharCode(code);
  if (code === 0xf0b7 || code === 0xf0a7) return '•';
  const character = String.fromCodePoint(code);
  return code >= 0xfb00 && code <= 0xfb06 ? character.normalize('NFKC') : character;
}

function closePiece(
  glyphs: Glyphs,
  words: readonly Word[],
  page: number,
  first: number,
  end: number,
  style: Style,
): Piece {
  let last = first;
  let y0 = glyphs.y0[first] ?? 0;
  let y1 = glyphs.y1[first] ?? 0;
  for (let index = first; index < end; index++) {
    const code = glyphs.code[index] ?? 0;
    if (code === 0 || code === LF || code === SPACE) continue;
    last = index;
    const low = glyphs.y0[index] ?? y0;
    const high = glyphs.y1[index] ?? y1;
    if (low < y0) y0 = low;
    if (high > y1) y1 = high;
  }
  const baseline = glyphs.baseline[first] ?? y0;
  const climb = Math.abs((glyphs.baseline[last] ?? baseline) - baseline);
  const advance = Math.abs((glyphs.x0[last] ?? 0) - (glyphs.x0[first] ?? 0));
  let x0 = words[0]?.x0 ?? 0;
  let x1 = x0;
  for (const word of words) {
    if (word.x0 < x0) x0 = word.x0;
    if (word.x1 > x1) x1 = word.x1;
  }
  // Where a font gives no size, the height of its characters stands in.
  const size = style.size > 0.5 ? style.size : (y1 - y0) / 1.17;
  const { mono, bold } = style;
  return { page, words, x0, y0, x1, y1, baseline, size, mono, bold, turned: last > first && climb > advance };
}
