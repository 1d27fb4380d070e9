import type { NameListing } from '../model/index.ts';
import { ACTOR_NAMES } from './tables/actor-names.ts';

const SOURCES: Readonly<Record<string, string>> = {
  MISP: 'MISP galaxy',
  'ATT&CK': 'MITRE ATT&CK',
  Microsoft: 'Microsoft',
};

/** Names as their sources spell them, each once. */
export function actorNames(): Iterable<string> {
  return table().spellings;
}

/**
 * Every entry that a source lists under this name, in any letter case. Two entries under one name stay
 * two: who equates them makes a claim, and this table makes none.
 */
export function listingsOf(name: string): readonly NameListing[] {
  return table().byFold.get(foldOf(name)) ?? [];
}

interface Table {
  readonly spellings: ReadonlySet<string>;
  readonly byFold: ReadonlyMap<string, readonly NameListing[]>;
}

let parsed: Table | undefined;

function table(): Table {
  parsed ??= parse();
  return parsed;
}

function parse(): Table {
  const spellings = new Set<string>();
  const byFold = new Map<string, NameListing[]>();
  for (const line of ACTOR_NAMES.trimEnd().split('\n')) {
    const [name = '', source = '', entry = '', giver = ''] = line.split('\t');
    spellings.add(name);
    const key = foldOf(name);
    const listings = byFold.get(key) ?? [];
    byFold.set(key, listings);
    addListing(listings, { source: SOURCES[source] ?? source, entry, ...(giver && { nameGiver: giver }) });
  }
  return { spellings, byFold };
}

/** One listing per entry, whatever the number of spellings; a stated name-giver wins over none. */
function addListing(listings: NameListing[], listing: NameListing): void {
  const at = listings.findIndex((other) => other.source === listing.source && other.entry === listing.entry);
  if (at < 0) listings.push(listing);
  else if (listings[at]?.nameGiver === undefined) listings[at] = listing;
}

/** Spaces and hyphens are written as people please; letter case is the headline's. */
function foldOf(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s\p{Pd}]+/gu, '');
}
