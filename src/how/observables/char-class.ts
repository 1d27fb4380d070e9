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
/** `-` and `_`, which join the parts of a name. */
export const JOINT = 2048;
const OTHER = 4096;

/** What a host name, a file name or a local part is made of. */
const NAME = LETTER | DIGIT | DOT | WIDE | JOINT;

/** By UTF-16 code unit; for the one loop that reads every character, which must not depend on a call. */
export const CLASSES: Uint16Array = new Uint16Array(0x1_0000).fill(OTHER, 0, 128);
CLASSES.fill(DELIMITER, 0, 33);
CLASSES[127] = DELIMITER;
for (const c of '<>"`|\'^') CLASSES[c.charCodeAt(0)] = DELIMITER;
CLASSES.fill(DIGIT, 48, 58);
CLASSES.fill(LETTER, 65, 91);
CLASSES.fill(LETTER, 97, 123);
for (const c of '[](){}') CLASSES[c.charCodeAt(0)] = BRACKET;
for (const c of '-_') CLASSES[c.charCodeAt(0)] = JOINT;
CLASSES[46] = DOT;
CLASSES[58] = COLON;
CLASSES[64] = AT;
CLASSES[47] = SLASH;
CLASSES[92] = BACKSLASH;
CLASSES[37] = PERCENT;
for (let code = 128; code < 0x1_0000; code++) CLASSES[code] = classOfWide(code);

/** @param code a UTF-16 code unit */
export function classOf(code: number): number {
  return CLASSES[code] ?? DELIMITER;
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

/**
 * The UTF-16 code unit at an offset; 0, which is a delimiter and part of no name, outside of the text. Engines
 * compile `charCodeAt` to a load from memory only where it has never been asked for what is not there.
 */
export function codeAt(text: string, at: number): number {
  return at >= 0 && at < text.length ? text.charCodeAt(at) : 0;
}

/** Some characters, for one look at a table; to be asked of a code unit, not of `NaN`. */
export function tableOf(characters: string): Uint8Array {
  const table = new Uint8Array(0x1_0000);
  for (const character of characters) table[character.charCodeAt(0)] = 1;
  return table;
}

/** A stretch in lower case; most are, and then it is only cut out. */
export function lowerCase(text: string, from: number, to: number): string {
  const stretch = text.slice(from, to);
  return isLowerCase(text, from, to) ? stretch : stretch.toLowerCase();
}

/** Whether a stretch is in ASCII without capitals. */
export function isLowerCase(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code >= 128 || (code >= 65 && code <= 90)) return false;
  }
  return true;
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

/** What `isNameChar` says, for the loops that read whole texts. */
export const NAME_CHARS: Uint8Array = Uint8Array.from(CLASSES, (cls) => ((cls & NAME) === 0 ? 0 : 1));

export function isNameChar(code: number): boolean {
  return NAME_CHARS[code] === 1;
}

/** The full stops, hyphens and underscores at the edges of a name are the sentence's or the mark-up's. */
export function isEdge(code: number): boolean {
  return code === 46 || code === 45 || code === 95;
}

export function isOpener(code: number): boolean {
  return code === 40 || code === 91 || code === 123;
}

export function isCloser(code: number): boolean {
  return code === 41 || code === 93 || code === 125;
}
