import { fault, type TaxiiFault } from './fault.ts';
import { microsOf, spellingsOf } from './instant.ts';
import { positionOf } from './position.ts';

/** What of a collection is asked for (TAXII 2.1, 3.4 and 3.5). */
export interface Filters {
  readonly kind: 'filters';
  /** Microseconds since the epoch, exclusive. */
  readonly after: number;
  readonly limit: number;
  readonly ids?: readonly string[];
  readonly types?: readonly string[];
  readonly versions: Versions;
  /** None of the STIX versions that are asked for is spoken here. */
  readonly isOtherSpec: boolean;
  /** Whether it goes on where another page ended. */
  readonly isContinued: boolean;
}

export interface Versions {
  readonly isLast: boolean;
  readonly isFirst: boolean;
  readonly isAll: boolean;
  /** Every way to write each instant that is asked for. */
  readonly stamps: readonly string[];
  /** The same instants, for objects that nobody dated: microseconds since the epoch. */
  readonly added: readonly number[];
}

/** What is asked for: a collection, one object of it, or that object's versions; each has filters of its own. */
type FilteredBy = 'collection' | 'object' | 'versions';

/** Objects of one page at most, and where nobody says. */
export const MOST_OBJECTS = 1_000;
/** Values of one filter. */
const MOST_VALUES = 500;

const LAST: Versions = { isLast: true, isFirst: false, isAll: false, stamps: [], added: [] };
const ALL: Versions = { ...LAST, isLast: false, isAll: true };
const TYPE = /^[a-z0-9-]{1,250}$/u;
const ID = /^[a-z0-9-]{1,250}--[0-9a-f-]{36}$/u;

/** @param asked values by name, as sent */
export function filtersOf(
  asked: Readonly<Record<string, readonly string[]>>,
  of: FilteredBy = 'collection',
): Filters | TaxiiFault {
  const unknown = Object.keys(asked).find((name) => /^match\[/u.test(name) && !MATCHES[of].has(name));
  if (unknown !== undefined) return wrong(unknown, 'is no filter that this server has here');
  const twice = KNOWN.find((name) => (asked[name]?.length ?? 0) > 1);
  if (twice !== undefined)
    return wrong(twice, 'comes once in a request; several values stand in it, with commas');
  const query: Readonly<Record<string, string | undefined>> = Object.fromEntries(
    KNOWN.map((name) => [name, asked[name]?.[0]]),
  );
  const limit = limitOf(query['limit']);
  if (limit === undefined) return wrong('limit', 'is a whole number above 0');
  const added = query['added_after'];
  const after = added === undefined ? 0 : microsOf(added);
  if (after === undefined)
    return wrong('added_after', 'is an instant in UTC, e.g. 2026-11-17T09:30:00.000000Z');
  const next = query['next'];
  const position = next === undefined ? 0 : positionOf(next);
  if (position === undefined) return wrong('next', 'is none that this server has given');
  const ids = valuesOf(query['match[id]'], ID);
  if (ids === 'wrong') return wrong('match[id]', `names up to ${MOST_VALUES} ids of STIX objects`);
  const types = valuesOf(query['match[type]'], TYPE);
  if (types === 'wrong') return wrong('match[type]', `names up to ${MOST_VALUES} types of STIX objects`);
  const versions = versionsOf(query['match[version]'], of === 'versions' ? ALL : LAST);
  if (versions === undefined) return wrong('match[version]', 'is all, first, last or instants');
  const spec = valuesOf(query['match[spec_version]'], /^\d\.\d$/u);
  if (spec === 'wrong') return wrong('match[spec_version]', 'names versions of STIX, e.g. 2.1');
  return {
    kind: 'filters',
    after: Math.max(after, position),
    limit,
    ...(ids && { ids }),
    ...(types && { types }),
    versions,
    isOtherSpec: spec !== undefined && !spec.includes('2.1'),
    isContinued: next !== undefined,
  };
}

const OF_OBJECT = ['match[version]', 'match[spec_version]'];
const OF_COLLECTION = [...OF_OBJECT, 'match[id]', 'match[type]'];
const KNOWN = [...OF_COLLECTION, 'limit', 'added_after', 'next'];
const MATCHES: Readonly<Record<FilteredBy, ReadonlySet<string>>> = {
  collection: new Set(OF_COLLECTION),
  object: new Set(OF_OBJECT),
  versions: new Set(OF_OBJECT),
};

function wrong(where: string, what: string): TaxiiFault {
  return fault(400, 'The request is not as TAXII 2.1 describes it', `${where} ${what}.`);
}

/** More than a page holds is a page. */
function limitOf(text: string | undefined): number | undefined {
  if (text === undefined) return MOST_OBJECTS;
  if (!/^\d+$/u.test(text) || Number(text) === 0) return undefined;
  return Math.min(Number(text), MOST_OBJECTS);
}

function valuesOf(text: string | undefined, form: RegExp): readonly string[] | undefined | 'wrong' {
  if (text === undefined) return undefined;
  const values = [...new Set(text.split(',').map((value) => value.trim()))];
  return values.length > MOST_VALUES || !values.every((value) => form.test(value)) ? 'wrong' : values;
}

/** @param unsaid what is meant where nothing is asked for: the latest of each object (3.4.1), or all there are (5.8) */
function versionsOf(text: string | undefined, unsaid: Versions): Versions | undefined {
  if (text === undefined) return unsaid;
  const asked = text.split(',').map((value) => value.trim());
  if (asked.length > MOST_VALUES) return undefined;
  const stamps = asked.filter((value) => !/^(?:all|first|last)$/u.test(value));
  const added = stamps.map(microsOf);
  if (!added.every((each) => each !== undefined)) return undefined;
  return {
    isLast: asked.includes('last'),
    isFirst: asked.includes('first'),
    isAll: asked.includes('all'),
    stamps: stamps.flatMap(spellingsOf),
    added,
  };
}
