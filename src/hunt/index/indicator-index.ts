import type { ObservableType } from '../../model/index.ts';
import { hostname } from '../forms/hostname.ts';
import { hostKey, urlParts } from '../forms/url-parts.ts';
import type { Indicator } from '../sighting.ts';
import type { Networks } from './networks.ts';
import { networks, readNetwork } from './networks.ts';
import type { Placed, Placing } from './placed.ts';
import { grouped, placed } from './placed.ts';
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
  readonly tails: Tails<Source>;
  /** What no log line can be asked for: CVE ids, and values that are not of their type. */
  readonly notSought: readonly Indicator<Source>[];
}

export type Lookup<Source> = ReadonlyMap<string, readonly Indicator<Source>[]>;

export function indexIndicators<Source>(all: readonly Indicator<Source>[]): IndicatorIndex<Source> {
  const sought = all.filter(isSought);
  const of = (...types: readonly ObservableType[]) => sought.filter(({ type }) => types.includes(type));
  const domains = lookup(of('domain-name'), ({ value }) => hostname(value));
  const nets = of('ipv4-addr', 'ipv6-addr').map((indicator) => ({ indicator, net: networkOf(indicator) }));
  return {
    addresses: grouped(
      nets,
      ({ net }) => (net && isWhole(net) ? net.address.digits : undefined),
      ({ indicator }) => indicator,
    ),
    networks: networks(
      nets.flatMap(({ indicator, net }) => (net && !isWhole(net) ? [{ ...net, indicator }] : [])),
    ),
    domains,
    mostLabels: Math.max(0, ...[...domains.keys()].map((name) => name.split('.').length)),
    hashes: lookup(of(...HASHES), ({ value }) => value.toLowerCase()),
    mailboxes: byHost(of('email-addr').map(mailbox)),
    urls: byHost(of('url').flatMap(urlForms)),
    tails: tails(of(...TAILS)),
    notSought: all.filter((indicator) => !isSought(indicator)),
  };
}

const HASHES: readonly ObservableType[] = ['file:md5', 'file:sha1', 'file:sha256', 'file:sha512'];
const TAILS: readonly ObservableType[] = ['file-name', 'file-path', 'registry-key'];

/** Whether a value is of its type at all, and of a type that logs carry. */
function isSought(indicator: Indicator<unknown>): boolean {
  const { type, value } = indicator;
  if (type === 'cve') return false;
  if (HASHES.includes(type)) return /^[0-9a-f]{32,128}$/i.test(value);
  if (TAILS.includes(type)) return hasTail(indicator);
  if (type === 'domain-name') return /^[^\s/@:.]+(?:\.[^\s/@:.]+)+\.?$/.test(value);
  if (type === 'email-addr') return /^[^\s@]+@[^\s/@:.]+(?:\.[^\s/@:.]+)+$/.test(value);
  return type === 'url' ? urlParts(value) !== undefined : networkOf(indicator) !== undefined;
}

function networkOf({ value }: Indicator<unknown>): ReturnType<typeof readNetwork> {
  if (value.includes('/')) return readNetwork(value);
  return readNetwork(`${value}/${value.includes(':') ? 128 : 32}`);
}

function isWhole({ address, bits }: NonNullable<ReturnType<typeof readNetwork>>): boolean {
  return bits === address.digits.length * 4;
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
