import type { ObservableType } from '../../model/index.ts';

/** A value that a pattern compares with, and where it stands in the pattern; UTF-16 offsets, end exclusive. */
export interface Compared {
  readonly type: ObservableType;
  readonly start: number;
  readonly end: number;
}

const PATHS: Readonly<Record<string, ObservableType>> = {
  'ipv4-addr:value': 'ipv4-addr',
  'ipv6-addr:value': 'ipv6-addr',
  'mac-addr:value': 'mac-addr',
  'domain-name:value': 'domain-name',
  'url:value': 'url',
  'email-addr:value': 'email-addr',
  'email-message:from_ref.value': 'email-addr',
  'file:name': 'file-name',
  'directory:path': 'file-path',
  'windows-registry-key:key': 'registry-key',
  'mutex:name': 'mutex',
  'process:command_line': 'command-line',
  'x509-certificate:serial_number': 'x509:serial',
  "process:extensions.'windows-service-ext'.service_name": 'service-name',
  "network-traffic:extensions.'http-request-ext'.request_header.'User-Agent'": 'user-agent',
  "file:extensions.'windows-pebinary-ext'.imphash": 'file:imphash',
};

const MOST = 1_000;
/** UTF-16 code units of an object path that are looked at. */
const LONGEST_PATH = 270;

/**
 * What a STIX pattern compares for equality, where the value stands in it as it is. A value with an escape, a
 * comparison of another kind and one that is negated are left to the reader: the pattern is in the text.
 */
export function comparedIn(pattern: string): readonly Compared[] {
  const found: Compared[] = [];
  for (let open = pattern.indexOf("'"); open >= 0 && found.length < MOST; ) {
    const close = closing(pattern, open);
    const type = typeOf(pathBefore(pattern, open));
    const isPlain = close > open + 1 && !pattern.slice(open, close).includes('\\');
    if (type !== undefined && isPlain) found.push({ type, start: open + 1, end: close });
    open = pattern.indexOf("'", close + 1);
  }
  return found;
}

/** Where a quoted text ends; a backslash keeps the next character in it (STIX 2.1, section 9.6). */
function closing(pattern: string, open: number): number {
  for (let at = open + 1; at < pattern.length; at++) {
    if (pattern[at] === '\\') at++;
    else if (pattern[at] === "'") return at;
  }
  return pattern.length;
}

/** The object path that a value is compared with for equality; empty where it is not. */
function pathBefore(pattern: string, open: number): string {
  const before = pattern.slice(Math.max(0, open - LONGEST_PATH), open).trimEnd();
  if (!before.endsWith('=') || /[!<>]=$/u.test(before)) return '';
  const path = before.slice(0, -1).trimEnd();
  let start = path.length;
  while (start > 0 && /[\w.'*:-]/u.test(path.charAt(start - 1))) start--;
  return path.slice(start);
}

function typeOf(path: string): ObservableType | undefined {
  if (Object.hasOwn(PATHS, path)) return PATHS[path];
  if (/^network-traffic:(?:src|dst)_ref\.value$/u.test(path)) return undefined;
  const [, owner, algorithm] = /^(file|x509-certificate):hashes\.'?([\w-]{1,20})'?$/u.exec(path) ?? [];
  if (algorithm === undefined) return undefined;
  return owner === 'file' ? hashType(algorithm) : 'x509:thumbprint';
}

const HASHES: Readonly<Record<string, ObservableType>> = {
  md5: 'file:md5',
  sha1: 'file:sha1',
  sha224: 'file:sha224',
  sha256: 'file:sha256',
  sha384: 'file:sha384',
  sha512: 'file:sha512',
  ssdeep: 'file:ssdeep',
  tlsh: 'file:tlsh',
};

/** By the name of an algorithm as STIX, MISP or OpenIOC writes it. */
export function hashType(algorithm: string): ObservableType | undefined {
  const name = algorithm.toLowerCase().replaceAll('-', '');
  return Object.hasOwn(HASHES, name) ? HASHES[name] : undefined;
}
