// One layer of wrapping undone (scan/decode.ts), for lines that are ASCII before and after: others are the host's. What
// is written is never longer than what is read.
import { byteAt, classOf, HEX, hexValue } from './bits';

/** Stands where an escaped control character stood: as it does there, it ends a word. */
const CONTROL: u8 = 1;
/** Instead of an address: there is more than ASCII. */
const NOT_ASCII: usize = 0;

/** Whether the last layer reads otherwise than what it was made of. */
export let isChanged: bool = false;

/** Escapes of JSON and of source code, and signs made unclickable. @returns where the text ends that begins at `out` */
export function peelEscapes(from: usize, to: usize, out: usize): usize {
  isChanged = false;
  let at = from;
  let end = out;
  while (at < to) {
    const c = byteAt(at);
    if (c >= 128) return NOT_ASCII;
    let taken: usize = 0;
    if (c == 92) taken = backslash(at, to);
    else if (c == 91 || c == 40 || c == 123) taken = bracket(at, to);
    else if ((c | 0x20) == 104) taken = hxxp(at, to);
    if (taken == 0) {
      store<u8>(end++, <u8>c);
      at++;
      continue;
    }
    if (sign >= 128) return NOT_ASCII;
    isChanged = true;
    at += taken;
    store<u8>(end++, sign < 32 ? CONTROL : <u8>sign);
    // `hxxp` and `[://]` stand for more than one.
    for (let rest = more; rest != 0; rest >>= 8) store<u8>(end++, <u8>rest);
  }
  return end;
}

/** Percent-encoding. @returns where the text ends that begins at `out` */
export function peelPercents(from: usize, to: usize, out: usize): usize {
  isChanged = false;
  let at = from;
  let end = out;
  while (at < to) {
    const c = byteAt(at);
    if (c >= 128) return NOT_ASCII;
    if (c == 37 && at + 2 < to && hexAt(at + 1, 2)) {
      const code = number(at + 1, 2);
      if (code >= 128) return NOT_ASCII;
      isChanged = true;
      store<u8>(end++, <u8>code);
      at += 3;
      continue;
    }
    store<u8>(end++, <u8>c);
    at++;
  }
  return end;
}

/** What is written in place of what was taken: a character, and up to three more, the first of them lowest. */
let sign: u32 = 0;
let more: u32 = 0;

function backslash(at: usize, to: usize): usize {
  if (at + 1 >= to) return 0;
  const c = byteAt(at + 1);
  const lower = c | 0x20;
  more = 0;
  if (c >= 65 && lower == 117 && at + 5 < to && hexAt(at + 2, 4)) {
    sign = number(at + 2, 4);
    return 6;
  }
  if (c >= 65 && lower == 120 && at + 3 < to && hexAt(at + 2, 2)) {
    sign = number(at + 2, 2);
    return 4;
  }
  sign = c;
  if (c == 34 || c == 39 || c == 92 || c == 47) return 2;
  sign = 0;
  const isControl = c >= 65 && (lower == 98 || lower == 102 || lower == 110 || lower == 114 || lower == 116);
  return isControl ? 2 : 0;
}

function bracket(at: usize, to: usize): usize {
  const c = at + 1 < to ? byteAt(at + 1) : 0;
  more = 0;
  sign = c;
  if ((c == 46 || c == 58 || c == 64) && closes(at + 2, to)) return 3;
  if (c == 58 && at + 3 < to && byteAt(at + 2) == 47 && byteAt(at + 3) == 47 && closes(at + 4, to)) {
    more = 0x2f2f;
    return 5;
  }
  sign = 46;
  if ((c | 0x20) == 100 && at + 3 < to && (byteAt(at + 2) | 0x20) == 111 && (byteAt(at + 3) | 0x20) == 116 && closes(at + 4, to)) return 5;
  sign = 64;
  if ((c | 0x20) == 97 && at + 2 < to && (byteAt(at + 2) | 0x20) == 116 && closes(at + 3, to)) return 4;
  return 0;
}

function closes(at: usize, to: usize): bool {
  const c = at < to ? byteAt(at) : 0;
  return c == 93 || c == 41 || c == 125;
}

function hxxp(at: usize, to: usize): usize {
  if (at + 3 >= to || (byteAt(at + 1) | 0x20) != 120 || (byteAt(at + 2) | 0x20) != 120 || (byteAt(at + 3) | 0x20) != 112) return 0;
  sign = 104;
  more = 0x707474;
  return 4;
}

function hexAt(at: usize, count: usize): bool {
  for (let each: usize = 0; each < count; each++) if ((classOf(byteAt(at + each)) & HEX) == 0) return false;
  return true;
}

function number(at: usize, count: usize): u32 {
  let value: u32 = 0;
  for (let each: usize = 0; each < count; each++) value = (value << 4) | hexValue(byteAt(at + each));
  return value;
}
