/** What a UTF-16 unit is to a value: a part of a word, a joint between two parts, or its end. */
const ALPHANUMERIC = 1;
const JOINT = 2;

const CLASS: Uint8Array = new Uint8Array(128);
for (const character of '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ') {
  CLASS[character.charCodeAt(0)] = ALPHANUMERIC;
}
for (const joint of '._-') CLASS[joint.charCodeAt(0)] = JOINT;

/**
 * Letters and digits; beyond ASCII, all but spaces, controls, punctuation, arrows and other signs, and what is no
 * character. The full-width full stop counts as a letter: in a host's name it is a dot (UTS #46).
 *
 * @param code a UTF-16 unit; NaN, which `charCodeAt` gives beyond the end, is none of these
 */
export function isAlphanumeric(code: number): boolean {
  if (code < 128) return CLASS[code] === ALPHANUMERIC;
  if (code < 0x2000) return code > 0xbf && code !== 0xd7 && code !== 0xf7;
  if (code < 0x2c00) return code > 0x20ff && code < 0x2190;
  if (code < 0x2e80) return code < 0x2e00;
  if (code < 0xfe30) return !(code >= 0x3000 && code <= 0x303f);
  return code >= 0xfe70 && code < 0xfff0 && code !== 0xfeff && !isFullWidthSign(code);
}

/** Full-width `：`, `，` and their like (U+FF01 to U+FF65 without digits and letters). */
function isFullWidthSign(code: number): boolean {
  if (code < 0xff01 || code > 0xff65 || code === 0xff0e) return false;
  return !ALPHANUMERIC_OF_WIDTH.test(String.fromCharCode(code));
}

const ALPHANUMERIC_OF_WIDTH = /[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]/;

/** Dot, underscore, hyphen. */
export function isJoint(code: number): boolean {
  return code < 128 && CLASS[code] === JOINT;
}

/** Whether a word goes on at a position: with a letter or digit, or with a joint and then one. */
export function wordGoesOn(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return isAlphanumeric(code) || (isJoint(code) && isAlphanumeric(text.charCodeAt(at + 1)));
}

/** Whether a word that has a part at a position began before it. */
export function wordBeganBefore(text: string, at: number): boolean {
  const code = text.charCodeAt(at - 1);
  return isAlphanumeric(code) || (isJoint(code) && isAlphanumeric(text.charCodeAt(at - 2)));
}
