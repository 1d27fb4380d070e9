import { isFull, lacksRoomFor } from './fill.ts';
import type { Piece } from './piece.ts';
import { LINE_END_HYPHEN } from './piece.ts';

/** A scheme as written or defanged, or a defanged dot: without one of them nothing is taken for an address. */
export const ADDRESS: RegExp = /\b(?:h(?:tt|xx)ps?|s?f[tx]ps?|tcp|udp|wss?)\[?:\]?\/\/|\[\.\]|\(\.\)|\[dot\]|\[:\]/i;
const ADDRESS_CHARACTERS = /^[\w\-.~:/?#[\]@!$&*+;=%]+$/;
/** What may stand round an address without being part of it. */
const TRAILING = /[).,;:'"\]”’>»]+$/;
const FILE_END =
  /\.(?:html?|s?php\d?|aspx?|jsp|cgi|exe|dll|sys|js|css|gif|jpe?g|png|ico|txt|pdf|docx?|xlsx?|zip|rar|7z|xml|json|dat|bin|swf|jar|apk|msi|ps1|vbs|hta)$/i;
const BREAKS_AFTER = /[/?&=\-_%#+~]$/;
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
  right: number,
  alone: boolean,
): boolean {
  const written = next.words[0]?.text.replaceAll(LINE_END_HYPHEN, '-') ?? '';
  const rest = next.words.length === 1 && alone ? written : written.replace(TRAILING, '');
  const soFar = token.slice(token.search(ADDRESS)).replaceAll(LINE_END_HYPHEN, '-');
  if (!ADDRESS.test(token) || !ADDRESS_CHARACTERS.test(soFar) || /[;:,)\]]$/.test(soFar)) return false;
  if (!ADDRESS_CHARACTERS.test(rest) || startsAnew(rest) || isComplete(soFar, rest)) return false;
  const atBreak = BREAKS_AFTER.test(soFar) || BREAKS_BEFORE.test(rest);
  const full = atBreak ? lacksRoomFor(line, next, firstChunk(rest), right) : isFull(line, next, right);
  return full && (alone || looksLikeAddressPart(soFar, rest));
}

/** A scheme, a bullet, a whole host name or address of its own. */
function startsAnew(rest: string): boolean {
  if (/:\/\/|^(?:h(?:tt|xx)p|www\.)/i.test(rest)) return true;
  return /^\d{1,2}[.)]?$/.test(rest) && rest.length < 3 && /[.)]$/.test(rest);
}

/** The address so far can stand alone, and so can the rest: nobody can tell, so nothing is joined. */
function isComplete(soFar: string, rest: string): boolean {
  if (FILE_END.test(soFar)) return !/^[?#&]/.test(rest);
  if (BREAKS_AFTER.test(soFar) || /\.$/.test(soFar)) return false;
  const hasHost = /(?:\/\/|^)[^/?#]*\w(?:\.|\[\.\])\w{2,}/.test(soFar);
  const host = /^(?:[a-z0-9-]+(?:\.|\[\.\]))+[a-z]{2,}$/i.test(rest) && !FILE_END.test(rest);
  const address = /^(?:\d{1,3}(?:\.|\[\.\])){3}\d{1,3}/.test(rest);
  return hasHost && (host || address);
}

/** Characters up to where a browser or a word processor could next have broken the address. */
function firstChunk(rest: string): number {
  const dot = /^(?:\[\.\]|\(\.\)|\[dot\])/i.exec(rest);
  if (dot !== null) return dot[0].length;
  const at = rest.slice(1).search(/[/?&=\-.]/);
  return at < 0 ? rest.length : at + 2;
}

/** In running text the next word may be just a word, so it must not look like one. */
function looksLikeAddressPart(soFar: string, rest: string): boolean {
  const structured = /[/?=&%_#~]/.test(rest) || /[a-z0-9]\.[a-z0-9]/i.test(rest);
  if (/[-_=?&%#]$/.test(soFar)) return structured || /\d/.test(rest) || /^[a-z0-9-]+$/.test(rest);
  if (/\.$/.test(soFar)) return structured && !/\/\/[^/]*\//.test(soFar);
  if (/\/$/.test(soFar) || BREAKS_BEFORE.test(rest)) return structured;
  return /[?=&%_]|\/.|-.*\//.test(rest) || (structured && FILE_END.test(rest));
}
