import { codeAt, isAlphanumeric, isDigit, isEdge, isHex, NAME_CHARS } from './char-class.ts';
import { emailAt } from './email.ts';
import { ipv4End, ipv4Mention } from './ipv4.ts';
import { ipv6At } from './ipv6.ts';
import { type Doubt, doubted, type Mention } from './mention.ts';
import { nameAt } from './name.ts';
import { offsetOf, type Token } from './token.ts';
import { unixPathAt } from './unix-path.ts';
import { schemelessUrlAt, urlAt } from './url.ts';
import { isVersionContext } from './versions.ts';

/**
 * Finds addresses, names, URLs and mail in a token: one cursor that only moves forward over runs of
 * name characters; what stands after a run says what it is. Every look ahead is bounded or consumed.
 * @param text the reading's text, for the words before a token
 */
export function walk(text: string, token: Token, found: Mention[]): void {
  const { text: read, to } = token;
  const names = NAME_CHARS;
  for (let at = token.from; at < to; ) {
    const code = read.charCodeAt(at);
    if (names[code] === 1) {
      let dots = code === 46 ? 1 : 0;
      let end = at + 1;
      for (; end < to; end++) {
        const next = read.charCodeAt(end);
        if (names[next] !== 1) break;
        if (next === 46) dots++;
      }
      at = run(text, token, at, end, dots, found);
    } else if (code === 47 || code === 126) at = take(unixPathAt(token, at), at + 1, found);
    else if (code === 58 && at + 1 < to && read.charCodeAt(at + 1) === 58)
      at = takeAddress(token, at, at + 2, found);
    else at++;
  }
}

/** @param end where the run of name characters ends; @param dots how many full stops it has */
function run(text: string, token: Token, at: number, end: number, dots: number, found: Mention[]): number {
  const next = end < token.to ? token.text.charCodeAt(end) : 0;
  if (next === 58) {
    if (isSchemeEnd(token, end)) return take(urlAt(token, end), end + 1, found);
    const from = skipEdges(token.text, at, end);
    if (end - from <= 4 && isHexRun(token.text, from, end)) {
      const address = ipv6At(token, from);
      if (address !== undefined) return takeAddress(token, from, end + 1, found);
    }
  }
  if (next === 64) return take(emailAt(token, at, end), end + 1, found);
  // Neither an address nor a name is without one.
  if (dots === 0) return end;
  const first = skipEdges(token.text, at, end);
  if (dots > 2 && isDigit(codeAt(token.text, first))) {
    const ip = ipv4End(token.text, first, token.to);
    if (ip >= 0 && !isGluedBefore(token, first)) return takeIpv4(text, token, first, ip, end, found);
  }
  return take(nameAt(token, at, end), end, found);
}

function takeIpv4(
  text: string,
  token: Token,
  from: number,
  ipEnd: number,
  runEnd: number,
  found: Mention[],
): number {
  const mention = ipv4Mention(token, from, ipEnd);
  const end = Math.max(runEnd, ipEnd);
  if (
    !mention.defanged &&
    (isNoHost(token.text, from, ipEnd) || isVersionContext(text, offsetOf(token, from)))
  )
    return end;
  const address = ipEnd - from;
  const isNetwork = mention.value.length > address;
  const url = isNetwork ? undefined : schemelessUrlAt(token, from, ipEnd);
  if (url === undefined) {
    found.push(mention);
    return Math.max(end, ipEnd + (mention.value.length - address));
  }
  const doubt: Doubt = { kind: 'url-or-host', hostEnd: mention.end, host: mention.value };
  found.push(url.mention.defanged ? url.mention : doubted(url.mention, doubt));
  return Math.max(end, url.end);
}

/** `0.1.2.3`; `0.0.0.0` is written for any address. */
function isNoHost(text: string, from: number, to: number): boolean {
  return text.startsWith('0.', from) && !text.slice(from, to).startsWith('0.0.0.0');
}

function take(
  taken: { mention?: Mention; end: number } | undefined,
  otherwise: number,
  found: Mention[],
): number {
  if (taken === undefined) return otherwise;
  if (taken.mention !== undefined) found.push(taken.mention);
  return Math.max(taken.end, otherwise);
}

function takeAddress(token: Token, at: number, otherwise: number, found: Mention[]): number {
  const mention = ipv6At(token, at);
  if (mention === undefined) return otherwise;
  found.push(mention);
  let end = at;
  while (end < token.to && offsetOf(token, end) < mention.end) end++;
  return Math.max(end, otherwise);
}

/** `://`, or what Windows and haste make of it: `:\\`. */
function isSchemeEnd(token: Token, colon: number): boolean {
  if (colon + 2 >= token.to) return false;
  const first = token.text.charCodeAt(colon + 1);
  return (first === 47 || first === 92) && token.text.charCodeAt(colon + 2) === first;
}

function isHexRun(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (!isHex(text.charCodeAt(i))) return false;
  return true;
}

/** Leading full stops, hyphens and underscores belong to the sentence or the mark-up. */
function skipEdges(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && isEdge(text.charCodeAt(at))) at++;
  return at;
}

/** `1.` before and `.5.6.7.8` after: a full stop that continues a longer number. */
function isGluedBefore(token: Token, from: number): boolean {
  const { text } = token;
  return from > token.from && text.charCodeAt(from - 1) === 46 && isAlphanumeric(codeAt(text, from - 2));
}
