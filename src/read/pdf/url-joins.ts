import type { ColumnEdge } from './column-edge.ts';
import { isWitnessed } from './column-edge.ts';
import { lacksRoomFor } from './fill.ts';
import { FILE_END, isMail, isPlainItem, isWholeHash, startsAddress, startsWithHost } from './own-value.ts';
import type { Piece } from './piece.ts';
import { LINE_END_HYPHEN } from './piece.ts';

/** A scheme as written or defanged, or a defanged dot: without one of them nothing is taken for an address. */
export const ADDRESS: RegExp =
  /\b(?:h(?:tt|xx)ps?|s?f[tx]ps?|tcp|udp|wss?)\[?:\]?\/\/|\[\.\]|\(\.\)|\[dot\]|\[:\]/i;
const ADDRESS_CHARACTERS = /^[\w\-.~:/?#[\]@!$&*+;=%]+$/;
/** What may stand round an address without being part of it. */
const TRAILING = new Set(`).,;:'"]”’>»`);
const BREAKS_AFTER = /[/?&=\-_%#+~]$|\[\.\]$|\(\.\)$/;
/** A host that ends so is likely whole. */
const COMMON_TLD =
  /(?:\.|\[\.\])(?:com|net|org|info|biz|edu|gov|mil|int|io|ru|cn|uk|de|fr|kr|jp|ir|ua|pl|br|in|cc|tv|me|us|eu|su|tw|hk|top|xyz|online|site|club|example)$/i;
/** Nothing goes on after these, except a defanged dot. */
const ENDS = /[;:,]$|(?<!\[\.)\]$|(?<!\(\.)\)$/;
const BREAKS_BEFORE = /^[/?&=\-_%#+~.[(]/;

/**
 * Whether the word that begins `next` goes on with the address that ends `line`. `token` is the address so
 * far, which may have begun lines above; `alone` says that both lines hold one word each, as in a narrow
 * cell. An address is never lengthened on the evidence of its characters alone: the line must be full.
 */
export function continuesAddress(
  token: string,
  line: Piece,
  next: Piece,
  edge: ColumnEdge,
  alone: boolean,
): boolean {
  const written = next.words[0]?.text.replaceAll(LINE_END_HYPHEN, '-') ?? '';
  const rest = next.words.length === 1 && alone ? written : bare(written);
  const soFar = addressIn(token).replaceAll(LINE_END_HYPHEN, '-');
  if (!ADDRESS.test(token) || !ADDRESS_CHARACTERS.test(soFar) || ENDS.test(soFar)) return false;
  if (!ADDRESS_CHARACTERS.test(rest) || startsAnew(rest) || isComplete(soFar, rest)) return false;
  const atBreak = BREAKS_AFTER.test(soFar) || BREAKS_BEFORE.test(rest);
  const full = lacksRoomFor(line, next, atBreak ? firstChunk(rest) : firstUnit(rest), edge.right);
  if (!full) return false;
  if (!alone) return looksLikeAddressPart(soFar, rest);
  // A line that nothing but itself shows to be full may be the longest entry of a list.
  return atBreak || !isPlainItem(rest) || isWitnessed(line, edge);
}

/** From the scheme on, or, where a defanged dot alone shows the address, from the name that it stands in. */
function addressIn(token: string): string {
  let start = token.search(ADDRESS);
  if (token.charAt(start) === '[' || token.charAt(start) === '(') {
    while (start > 0 && /[\w.@*[\]\u00AD-]/.test(token.charAt(start - 1))) start--;
  }
  return token.slice(start);
}

/** Without the punctuation that may follow a value in a sentence. */
export function bare(text: string): string {
  let end = text.length;
  while (end > 0 && TRAILING.has(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** A scheme, a bullet, a whole host name or address of its own. */
function startsAnew(rest: string): boolean {
  return startsAddress(rest) || (/^\d{1,2}[.)]?$/.test(rest) && rest.length < 3 && /[.)]$/.test(rest));
}

/** The address so far can stand alone, and so can the rest: nobody can tell, so nothing is joined. */
function isComplete(soFar: string, rest: string): boolean {
  if (FILE_END.test(soFar)) return !/^[?#&]/.test(rest) && !lengthensFileEnd(soFar, rest);
  if (/[-_=?&%#]$/.test(soFar)) return false;
  if (isMail(rest) || (isWholeHash(rest) && !soFar.endsWith('/'))) return true;
  if (!startsWithHost(rest)) return false;
  const [host = '', ...path] = soFar.replace(/^[^/]*\/\//, '').split(/[/?#]/);
  if (path.length > 0) return true;
  if (!/\w(?:\.|\[\.\])\w{2}/.test(host)) return false;
  // A host name that is broken in two: its rest goes on into a path, and its start ends in no known domain.
  return COMMON_TLD.test(host) || !/[/?]/.test(rest);
}

/** `get.asp` and `x?id=5`: the file's ending itself was broken. */
function lengthensFileEnd(soFar: string, rest: string): boolean {
  const letters = /^[a-z]{1,3}(?=$|[?#/])/.exec(rest)?.[0] ?? '';
  return letters !== '' && FILE_END.test(soFar + letters);
}

/** Characters up to where a browser or a word processor could next have broken the address. */
function firstChunk(rest: string): number {
  const dot = /^(?:\[\.\]|\(\.\)|\[dot\])/i.exec(rest);
  if (dot !== null) return dot[0].length;
  const at = rest.slice(1).search(/[/?-]/);
  return at < 0 ? rest.length : at + 2;
}

/** One character and the marks that must not begin a line (Unicode Standard Annex 14). */
function firstUnit(rest: string): number {
  return /^.[/.?!,:;)\]}%]*/.exec(rest)?.[0].length ?? 1;
}

/** In running text the next word may be just a word, so it must not look like one. */
function looksLikeAddressPart(soFar: string, rest: string): boolean {
  const structured = /[/?=&%_#~]/.test(rest) || /[a-z0-9]\.[a-z0-9]/i.test(rest);
  if (/[-_=?&%#]$/.test(soFar)) return structured || /\d/.test(rest) || /^[a-z0-9-]+$/.test(rest);
  if (/\.$/.test(soFar)) return structured && !/\/\/[^/]*\//.test(soFar);
  if (/\/$/.test(soFar) || BREAKS_BEFORE.test(rest)) return structured;
  const slash = rest.indexOf('/');
  const inPath = slash >= 0 && (slash < rest.length - 1 || rest.includes('-'));
  return inPath || /[?=&%_]/.test(rest) || (structured && FILE_END.test(rest));
}
