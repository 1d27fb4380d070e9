// Words, and the names below each of their dots, as the hunt's kernel would look them up.
import { ALPHANUMERIC, byteAt, classOf } from '../kernel/bits';
import { giveBytes, STRONG, WEAK, WORD } from './gather';
import { END4, END6 } from '../kernel/reverse-name';
import { addresses4, digests, reverseName } from './numbers';

const DOT: u32 = 46, PERCENT: u32 = 37, BACKSLASH: u32 = 92;
const LOWER: u64 = 0x2020202020202020;

/** A run of any length, which two dots in a row divide. */
export function run(start: usize, end: usize): void {
  let from = start;
  for (let at = start; at <= end; at++) {
    if (at < end && (byteAt(at) != DOT || at == from || byteAt(at - 1) != DOT)) continue;
    if (at > from) piece(from, at);
    from = at + 1;
  }
}

function piece(start: usize, end: usize): void {
  let dots = 0, letters = 0;
  for (let at = start; at < end; at++) {
    const c = byteAt(at);
    if (c == DOT) dots++;
    else if ((c | 0x20) - 97 < 26) letters++;
  }
  if (dots >= 3) addresses4(start, end);
  if (end - start >= 32) digests(start, end);
  // Numbers alone are in every line, and looked up by none (needs.ts).
  if (letters > 0) name(start, end, dots);
}

/** A run with a letter, and no two dots in a row. */
// @ts-ignore: decorator
@inline
export function name(start: usize, runEnd: usize, dots: u32): void {
  let end = runEnd;
  while ((classOf(byteAt(end - 1)) & ALPHANUMERIC) == 0) end--;
  let first = start;
  while ((classOf(byteAt(first)) & ALPHANUMERIC) == 0) first++;
  const before = byteAt(start - 1);
  if (dots != 0) {
    const last8 = load<u64>(end - 8) | LOWER;
    if (last8 == END4 || last8 == END6) {
      reverseName(first, end, last8);
      if (before == BACKSLASH) reverseName(start + 1, end, last8);
      if (before == PERCENT) reverseName(start + 2, end, last8);
    }
    return dotted(start, first, end, before);
  }
  giveBytes(first, end, WORD, WEAK);
  if (before == BACKSLASH || before == PERCENT) glued(start, end, before, end);
}

/** `\tevil.example`, `%2Fevil.example`: what the escape takes is not the word's. */
function glued(start: usize, end: usize, before: u32, dot: usize): void {
  let from = start + (before == BACKSLASH ? 1 : 2);
  while (from < end && (classOf(byteAt(from)) & ALPHANUMERIC) == 0) from++;
  if (from < end) giveBytes(from, end, WORD, from <= dot && dot < end ? STRONG : WEAK);
}

function dotted(start: usize, first: usize, end: usize, before: u32): void {
  let last = end;
  for (let at = end - 1; at >= start; at--) {
    if (byteAt(at) != DOT) continue;
    giveBytes(at + 1, end, WORD, last == end ? WEAK : STRONG);
    if (last == end) last = at;
  }
  giveBytes(first, end, WORD, first <= last && last < end ? STRONG : WEAK);
  if (before == BACKSLASH || before == PERCENT) glued(start, end, before, last);
}
