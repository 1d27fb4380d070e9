import type { ObservableType } from '../../model/index.ts';
import { hostname } from '../scan/hostname.ts';
import type { Indicator } from '../sighting.ts';
import type { Networks } from './networks.ts';
import { makeNetworks } from './networks.ts';

/**
 * Indicators arranged for one look-up per token, so that the cost of a line does not grow with their
 * number. Keys are lower-case; paths and registry keys stand under their last part and are compared
 * whole where that part occurs.
 */
export interface IndicatorIndex<Source> {
  readonly addresses: Lookup<Source>;
  readonly networks: Networks<Source>;
  readonly domains: Lookup<Source>;
  readonly emails: Lookup<Source>;
  readonly hashes: Lookup<Source>;
  /** By host: URLs are compared whole once the host is met. */
  readonly urls: Lookup<Source>;
  /** By last part: file names, file paths, registry keys. */
  readonly tails: Lookup<Source>;
}

export type Lookup<Source> = ReadonlyMap<string, readonly Indicator<Source>[]>;

/** Types that logs do not carry (a CVE id names a flaw, not a trace) are not indexed; the caller is told. */
export const NOT_HUNTED: ReadonlySet<ObservableType> = new Set(['cve']);

export function indexIndicators<Source>(indicators: readonly Indicator<Source>[]): IndicatorIndex<Source> {
  const of = (...types: readonly ObservableType[]) => indicators.filter(({ type }) => types.includes(type));
  const addresses = of('ipv4-addr', 'ipv6-addr');
  return {
    addresses: lookup(
      addresses.filter(({ value }) => !value.includes('/')),
      ({ value }) => value.toLowerCase(),
    ),
    networks: makeNetworks(addresses.filter(({ value }) => value.includes('/'))),
    domains: lookup(of('domain-name'), ({ value }) => hostname(value)),
    emails: lookup(of('email-addr'), ({ value }) => value.toLowerCase()),
    hashes: lookup(of('file:md5', 'file:sha1', 'file:sha256', 'file:sha512'), ({ value }) =>
      value.toLowerCase(),
    ),
    urls: lookup(of('url'), ({ value }) => (URL.canParse(value) ? hostname(new URL(value).hostname) : '')),
    tails: lookup(of('file-name', 'file-path', 'registry-key'), ({ value }) => lastPart(value)),
  };
}

function lookup<Source>(
  indicators: readonly Indicator<Source>[],
  key: (indicator: Indicator<Source>) => string,
): Lookup<Source> {
  const map = new Map<string, Indicator<Source>[]>();
  for (const indicator of indicators) {
    const under = key(indicator);
    if (under === '') continue;
    const group = map.get(under);
    if (group === undefined) map.set(under, [indicator]);
    else group.push(indicator);
  }
  return map;
}

/** The last word of the last part of a path: the piece that a log's token can equal. */
export function lastPart(value: string): string {
  const part = value.split(/[\\/]/).findLast((piece) => piece !== '') ?? '';
  return (
    part
      .toLowerCase()
      .split(/[\s"'<>|,;()[\]{}=]/)
      .findLast((word) => word !== '') ?? ''
  );
}
