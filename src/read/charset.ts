import { isAscii, isUtf8 } from 'node:buffer';
import { analyse } from 'chardet';
import { type Problem, problem } from '../model/index.ts';

/** Bytes as text. `text` has no byte order mark and no NUL: those are what the map's offsets count in. */
export interface Decoded {
  readonly text: string;
  /** WHATWG encoding name, lower case. */
  readonly charset: string;
  readonly problems: readonly Problem[];
}

/** Bytes; a legacy charset shows itself early or not at all, and guessing costs time per byte. */
const SAMPLE = 64 * 1024;

/**
 * Decodes by the best evidence there is: byte order mark; the declared charset (of the transport, or
 * an HTML meta element); being valid UTF-8; statistics. A NUL becomes U+FFFD, one code unit for one,
 * since neither HTML nor the stores can carry it and its place must not be lost.
 *
 * @see https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding
 */
export function decodeText(bytes: Uint8Array, declared?: string): Decoded {
  const charset = charsetOf(bytes, declared);
  const decoded =
    isAscii(bytes) && charset !== 'iso-2022-jp' ? latin1(bytes) : new TextDecoder(charset).decode(bytes);
  const text = charset === 'windows-1252' ? decoded.replace(/[\x80-\x9f]/g, windows1252) : decoded;
  return { text: withoutNul(text), charset, problems: damage(bytes, charset) };
}

/**
 * 0x80 to 0x9F of windows-1252 (Encoding Standard, index windows-1252), where its quotation marks and
 * dashes are. Some versions of Node.js decode these as Latin-1, that is, as control characters.
 */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ';

function windows1252(control: string): string {
  return WINDOWS_1252.charAt(control.charCodeAt(0) - 0x80);
}

/** NUL is no character of a text; U+FFFD keeps its place. */
export function withoutNul(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '\uFFFD') : text;
}

/** The charset that an HTML page's first 4096 bytes declare in a `meta` element or an XML declaration. */
export function htmlDeclaredCharset(bytes: Uint8Array): string | undefined {
  const head = latin1(bytes.subarray(0, 4096));
  for (const [tag] of head.matchAll(/<(?:meta|\?xml)\s[^>]{0,500}/gi)) {
    const charset = /(?:charset|encoding)\s{0,9}=\s{0,9}["']?([\w:.-]{1,40})/i.exec(tag)?.[1];
    if (charset !== undefined) return charset;
  }
  return undefined;
}

/** The `charset` parameter of a media type. */
export function mediaTypeCharset(mediaType: string | undefined): string | undefined {
  return /;\s{0,9}charset\s{0,9}=\s{0,9}"?([\w:.-]{1,40})/i.exec(mediaType ?? '')?.[1];
}

/** UTF-16 by its mark, or by every second byte of a Latin text being NUL. */
export function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const nul = [0, 0];
  const length = Math.min(bytes.length, 4096) & ~1;
  for (let i = 0; i < length; i++) if (bytes[i] === 0) nul[i & 1] = (nul[i & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = nul;
  if (length >= 4 && odd > length / 4 && even < length / 40) return 'utf-16le';
  if (length >= 4 && even > length / 4 && odd < length / 40) return 'utf-16be';
  return undefined;
}

function charsetOf(bytes: Uint8Array, declared: string | undefined): string {
  const utf16 = utf16Of(bytes);
  if (utf16 !== undefined) return utf16;
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  const known = knownCharset(declared);
  // A page that was read as bytes cannot declare UTF-16 in its own ASCII.
  if (known !== undefined && known !== 'utf-8' && !known.startsWith('utf-16')) return known;
  if (isUtf8(bytes) || mostlyUtf8(bytes)) return 'utf-8';
  return guessedCharset(bytes);
}

function knownCharset(label: string | undefined): string | undefined {
  if (label === undefined) return undefined;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined; // a label that names no encoding is no evidence
  }
}

/** A UTF-8 text with a few broken bytes stays UTF-8: its whole characters outnumber its broken ones. */
function mostlyUtf8(bytes: Uint8Array): boolean {
  const sample = new TextDecoder('utf-8').decode(sampleAroundFirstHighByte(bytes));
  let broken = 0;
  let whole = 0;
  for (const character of sample) {
    if (character === '\uFFFD') broken++;
    else if (character > '\x7f') whole++;
  }
  return whole >= broken;
}

function guessedCharset(bytes: Uint8Array): string {
  for (const { name } of analyse(sampleAroundFirstHighByte(bytes))) {
    const known = knownCharset(name);
    if (known !== undefined && !known.startsWith('utf-')) return known;
  }
  return 'windows-1252';
}

function sampleAroundFirstHighByte(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte > 0x7f);
  const from = Math.max(0, first - 256);
  return bytes.subarray(from, from + SAMPLE);
}

function damage(bytes: Uint8Array, charset: string): readonly Problem[] {
  if (charset !== 'utf-8' || isUtf8(bytes)) return [];
  return [problem('damaged', 'Some bytes were no valid UTF-8; each stands as U+FFFD in the text.')];
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
