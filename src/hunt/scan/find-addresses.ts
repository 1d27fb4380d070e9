import type { Address } from '../forms/address.ts';
import { networksAround } from '../index/networks.ts';
import type { Search } from './finder.ts';

/** An address of either kind: itself, and the networks it is in. */
export function findAddress<Source>(
  search: Search<Source>,
  address: Address,
  start: number,
  end: number,
): void {
  const { index, found } = search;
  found(index.addresses.get(address.digits), 'exact', start, end);
  if (index.networks.length > 0) found(networksAround(index.networks, address), 'network', start, end);
}
