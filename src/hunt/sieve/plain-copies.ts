// Bytes of values as they are usually written, copied to where the kernel takes them from.
const DOT = 46;

/** Bytes of a file name that is one word with a dot in it; 0 when it is not, or ends otherwise than with a letter. */
export function copyName(bytes: Uint8Array, start: number, end: number, to: Buffer, at: number): number {
  let hasDot = false;
  let last = DOT;
  for (let from = start; from < end; from++) {
    const c = bytes[from] ?? 0;
    const lower = c | 0x20;
    const isAlphanumeric = (c >= 48 && c <= 57) || (lower >= 97 && lower <= 122);
    if (!isAlphanumeric && (from === start || (c !== DOT && c !== 45 && c !== 95))) return 0;
    if (c === DOT && last === DOT) return 0;
    if (c === DOT) hasDot = true;
    last = c;
    to[at + from - start] = c;
  }
  return hasDot && (last | 0x20) >= 97 && (last | 0x20) <= 122 ? end - start : 0;
}

/** Bytes copied; 0 when they are no hash. */
export function copyHex(bytes: Uint8Array, start: number, end: number, to: Buffer, at: number): number {
  const length = end - start;
  if (length < 32 || length > 128 || length % 2 === 1) return 0;
  for (let from = start; from < end; from++) {
    const c = bytes[from] ?? 0;
    const lower = c | 0x20;
    if (!((c >= 48 && c <= 57) || (lower >= 97 && lower <= 102))) return 0;
    to[at + from - start] = c;
  }
  return length;
}

/** Bytes of a host name of ASCII letters, digits, hyphens and underscores that begins here; 0 when none does. */
export function copyHost(bytes: Uint8Array, start: number, end: number, to: Buffer, at: number): number {
  let from = start;
  let dots = 0;
  let hasLetter = false;
  for (; from < end; from++) {
    const c = bytes[from] ?? 0;
    const lower = c | 0x20;
    if (lower >= 97 && lower <= 122) hasLetter = true;
    else if (c === DOT) {
      if (from === start || bytes[from - 1] === DOT) return 0;
      dots++;
      hasLetter = false;
    } else if (c !== 45 && c !== 95 && !(c >= 48 && c <= 57)) break;
    to[at + from - start] = c;
  }
  // Without a letter in its last part it may be an address; a final dot is not the name's.
  return dots > 0 && hasLetter && bytes[from - 1] !== DOT ? from - start : 0;
}
