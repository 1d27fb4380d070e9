import type { ObservableType } from '../../model/index.ts';

/** A value that a pattern compares with, and where it stands in the pattern; UTF-16 offsets, end exclusive. */
export interface Compared {
  readonly type: ObservableType;
  readonly start: number;
  readonly end: number;
  /** Without the escapes of the pattern language; of a file in a folder both as one path. */
  readonly value: string;
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
 * What a STIX pattern compares for equality (or, of a network, as its subset). A file that is told by its name and its
 * folder is a path: the name alone would be looked for everywhere. A comparison of another kind, one that is negated,
 * and an escape that the language does not have are left to the reader: the pattern is in the text.
 */
export function comparedIn(pattern: string): readonly Compared[] {
  const constants = constantsIn(pattern);
  const found: Compared[] = [];
  for (let at = 0; at < constants.length; at++) {
    const [one, next] = [constants[at], constants[at + 1]];
    const path = one && next && pathOf(pattern, one, next);
    if (path !== undefined) {
      found.push(path);
      at++;
      continue;
    }
    const type = one && typeOf(one.path);
    if (one !== undefined && type !== undefined && one.value !== '')
      found.push({ type, start: one.start, end: one.end, value: one.value });
  }
  return found;
}

/** A quoted constant, what it is compared with, and where it stands without its quotation marks. */
interface Constant {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

function constantsIn(pattern: string): readonly Constant[] {
  const found: Constant[] = [];
  for (let open = pattern.indexOf("'"); open >= 0 && found.length < MOST; ) {
    const close = closing(pattern, open);
    const value = unescaped(pattern.slice(open + 1, close));
    const path = pathBefore(pattern, open);
    if (value !== undefined && close < pattern.length && path !== '')
      found.push({ path, start: open + 1, end: close, value });
    open = pattern.indexOf("'", close + 1);
  }
  return found;
}

/** STIX 2.1, section 9.2: a constant escapes its quotation mark and the backslash, and nothing else. */
function unescaped(text: string): string | undefined {
  return /^(?:[^\\]|\\[\\'])*$/u.test(text) ? text.replace(/\\([\\'])/gu, '$1') : undefined;
}

const FOLDER = 'file:parent_directory_ref.path';

function pathOf(pattern: string, one: Constant, next: Constant): Compared | undefined {
  const [name, folder] = one.path === FOLDER ? [next, one] : [one, next];
  if (name.path !== 'file:name' || folder.path !== FOLDER || name.value === '') return undefined;
  const between = pattern.slice(one.end, next.start);
  if (between.length > LONGEST_PATH || !/^'\s{1,20}AND\s/u.test(between)) return undefined;
  const separator = folder.value.includes('\\') ? '\\' : '/';
  const above = folder.value.endsWith(separator) ? folder.value : `${folder.value}${separator}`;
  return { type: 'file-path', start: one.start, end: next.end, value: `${above}${name.value}` };
}

/** Where a quoted text ends; a backslash keeps the next character in it (STIX 2.1, section 9.6). */
function closing(pattern: string, open: number): number {
  for (let at = open + 1; at < pattern.length; at++) {
    if (pattern[at] === '\\') at++;
    else if (pattern[at] === "'") return at;
  }
  return pattern.length;
}

/** The object path that a value is compared with for equality, or of whose network it is; empty where it is neither. */
function pathBefore(pattern: string, open: number): string {
  const before = pattern.slice(Math.max(0, open - LONGEST_PATH), open).trimEnd();
  const [operator = ''] = /(?:\bISSUBSET|=)$/u.exec(before) ?? [];
  if (operator === '' || /(?:[!<>]=|\bNOT\s{1,20}ISSUBSET)$/u.test(before)) return '';
  const path = before.slice(0, -operator.length).trimEnd();
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
