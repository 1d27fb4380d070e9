import { hostname } from '../../forms/hostname.ts';
import { lowerCase } from '../../forms/lower-case.ts';
import { urlParts } from '../../forms/url-parts.ts';
import { eachWord } from '../../forms/words.ts';
import { HUNTED } from '../../index/hunted-types.ts';
import { isSought, networksOf } from '../../index/indicator-index.ts';
import type { Network } from '../../index/networks.ts';
import { tailForms } from '../../index/tails.ts';
import type { Indicator } from '../../sighting.ts';
import type { ColumnKind } from './mapping.ts';

/**
 * What a row is looked up by. A row that has an indicator has a key of it; not every row that has a key has the
 * indicator, so what the engine finds is read closely by the rules of the local hunt.
 */
export type KeyKind =
  /** a name's last labels, no more than `MOST_LABELS` */
  | `domain/${number}`
  /** the number of an IPv4 network, by prefix length */
  | `ipv4/${number}`
  /** the first hexadecimal digits of an IPv6 address, upper-case, by their number */
  | `ipv6/${number}`
  | 'hash'
  /** host, slash, and what of the path's first part needs no encoding */
  | 'url'
  | 'url-host'
  | 'mailbox'
  /** the last words of a value, by their number */
  | `${WordGroup}/${number}`;

export type WordGroup = 'name' | 'registry' | 'agent';

export interface EngineKey {
  readonly kind: KeyKind;
  readonly key: string;
}

export const MOST_LABELS = 8;
/** A path is told well enough by its last words; a user agent is like many others but for one of its words. */
const MOST_WORDS: Readonly<Record<WordGroup, number>> = { name: 3, registry: 3, agent: 48 };

/** The kinds of columns in which an indicator is looked for. */
export function kindsOf({ type }: Indicator<unknown>): readonly ColumnKind[] {
  switch (HUNTED.get(type)) {
    case 'network':
    case 'range':
      return ['address', 'host', 'url', 'mailbox', 'text'];
    case 'domain':
      return ['host', 'url', 'mailbox', 'text'];
    case 'url':
      return ['url', 'text'];
    case 'mailbox':
      return ['mailbox', 'text'];
    case 'hash':
      return ['hash', 'text'];
    case 'tail':
      return [WORD_COLUMNS[groupOf(type)], 'text'];
    case undefined:
      return [];
  }
}

export const WORD_COLUMNS: Readonly<Record<WordGroup, ColumnKind>> = {
  name: 'name',
  registry: 'registry',
  agent: 'user-agent',
};

function groupOf(type: Indicator<unknown>['type']): WordGroup {
  if (type === 'user-agent') return 'agent';
  return type === 'registry-key' ? 'registry' : 'name';
}

/** One at least for each indicator that is sought at all. */
export function keysOf(indicator: Indicator<unknown>): readonly EngineKey[] {
  if (!isSought(indicator)) return [];
  const { type, value } = indicator;
  switch (HUNTED.get(type)) {
    case 'network':
    case 'range':
      return networksOf(indicator).flatMap(networkKeys);
    case 'domain':
      return [domainKey(hostname(value))];
    case 'url':
      return urlKeys(value);
    case 'mailbox':
      return [{ kind: 'mailbox', key: mailboxKey(value) }];
    case 'hash':
      return [{ kind: 'hash', key: value.toLowerCase() }];
    case 'tail':
      return distinct(tailForms(indicator).map((form) => wordsKey(groupOf(type), form.value)));
    case undefined:
      return [];
  }
}

/** Forms of a value may have the same words. */
function distinct(keys: readonly EngineKey[]): readonly EngineKey[] {
  return [...new Map(keys.map((each) => [`${each.kind} ${each.key}`, each])).values()];
}

function domainKey(name: string): EngineKey {
  const labels = name.split('.').slice(-MOST_LABELS);
  return { kind: `domain/${labels.length}`, key: labels.join('.') };
}

/** An IPv4 network is looked for in the mapped form of IPv6, too (RFC 4291, 2.5.5.2). */
function networkKeys({ address, bits }: Network): readonly EngineKey[] {
  const digits = address.digits.toUpperCase();
  const nibbles = bits >> 2;
  if (address.kind === 6) return [{ kind: `ipv6/${nibbles}`, key: digits.slice(0, nibbles) }];
  const number = Math.floor(Number.parseInt(digits, 16) / 2 ** (32 - bits));
  return [
    { kind: `ipv4/${bits}`, key: String(number) },
    { kind: `ipv6/${MAPPED.length + nibbles}`, key: MAPPED + digits.slice(0, nibbles) },
  ];
}

const MAPPED = '00000000000000000000FFFF';

function urlKeys(url: string): readonly EngineKey[] {
  const parts = urlParts(url);
  if (parts === undefined) return [];
  const { host, tail } = parts;
  const address = addressOf(host);
  if (address !== undefined) return networkKeys(address);
  const rests = [tail, decoded(tail)].map((each) => each.replace(/^:\d{1,5}/, ''));
  return [...new Set(rests)].map((rest) =>
    rest.startsWith('/')
      ? { kind: 'url', key: `${host}/${firstPart(rest)}` }
      : { kind: 'url-host', key: host },
  );
}

/** `hostKey` writes addresses as digits. */
function addressOf(host: string): Network | undefined {
  if (!/^(?:[\da-f]{8}|[\da-f]{32})$/.test(host)) return undefined;
  return { address: { kind: host.length === 8 ? 4 : 6, digits: host }, bits: host.length * 4 };
}

function firstPart(path: string): string {
  const part = /^\/([a-z\d._~-]*)/.exec(path.toLowerCase())?.[1] ?? '';
  return withoutDots(part);
}

function withoutDots(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === '.') end--;
  return text.slice(0, end);
}

function decoded(tail: string): string {
  try {
    return decodeURIComponent(tail);
  } catch {
    return tail;
  }
}

/** Of the local part what stands between signs that logs set around addresses. */
function mailboxKey(value: string): string {
  const [local = '', host = ''] = value.toLowerCase().split('@');
  let start = local.length;
  while (start > 0 && /[a-z\d._%+~-]/.test(local.charAt(start - 1))) start--;
  return `${local.slice(start)}@${hostname(host)}`;
}

function wordsKey(group: WordGroup, value: string): EngineKey {
  const lower = lowerCase(value);
  const words: string[] = [];
  eachWord(lower, (start, end) => {
    words.push(skeleton(lower.slice(start, end)));
  });
  const last = words.slice(-MOST_WORDS[group]);
  return { kind: `${group}/${last.length}`, key: last.join(' ') };
}

/** Engines and Unicode disagree on the case of letters beyond ASCII, so those are told by their places alone. */
function skeleton(word: string): string {
  return word.replace(/[^\0-\u007F]+/g, '?');
}
