import { gapAfter } from './gaps.ts';
import type { Glyphs } from './glyphs.ts';
import type { Piece, Word } from './piece.ts';
import { LINE_END_HYPHEN } from './piece.ts';
import type { Style } from './styles.ts';

const LF = 0x0a;
const SPACE = 0x20;
/** A gap of so many font sizes is a column's or a tab's, not a space. */
const WIDE_GAP = 1.5;

/** Cuts a page's characters into words and pieces, in the order of the stream. */
export function piecesOf(glyphs: Glyphs, page: number): readonly Piece[] {
  const pieces: Piece[] = [];
  const words: Word[] = [];
  let first = -1;
  let end = 0;
  let style: Style = { size: 0, mono: false, bold: false };
  const close = (): void => {
    if (first >= 0) pieces.push(closePiece(glyphs, words.splice(0), page, first, end, style));
    first = -1;
  };
  let index = nextVisible(glyphs, 0);
  while (index < glyphs.count) {
    if (first >= 0 && startsPiece(glyphs, words, index, style.size)) close();
    if (first < 0) {
      first = index;
      style = glyphs.styleOf(index);
    }
    end = wordEnd(glyphs, index);
    // A line that starts with inline code is prose all the same, and set in the font of its prose.
    if (style.mono && words.length > 0) style = proseStyle(glyphs, index, end) ?? style;
    words.push(wordOf(glyphs, index, end));
    index = nextVisible(glyphs, end);
    if (glyphs.hyphen[end - 1] === 1 || gapAfter(glyphs, end, index) === 'line') close();
  }
  close();
  return pieces;
}

/**
 * How a word looks that is not set in a font of fixed width; undefined for any other. Code, too, borrows
 * marks, arrows and ideographs from other fonts: only letters and digits below U+2E80 tell.
 */
function proseStyle(glyphs: Glyphs, start: number, end: number): Style | undefined {
  let index = start;
  while (index < end && !isTelling(glyphs.code[index] ?? 0)) index++;
  if (index === end) return undefined;
  const style = glyphs.styleOf(index);
  return style.mono ? undefined : style;
}

function isTelling(code: number): boolean {
  if (code < 0x80)
    return (code >= 0x30 && code <= 0x39) || ((code | SPACE) >= 0x61 && (code | SPACE) <= 0x7a);
  return (code >= 0xc0 && code < 0x2000) || (code >= 0x2c00 && code < 0x2e80);
}

function wordEnd(glyphs: Glyphs, start: number): number {
  let end = start + 1;
  while (end < glyphs.count && glyphs.hyphen[end - 1] !== 1) {
    if (isSpace(glyphs.code[end]) || jumpsBack(glyphs, end)) {
      const next = nextVisible(glyphs, end);
      if (gapAfter(glyphs, end, next) !== 'none') return end;
      end = next;
    }
    end++;
  }
  return end;
}

/** A first, cheap look: the character stands further left than the one before it. */
function jumpsBack(glyphs: Glyphs, index: number): boolean {
  return glyphs.code[index] !== 0 && (glyphs.x0[index] ?? 0) < (glyphs.x0[index - 1] ?? 0) - 4;
}

function nextVisible(glyphs: Glyphs, from: number): number {
  let index = from;
  while (index < glyphs.count && (isSpace(glyphs.code[index]) || glyphs.code[index] === 0)) index++;
  return index;
}

function isSpace(code: number | undefined): boolean {
  return code === LF || code === SPACE;
}

function startsPiece(glyphs: Glyphs, words: readonly Word[], index: number, size: number): boolean {
  const last = words[words.length - 1];
  if (last === undefined) return false;
  const x0 = glyphs.x0[index] ?? 0;
  return x0 - last.x1 > WIDE_GAP * size || x0 < last.x0 - 2 * size;
}

function wordOf(glyphs: Glyphs, start: number, end: number): Word {
  let isPlain = true;
  let x0 = glyphs.x0[start] ?? 0;
  let x1 = x0;
  for (let index = start; index < end; index++) {
    const code = glyphs.code[index] ?? 0;
    if (code <= SPACE || code > 0xff || glyphs.hyphen[index] === 1) isPlain = false;
    if (code === 0 || isSpace(code)) continue;
    const left = glyphs.x0[index] ?? x0;
    const right = glyphs.x1[index] ?? x1;
    if (left < x0) x0 = left;
    if (right > x1) x1 = right;
  }
  const text = isPlain ? glyphs.latin1.slice(start, end) : spelled(glyphs, start, end);
  return { text, x0, x1, head: (glyphs.x1[start] ?? 0) - (glyphs.x0[start] ?? 0) };
}

function spelled(glyphs: Glyphs, start: number, end: number): string {
  let text = '';
  for (let index = start; index < end; index++) {
    const code = glyphs.code[index] ?? 0;
    if (code === 0 || isSpace(code)) continue;
    text += glyphs.hyphen[index] === 1 ? LINE_END_HYPHEN : characterOf(code);
  }
  return text;
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
    if (code === 0 || isSpace(code)) continue;
    last = index;
    const low = glyphs.y0[index] ?? y0;
    const high = glyphs.y1[index] ?? y1;
    if (low < y0) y0 = low;
    if (high > y1) y1 = high;
  }
  const baseline = glyphs.baselineOf(first);
  const climb = Math.abs(glyphs.baselineOf(last) - baseline);
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
