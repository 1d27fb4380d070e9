/** What a UTF-16 unit is to a value: a part of a word, a joint between two parts, or its end. */
const ALPHANUMERIC = 1;
const JOINT = 2;

const CLASS: Uint8Array = new Uint8Array(128);
for (const character of '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ') {
  CLASS[character.charCodeAt(0)] = ALPHANUMERIC;
}
for (const joint of '._-') CLASS[joint.charCodeAt(0)] = JOINT;

/**
 * Letters and digits; beyond ASCII, all but spaces, controls, general punctuation and what is no character.
 *
 * @param code a UTF-16 unit; NaN, which `charCodeAt` gives beyond the end, is none of these
 */
export function isAlphanumeric(code: number): boolean {
  if (code < 128) return CLASS[code] === ALPHANUMERIC;
  const isLatin = code > 0xbf && code < 0x2000;
  const isBeyond = code > 0x206f && code < 0xfff0 && code !== 0xfeff;
  return isLatin || (isBeyond && !(code >= 0x3000 && code <= 0x303f));
}

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
