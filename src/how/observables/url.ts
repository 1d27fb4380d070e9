import {
  BACKSLASH,
  BRACKET,
  classOf,
  codeAt,
  isAlphanumeric,
  isDigit,
  isEdge,
  isLowerCase,
  isNameChar,
  lowerCase,
  SLASH,
  tableOf,
} from './char-class.ts';
import { endingIn } from './endings.ts';
import { isHostName } from './host.ts';
import { ipv4End } from './ipv4.ts';
import type { Mention } from './mention.ts';
import type { Token } from './token.ts';
import { mentionIn } from './token-mention.ts';
import { trimmedEnd } from './trim.ts';

/** Schemes under which reports give addresses; spellings nobody can click on lead to the real one. */
const SCHEMES: ReadonlySet<string> = new Set(
  (
    'http https ftp ftps sftp tftp ws wss tcp udp tls ssl ldap ldaps smb ssh telnet rtsp rtmp socks socks4 socks5 ' +
    'vnc rdp mongodb mysql redis amqp mqtt imap pop3 smtp irc ircs git svn gopher feed'
  ).split(' '),
);
const DEFANGED_HTTP = /^(?:h[tx*_]{2,3}[px]|meow|xxxx)(s?)$/;
const DEFANGED_FTP = /^(s?)(?:fxp|f\*p|fxx|ftx)(s?)$/;
const LONGEST_SCHEME = 8;
const CASE = 'scheme and host in lower case';

/** The scheme whose last letter stands just before a position; `undefined` for none we know. */
export function schemeBefore(token: Token, colon: number): { from: number; scheme: string } | undefined {
  let from = colon;
  const { text } = token;
  while (from > token.from && colon - from < LONGEST_SCHEME && isSchemeChar(text.charCodeAt(from - 1)))
    from--;
  for (; from < colon; from++) {
    const scheme = schemeOf(lowerCase(text, from, colon));
    // A scheme glued to a word (`~Chttp`) begins where the longest known one does.
    if (scheme !== undefined) return { from, scheme };
  }
  return undefined;
}

function schemeOf(written: string): string | undefined {
  if (written === 'http' || written === 'https' || SCHEMES.has(written)) return written;
  const http = DEFANGED_HTTP.exec(written);
  if (http !== null) return `http${http[1]}`;
  const ftp = DEFANGED_FTP.exec(written);
  return ftp === null ? undefined : `${ftp[1]}ftp${ftp[2]}`;
}

/**
 * The URL whose `://` (or `:\\`) stands at a position of a token (RFC 3986). The host must be a name,
 * an IPv4 address or a bracketed IPv6 address; templates such as `http://%s/` are none.
 */
export function urlAt(token: Token, colon: number): { mention: Mention; end: number } | undefined {
  const scheme = schemeBefore(token, colon);
  if (scheme === undefined) return undefined;
  let hostFrom = colon + 1;
  while (hostFrom < colon + 4 && isSlash(codeAt(token.text, hostFrom))) hostFrom++;
  const { text } = token;
  const hostEnd = authorityEnd(token, hostFrom);
  if (hostEnd === undefined) return undefined;
  const end = pathEnd(token, hostEnd, scheme.from);
  const isPlain =
    text.startsWith(scheme.scheme, scheme.from) && text.startsWith('://', colon) && hostFrom === colon + 3;
  // Most URLs are written as they are meant.
  if (isPlain && scheme.from + scheme.scheme.length === colon && isLowerCase(text, hostFrom, hostEnd))
    return { mention: mentionIn(token, 'url', scheme.from, end, text.slice(scheme.from, end), CASE), end };
  const raw = text.slice(scheme.from, colon);
  const own = raw.toLowerCase() === scheme.scheme ? '' : `${raw} → ${scheme.scheme}`;
  const value = `${scheme.scheme}://${authority(text.slice(hostFrom, hostEnd))}${text.slice(hostEnd, end)}`;
  return { mention: mentionIn(token, 'url', scheme.from, end, value, CASE, own), end };
}

/** A host with a path and no scheme; the caller has read the host. */
export function schemelessUrlAt(
  token: Token,
  from: number,
  hostEnd: number,
): { mention: Mention; end: number } | undefined {
  const portEnd = portEndAt(token, hostEnd);
  if (portEnd >= token.to || token.text.charCodeAt(portEnd) !== SLASH_SIGN) return undefined;
  const end = pathEnd(token, portEnd, from);
  if (end <= portEnd + 1 && portEnd === hostEnd) return undefined;
  const { text } = token;
  const value = isLowerCase(text, from, hostEnd)
    ? text.slice(from, end)
    : text.slice(from, hostEnd).toLowerCase() + text.slice(hostEnd, end);
  return { mention: mentionIn(token, 'url', from, end, value, CASE), end };
}

/** User, host and port; the end of it, or `undefined` when there is no host. */
function authorityEnd(token: Token, from: number): number | undefined {
  const host = userEnd(token, from);
  const end = hostEndAt(token, host) ?? (host === from ? undefined : hostEndAt(token, from));
  return end === undefined ? wildcardEnd(token, from) : portEndAt(token, end);
}

/** `http://+:80/x/`: how HTTP.sys is told to listen on every host name. */
function wildcardEnd(token: Token, from: number): number | undefined {
  const code = codeAt(token.text, from);
  if ((code !== PLUS && code !== STAR) || from >= token.to) return undefined;
  const end = portEndAt(token, from + 1);
  return end === from + 1 ? undefined : end;
}

const LONGEST_USER = 128;
const AUTHORITY_END = SLASH | BACKSLASH | BRACKET;

function userEnd(token: Token, from: number): number {
  for (let i = from; i < token.to && i - from < LONGEST_USER; i++) {
    const code = token.text.charCodeAt(i);
    if (code === 64) return i + 1;
    if ((classOf(code) & AUTHORITY_END) !== 0 || code === 63 || code === 35) {
      if (code !== 123 && code !== 125) break;
    }
  }
  return from;
}

function hostEndAt(token: Token, from: number): number | undefined {
  const { text, to } = token;
  if (codeAt(text, from) === OPEN_SQUARE) {
    const close = text.slice(from, Math.min(to, from + 48)).indexOf(']');
    return close > 3 ? from + close + 1 : undefined;
  }
  const ip = isDigit(codeAt(text, from)) ? ipv4End(text, from, to) : -1;
  if (ip >= 0) return ip;
  let end = from;
  while (end < to && isNameChar(text.charCodeAt(end))) end++;
  while (end > from && isEdge(text.charCodeAt(end - 1))) end--;
  return end > from && isHostName(text, from, end) && !isNumber(text, from, end)
    ? gluedEnd(text, from, end)
    : undefined;
}

/** Of `evil.example.Then`, the sentence after the host is not the host's. */
function gluedEnd(text: string, from: number, end: number): number {
  if (endingIn(text, from, end).isTld) return end;
  const name = text.slice(from, end);
  const dot = name.lastIndexOf('.');
  if (dot < 0 || !/^[A-Z][a-z]+$/.test(name.slice(dot + 1))) return end;
  return endingIn(text, from, from + dot).isTld && name.slice(0, dot).includes('.') ? from + dot : end;
}

function portEndAt(token: Token, from: number): number {
  const { text, to } = token;
  if (from >= to) return from;
  const code = text.charCodeAt(from);
  // `host@80`: the port as WebDAV shares of Windows are written.
  if (code !== COLON_SIGN && code !== AT_SIGN) return from;
  let end = from + 1;
  while (end < to && end - from < 6 && isDigit(text.charCodeAt(end))) end++;
  return end === from + 1 || (end < to && isAlphanumeric(text.charCodeAt(end))) ? from : end;
}

/** Where path, query and fragment end that follow a host. @param from where the URL begins */
function pathEnd(token: Token, hostEnd: number, from: number): number {
  const { text, to } = token;
  if (hostEnd >= to || BEHIND_HOST[text.charCodeAt(hostEnd)] !== 1) return hostEnd;
  return trimmedEnd(text, hostEnd, to, from > token.from ? text.charCodeAt(from - 1) : 0);
}

/** User as written, host in lower case. */
function authority(written: string): string {
  const at = written.lastIndexOf('@') + 1;
  return written.slice(0, at) + written.slice(at).toLowerCase();
}

function isSchemeChar(code: number): boolean {
  return isAlphanumeric(code) || code === 42 || code === 95;
}

function isSlash(code: number): boolean {
  return code === SLASH_SIGN || code === 92;
}

/** Digits and full stops alone. */
function isNumber(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code !== 46 && !isDigit(code)) return false;
  }
  return true;
}

const BEHIND_HOST: Uint8Array = tableOf('/?#');
const STAR = 42;
const PLUS = 43;
const SLASH_SIGN = 47;
const COLON_SIGN = 58;
const AT_SIGN = 64;
const OPEN_SQUARE = 91;
