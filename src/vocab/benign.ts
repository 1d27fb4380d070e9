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

interface HostTable {
  /** A name stands for every name below it. */
  readonly below: ReadonlyMap<string, Listing>;
  /** A name stands for itself alone. */
  readonly alone: ReadonlyMap<string, Listing>;
  /** The last two labels of every name: most hosts of a report end otherwise. */
  readonly endings: ReadonlySet<string>;
}

let hosts: HostTable | undefined;
let hashes: ReadonlyMap<string, Listing> | undefined;

/**
 * The list that a host or one of its parents stands on.
 * @param host lower case; at most 127 labels, as DNS has it
 * @param bare whether the host is all there is: some names are harmless only without a page behind them
 */
export function hostListing(host: string, bare: boolean): Listing | undefined {
  hosts ??= hostTable();
  const ending = lastTwoLabels(host);
  if (!hosts.endings.has(ending)) return undefined;
  const exact = bare ? hosts.alone.get(host.startsWith('www.') ? host.slice(4) : host) : undefined;
  if (exact !== undefined) return exact;
  for (let from = 0; from >= 0 && from <= host.length - ending.length; ) {
    const listing = hosts.below.get(host.slice(from));
    if (listing !== undefined) return listing;
    const dot = host.indexOf('.', from);
    from = dot < 0 ? -1 : dot + 1;
  }
  return undefined;
}

function lastTwoLabels(host: string): string {
  const last = host.lastIndexOf('.');
  return last <= 0 ? host : host.slice(host.lastIndexOf('.', last - 1) + 1);
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

function hostTable(): HostTable {
  const below = new Map<string, Listing>();
  const alone = new Map<string, Listing>();
  const endings = new Set<string>();
  for (const { kind, name, hosts: written } of HOST_LISTS) {
    const listing = { kind, name };
    for (const entry of written.split(' ')) {
      const [table, host] = entry.startsWith('=') ? [alone, entry.slice(1)] : [below, entry];
      if (!table.has(host)) table.set(host, listing);
      endings.add(lastTwoLabels(host));
    }
  }
  return { below, alone, endings };
}
