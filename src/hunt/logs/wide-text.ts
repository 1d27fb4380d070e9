/** UTF-16 without a byte order mark, by what the first bytes of a log look like. */

/** Bytes that are looked at. A log of fewer is told by all it has. */
export const SNIFFED = 128;

/** Fewer units say nothing. */
const FEWEST_UNITS = 4;

/**
 * Undefined where it is not beyond doubt. Every unit has to be text; and either nearly all of them are of Basic Latin, so
 * that every other byte is zero, or a quarter of them is (blanks, digits, ends of lines) and the bytes are no UTF-8 that
 * anybody writes. UTF-8 itself has no zeros, and binary formats soon have a unit that is no text.
 */
export function wideOrder(start: Buffer): 'little' | 'big' | undefined {
  const bytes = start.subarray(0, Math.min(SNIFFED, start.length & ~1));
  const units = bytes.length / 2;
  // Most logs end here.
  if (units < FEWEST_UNITS || !bytes.includes(0)) return undefined;
  const zeros = [0, 0];
  for (const [at, byte] of bytes.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [high = 0, low = 0] = zeros;
  const order = low > high ? 'little' : 'big';
  const [basic, strange] = order === 'little' ? [low, high] : [high, low];
  // U+0100, U+3000 and their like have a zero on the other side.
  if (strange * 4 > basic || !isText(bytes, order)) return undefined;
  // Words that zeros end are text in both readings, but then no more than half of the bytes on one side are zeros.
  if (isNarrowText(bytes)) return basic * 10 >= units * 9 ? order : undefined;
  return basic * 4 >= units ? order : undefined;
}

/** No control characters but those that logs have, no half surrogate pairs, no noncharacters (Unicode 16.0, 23.7). */
function isText(bytes: Buffer, order: 'little' | 'big'): boolean {
  const text = (order === 'little' ? bytes : Buffer.from(bytes).swap16()).toString('utf16le');
  // The last unit may be half of a pair that goes on beyond what is looked at.
  const whole = /[\uD800-\uDBFF]$/.test(text) ? text.slice(0, -1) : text;
  return !/[\p{Cs}\p{Cn}\p{Co}]/u.test(whole) && hasOnly(whole, CONTROLS);
}

/** As bytes: UTF-8 with nothing odd in it but zeros. */
function isNarrowText(bytes: Buffer): boolean {
  // A character may be cut off at the end.
  const text = bytes.toString('utf8').replace(/\uFFFD$/, '');
  return !text.includes('\uFFFD') && hasOnly(text, `${CONTROLS}\0`);
}

/** What logs have of them: ends of lines and pages, and the beginning of a terminal's escapes. */
const CONTROLS = '\t\n\f\r\u001B';

function hasOnly(text: string, controls: string): boolean {
  return (text.match(/\p{Cc}/gu) ?? []).every((each) => controls.includes(each));
}
