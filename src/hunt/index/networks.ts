import type { Address } from '../forms/address.ts';
import { prefixOf, readIpv4, readIpv6 } from '../forms/address.ts';
import type { Indicator } from '../sighting.ts';
import { grouped } from './placed.ts';

/** Networks by kind and prefix length: an address is cut once for each length that occurs, then looked up. */
export type Networks<Source> = readonly {
  readonly kind: Address['kind'];
  readonly bits: number;
  readonly byPrefix: ReadonlyMap<string, readonly Indicator<Source>[]>;
}[];

export interface Network {
  readonly address: Address;
  /** Of the prefix. */
  readonly bits: number;
}

/** CIDR notation (RFC 4632; RFC 4291, section 2.3); bits beyond the prefix are of no account. */
export function readNetwork(text: string): Network | undefined {
  const [before = '', length = ''] = text.split('/', 2);
  const address = readIpv4(before) ?? readIpv6(before);
  if (address === undefined || !/^\d{1,3}$/.test(length)) return undefined;
  // `::ffff:198.51.100.0/120` is 198.51.100.0/24.
  const bits = Number(length) - (address.kind === 4 && before.includes(':') ? 96 : 0);
  return bits < 0 || bits > address.digits.length * 4 ? undefined : { address, bits };
}

export function networks<Source>(
  found: readonly (Network & { readonly indicator: Indicator<Source> })[],
): Networks<Source> {
  const lengths = grouped(
    found,
    ({ address, bits }) => `${address.kind}/${bits}`,
    (network) => network,
  );
  return [...lengths.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const byPrefix = grouped(
      group,
      ({ address, bits }) => prefixOf(address, bits),
      ({ indicator }) => indicator,
    );
    return [{ kind: first.address.kind, bits: first.bits, byPrefix }];
  });
}

export function networksAround<Source>(
  all: Networks<Source>,
  address: Address,
): readonly Indicator<Source>[] {
  return all.flatMap(({ kind, bits, byPrefix }) =>
    kind === address.kind ? (byPrefix.get(prefixOf(address, bits)) ?? []) : [],
  );
}
