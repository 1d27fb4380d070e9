import { HASH_LISTS, HOST_LISTS } from './tables/benign.ts';

/** A list that a host or a hash stands on, and what standing there says. */
export interface Listing {
  /**
   * `reference`: read for what it says (vendor blogs, analysis services); `benign`: the owner's own
   * service; `note`: worth telling, never decisive (shorteners, services that anyone can misuse).
   */
  readonly kind: 'reference' | 'benign' | 'note';
  readonly name: string;
}

let hosts: ReadonlyMap<string, Listing> | undefined;
let hashes: ReadonlyMap<string, Listing> | undefined;

/**
 * The list that a host or one of its parents stands on.
 * @param host lower case; at most 127 labels, as DNS has it
 * @param bare whether the host is all there is: some names are harmless only without a page behind them
 */
export function hostListing(host: string, bare: boolean): Listing | undefined {
  hosts ??= hostTable();
  const exact = bare ? hosts.get(`=${host.replace(/^www\./, '')}`) : undefined;
  if (exact !== undefined) return exact;
  for (let from = 0; from >= 0 && from < host.length; ) {
    const listing = hosts.get(host.slice(from));
    if (listing !== undefined) return listing;
    const dot = host.indexOf('.', from);
    from = dot < 0 ? -1 : dot + 1;
  }
  return undefined;
}

/** Hashes of empty files and of files that get into every list. @param hash lower case */
export function hashListing(hash: string): Listing | undefined {
  hashes ??= hashTable();
  return hashes.get(hash);
}

function hashTable(): ReadonlyMap<string, Listing> {
  const table = new Map<string, Listing>();
  for (const { name, hashes: values } of HASH_LISTS) {
    for (const value of values.split(' ')) if (!table.has(value)) table.set(value, { kind: 'benign', name });
  }
  return table;
}

function hostTable(): ReadonlyMap<string, Listing> {
  const table = new Map<string, Listing>();
  for (const { kind, name, hosts: names } of HOST_LISTS) {
    const listing = { kind, name };
    for (const host of names.split(' ')) if (!table.has(host)) table.set(host, listing);
  }
  return table;
}
