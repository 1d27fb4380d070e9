import { hostname } from '../forms/hostname.ts';
import { hostKey, urlParts } from '../forms/url-parts.ts';
import type { Indicator } from '../sighting.ts';
import type { HuntedAs } from './hunted-types.ts';
import { HUNTED } from './hunted-types.ts';
import type { Network, Networks } from './networks.ts';
import { networks, readNetwork } from './networks.ts';
import type { Placed, Placing } from './placed.ts';
import { grouped, placed } from './placed.ts';
import { networksOfRange } from './ranges.ts';
import type { Tails } from './tails.ts';
import { hasTail, tails } from './tails.ts';

/** Indicators arranged by what a line is asked for, so that its cost does not grow with their number. */
export interface IndicatorIndex<Source> {
  /** By `Address.digits`. */
  readonly addresses: Lookup<Source>;
  readonly networks: Networks<Source>;
  /** As `hostname` writes them. */
  readonly domains: Lookup<Source>;
  /** Labels of the longest of them: a host name is compared no further. */
  readonly mostLabels: number;
  /** In lower case. */
  readonly hashes: Lookup<Source>;
  /** Local parts by host, counted back from it. */
  readonly mailboxes: ReadonlyMap<string, Placed<Source>>;
  /** What follows the host, by host. */
  readonly urls: ReadonlyMap<string, Placed<Source>>;
  /** Last two units of all hosts above that are ASCII there: a name that ends otherwise is none of them. */
  readonly hostEnds: ReadonlySet<number>;
  /** Whether an address can be a hit: one of the above, or the host of a URL. */
  readonly hasAddresses: boolean;
  readonly tails: Tails<Source>;
  /** Of their words, UTF-16 units. */
  readonly tailLengths: ReadonlySet<number>;
  /** What no log line can be asked for: CVE ids, and values that are not of their type. */
  readonly notSought: readonly Indicator<Source>[];
}

export type Lookup<Source> = ReadonlyMap<string, readonly Indicator<Source>[]>;

export function indexIndicators<Source>(all: readonly Indicator<Source>[]): IndicatorIndex<Source> {
  const sought = all.filter(isSought);
  const of = (as: HuntedAs) => sought.filter(({ type }) => HUNTED.get(type) === as);
  const domains = lookup(of('domain'), ({ value }) => hostname(value));
  const nets = [...of('network'), ...of('range')].flatMap((indicator) =>
    networksOf(indicator).map((network) => ({ ...network, indicator })),
  );
  const urls = byHost(of('url').flatMap(urlForms));
  const mailboxes = byHost(of('mailbox').map(mailbox));
  const words = tails(of('tail'));
  return {
    addresses: grouped(
      nets,
      (net) => (isWhole(net) ? net.address.digits : undefined),
      ({ indicator }) => indicator,
    ),
    networks: networks(nets.filter((net) => !isWhole(net))),
    domains,
    mostLabels: [...domains.keys()].reduce((most, name) => Math.max(most, name.split('.').length), 0),
    hashes: lookup(of('hash'), ({ value }) => value.toLowerCase()),
    mailboxes,
    urls,
    hostEnds: new Set(
      [...domains.keys(), ...mailboxes.keys(), ...urls.keys()].map((host) => hostEnd(host, host.length)),
    ),
    hasAddresses: nets.length > 0 || [...urls.keys()].some(isAddress),
    tails: words,
    tailLengths: new Set([...words.keys()].map((word) => word.length)),
    notSought: all.filter((indicator) => !isSought(indicator)),
  };
}

/** Whether a value is of its type at all, and of a type that logs carry. */
export function isSought(indicator: Indicator<unknown>): boolean {
  const { type, value } = indicator;
  switch (HUNTED.get(type)) {
    case 'network':
    case 'range':
      return networksOf(indicator).length > 0;
    case 'domain':
      return /^[^\s/@:.]+(?:\.[^\s/@:.]+)+\.?$/.test(value);
    case 'mailbox':
      return /^[^\s@]+@[^\s/@:.]+(?:\.[^\s/@:.]+)+$/.test(value);
    case 'url':
      return urlParts(value) !== undefined;
    case 'hash':
      return /^[0-9a-f]{32,128}$/i.test(value);
    case 'tail':
      return hasTail(indicator);
    case undefined:
      return false;
  }
}

/** One, but for a range, which may take several. */
export function networksOf({ type, value }: Indicator<unknown>): readonly Network[] {
  if (type === 'ipv4-range') return networksOfRange(value);
  const text = value.includes('/') ? value : `${value}/${value.includes(':') ? 128 : 32}`;
  const network = readNetwork(text);
  return network === undefined ? [] : [network];
}

/** The last two units of a name that ends there, as one number; 0 where one of them is beyond ASCII, as no host's are. */
export function hostEnd(text: string, end: number): number {
  const last = text.charCodeAt(end - 1);
  const before = text.charCodeAt(end - 2);
  return last < 128 && before < 128 ? before * 128 + last : 0;
}

function isWhole({ address, bits }: Network): boolean {
  return bits === address.digits.length * 4;
}

/** Whether a host, as `hostKey` writes it, is an address in digits. */
function isAddress(host: string): boolean {
  return /^(?:[\da-f]{8}|[\da-f]{32})$/.test(host);
}

interface Hosted<Source> extends Placing<Source> {
  readonly host: string;
}

function mailbox<Source>(indicator: Indicator<Source>): Hosted<Source> {
  const [local = '', host = ''] = indicator.value.toLowerCase().split('@');
  const value = `${local}@`;
  return { host: hostKey(host), value, before: value.length, length: value.length, indicator };
}

/** As the report writes it and with its percent-encoding undone, since logs have either. */
function urlForms<Source>(indicator: Indicator<Source>): readonly Hosted<Source>[] {
  const parts = urlParts(indicator.value);
  if (parts === undefined) return [];
  return [...new Set([parts.tail, decoded(parts.tail)])].map((value) => ({
    host: parts.host,
    value,
    before: 0,
    length: value.length,
    indicator,
  }));
}

function decoded(tail: string): string {
  try {
    return decodeURIComponent(tail);
  } catch {
    // `%zz` stands for nothing but itself.
    return tail;
  }
}

function byHost<Source>(found: readonly Hosted<Source>[]): ReadonlyMap<string, Placed<Source>> {
  const hosts = grouped(
    found,
    ({ host }) => host,
    (hosted) => hosted,
  );
  return new Map([...hosts].map(([host, group]) => [host, placed(group)]));
}

function lookup<Source>(
  indicators: readonly Indicator<Source>[],
  key: (indicator: Indicator<Source>) => string,
): Lookup<Source> {
  return grouped(indicators, key, (indicator) => indicator);
}
