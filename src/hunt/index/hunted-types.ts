import type { ObservableType } from '../../model/index.ts';

/** How values of a type are found in a log. */
export type HuntedAs =
  | 'network'
  | 'range'
  | 'domain'
  | 'url'
  | 'mailbox'
  /** a whole run of hexadecimal digits */
  | 'hash'
  /** letter for letter around its last word */
  | 'tail';

/**
 * Types that are searched for; of the rest none is, though logs carry some of them (services, tasks, command lines: Windows
 * events 7045, 4698, 4688 and Sysmon's 1).
 */
export const HUNTED: ReadonlyMap<ObservableType, HuntedAs> = new Map<ObservableType, HuntedAs>([
  ['ipv4-addr', 'network'],
  ['ipv4-range', 'range'],
  ['ipv6-addr', 'network'],
  ['domain-name', 'domain'],
  ['url', 'url'],
  ['email-addr', 'mailbox'],
  ['file:md5', 'hash'],
  ['file:sha1', 'hash'],
  ['file:sha224', 'hash'],
  ['file:sha256', 'hash'],
  ['file:sha384', 'hash'],
  ['file:sha512', 'hash'],
  ['file:imphash', 'hash'],
  ['file:authentihash', 'hash'],
  ['tls:ja3', 'hash'],
  ['tls:ja3s', 'hash'],
  ['tls:jarm', 'hash'],
  ['x509:thumbprint', 'hash'],
  ['file-name', 'tail'],
  ['file-path', 'tail'],
  ['pdb-path', 'tail'],
  ['registry-key', 'tail'],
  ['user-agent', 'tail'],
  ['mutex', 'tail'],
  ['named-pipe', 'tail'],
  ['tls:ja4', 'tail'],
]);
