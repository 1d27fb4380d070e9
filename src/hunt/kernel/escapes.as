// Decides whether a line must be decoded because of what stands at a place: an escape of a character that words are
// made of, or a defanged sign. Escapes that merely end a word (`%2F`, `\"`) are no reason.
import { ALPHANUMERIC, byteAt, classOf, DIGIT, HEX, hexValue } from './bits';

const PERCENT: u32 = 37;
const BACKSLASH: u32 = 92;

export function mattersAt(at: usize): bool {
  const c = byteAt(at);
  if (c == PERCENT) return percentMatters(at);
  if (c == BACKSLASH) return backslashMatters(at);
  if (c == 35) return byteAt(at + 1) == 48;
  if (c == 91 && beginsColour(byteAt(at - 1))) return true;
  if (c == 40 && (classOf(byteAt(at + 1)) & DIGIT) != 0) return isLabel(at);
  return isDefanged(at);
}

/** What stands before the bracket of a terminal colour: the escape character, raw or written as `^[`. */
// @ts-ignore: decorator
@inline
function beginsColour(before: u32): bool {
  return before == 27 || before == 94;
}

/** `(4)evil`, `(11)evil-domain`; no name begins with `(0)`. */
function isLabel(at: usize): bool {
  const first = byteAt(at + 1), second = byteAt(at + 2);
  const close = (classOf(second) & DIGIT) != 0 ? byteAt(at + 3) : second;
  return first != 48 && isClosing(close);
}

function percentMatters(at: usize): bool {
  const a = byteAt(at + 1);
  const b = byteAt(at + 2);
  if ((classOf(a) & HEX) == 0 || (classOf(b) & HEX) == 0) return false;
  const code = (hexValue(a) << 4) | hexValue(b);
  const next = byteAt(at + 3);
  // `%25` before two digits; `%5C` before `u002e` or `n`; `%5B` before `.%5D`
  if (code == PERCENT) return classOf(next) & HEX ? true : false;
  if (code == BACKSLASH) return next == PERCENT || next == 46 || isEscapeSign(next | 0x20);
  if (code == 93) return byteAt(at - 1) == 46;
  if (code == 27 || code == 94) return next == 91 || next == PERCENT;
  if (code == 35) return next == 48 || next == PERCENT;
  if (code == 91 && (beginsColour(byteAt(at - 1)) || byteAt(at - 3) == PERCENT)) return true;
  if (code == 40 && (classOf(next) & DIGIT) != 0) return true;
  if (code == 91 || code == 40 || code == 123) return isInside(next) || next == PERCENT;
  // `%2F%2F3325256727`
  if (code == 47) return (classOf(next) & DIGIT) != 0 && (byteAt(at - 1) == 47 || (byteAt(at - 1) | 0x20) == 102);
  if (code < 128) return (classOf(code) & (ALPHANUMERIC | 2)) != 0 || (code == 58 && (isNearHex(next) || byteAt(at - 1) == 58));
  // Beyond ASCII: perhaps a letter of a name, if it touches one.
  const before = byteAt(at - 1);
  return isWordByte(next) || isWordByte(before);
}

/** b, f, n, r, t, u, x */
function isEscapeSign(c: u32): bool {
  return c == 98 || c == 102 || c == 110 || c == 114 || c == 116 || c == 117 || c == 120;
}

/** The `%3A` of an address is followed by a digit or another colon. */
function isNearHex(next: u32): bool {
  return (classOf(next) & HEX) != 0 || next == PERCENT || next == 58;
}

function isWordByte(c: u32): bool {
  return (classOf(c) & (ALPHANUMERIC | 2)) != 0;
}

function backslashMatters(at: usize): bool {
  const sign = byteAt(at + 1) | 0x20;
  if (sign == 46) {
    // `evil\.example`, perhaps escaped again; no folder of which the name begins with a dot has a letter before.
    let before = at - 1;
    while (byteAt(before) == BACKSLASH && at - before < MOST_BACKSLASHES) before--;
    return (classOf(byteAt(before)) & ALPHANUMERIC) != 0 && (classOf(byteAt(at + 2)) & ALPHANUMERIC) != 0;
  }
  if (sign != 117 && sign != 120) return false;
  return (classOf(byteAt(at + 2)) & HEX) != 0 && (classOf(byteAt(at + 3)) & HEX) != 0;
}

function isInside(c: u32): bool {
  return c == 46 || c == 58 || c == 64 || (c | 0x20) == 100 || (c | 0x20) == 97;
}

/** Backslashes double with each layer of escaping; beyond the layers that are peeled, none are counted. */
const MOST_BACKSLASHES: usize = 16;

/** `[.]`, `(dot)`, `{at}`, `[://]`; `evil[.example` (decode.ts) */
function isDefanged(at: usize): bool {
  const c = byteAt(at + 1) | 0x20;
  if (c == 46 || c == 58 || c == 64 || c == 96) {
    const next = byteAt(at + 2);
    if (c == 46 && (classOf(next) & ALPHANUMERIC) != 0) return (classOf(byteAt(at - 1)) & ALPHANUMERIC) != 0;
    return isClosing(next) || (c == 58 && next == 47);
  }
  if (c == 97) return (byteAt(at + 2) | 0x20) == 116 && isClosing(byteAt(at + 3));
  if (c != 100) return false;
  return (byteAt(at + 2) | 0x20) == 111 && (byteAt(at + 3) | 0x20) == 116 && isClosing(byteAt(at + 4));
}

/** `]`, `)` or `}`, or the backslash or percent sign that may be its escape. */
function isClosing(c: u32): bool {
  return c == 93 || c == 41 || c == 125 || c == BACKSLASH || c == PERCENT;
}

/** `evil.]example` (decode.ts). @param at of the bracket, a dot is before it */
export function isHalfBracket(at: usize): bool {
  if (byteAt(at) != 93) return false;
  return (classOf(byteAt(at - 2)) & ALPHANUMERIC) != 0 && (classOf(byteAt(at + 1)) & ALPHANUMERIC) != 0;
}
