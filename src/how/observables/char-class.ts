/**
 * What a character can be part of. The scanner ORs these over a token, and most tokens of a report
 * are dismissed by the result alone.
 */
export const DELIMITER = 1;
export const DOT = 2;
export const COLON = 4;
export const AT = 8;
export const SLASH = 16;
export const BACKSLASH = 32;
export const DIGIT = 64;
export const LETTER = 128;
export const BRACKET = 256;
/** Beyond ASCII: a letter of an internationalised name, or a hyphen that a word processor put in. */
export const WIDE = 512;
export const PERCENT = 1024;
const OTHER = 2048;

const ASCII: Uint16Array = new Uint16Array(128).fill(OTHER);
ASCII.fill(DELIMITER, 0, 33);
ASCII[127] = DELIMITER;
for (const c of '<>"`|\'^') ASCII[c.charCodeAt(0)] = DELIMITER;
ASCII.fill(DIGIT, 48, 58);
ASCII.fill(LETTER, 65, 91);
ASCII.fill(LETTER, 97, 123);
for (const c of '[](){}') ASCII[c.charCodeAt(0)] = BRACKET;
ASCII[46] = DOT;
ASCII[58] = COLON;
ASCII[64] = AT;
ASCII[47] = SLASH;
ASCII[92] = BACKSLASH;
ASCII[37] = PERCENT;

/** @param code a UTF-16 code unit */
export function classOf(code: number): number {
  return code < 128 ? (ASCII[code] ?? DELIMITER) : classOfWide(code);
}

function classOfWide(code: number): number {
  if (code === 0x2010 || code === 0x2011) return WIDE;
  if (code <= 0xbf) return code === 0xaa || code === 0xb5 || code === 0xba ? WIDE : DELIMITER;
  if (code === 0xd7 || code === 0xf7) return DELIMITER;
  if (code < 0x2000) return code === 0x1680 || code === 0x180e ? DELIMITER : WIDE;
  // General punctuation, arrows, boxes, symbols; CJK punctuation.
  if (code < 0x2c00 || (code >= 0x3000 && code < 0x3005) || (code >= 0x3008 && code < 0x3021))
    return DELIMITER;
  // Surrogates (emoji, rare scripts), private use (bullets of PDF fonts), full-width punctuation.
  if (code >= 0xd800 && code < 0xf900) return DELIMITER;
  return code >= 0xfe10 ? DELIMITER : WIDE;
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

export function isLetter(code: number): boolean {
  const lower = code | 32;
  return lower >= 97 && lower <= 122 && code < 128;
}

export function isHex(code: number): boolean {
  const lower = code | 32;
  return isDigit(code) || (lower >= 97 && lower <= 102 && code < 128);
}

export function isAlphanumeric(code: number): boolean {
  return isDigit(code) || isLetter(code);
}

/** What a host name, a file name or a local part is made of. */
export function isNameChar(code: number): boolean {
  return (
    isAlphanumeric(code) ||
    code === 46 ||
    code === 45 ||
    code === 95 ||
    (code >= 128 && classOfWide(code) === WIDE)
  );
}
