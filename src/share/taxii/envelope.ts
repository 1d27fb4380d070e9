import { instantText } from './instant.ts';
import { STIX_TYPE } from './media-type.ts';
import { nextOf } from './position.ts';

/** A version of an object as it stands in a collection. */
export interface Placed {
  /** Microseconds since the epoch. */
  readonly added: number;
  readonly id: string;
  /** `modified`, else `created`; absent where the object has neither. */
  readonly stamp?: string;
  /** The object as JSON text. */
  readonly json: string;
}

/** One page of a collection. */
export interface Page {
  readonly items: readonly Placed[];
  readonly hasMore: boolean;
}

/** Where there is nothing, the list must be left away, and the answer is an empty object (3.7, 5.3.1, 5.8.1). */
const NOTHING = '{}';

/** Objects as an envelope (TAXII 2.1, 3.7); what is stored as JSON text is not read again. */
export function envelopeText({ items, hasMore }: Page): string {
  if (items.length === 0) return NOTHING;
  return `{${moreOf({ items, hasMore })}"objects":[${items.map(({ json }) => json).join(',')}]}`;
}

/** A manifest (5.3.1). */
export function manifestText({ items, hasMore }: Page): string {
  if (items.length === 0) return NOTHING;
  const records = items.map((item) =>
    JSON.stringify({
      id: item.id,
      date_added: instantText(item.added),
      version: versionOf(item),
      media_type: STIX_TYPE,
    }),
  );
  return `{${moreOf({ items, hasMore })}"objects":[${records.join(',')}]}`;
}

/** Versions of one object (5.8.1). */
export function versionsText({ items, hasMore }: Page): string {
  if (items.length === 0) return NOTHING;
  return `{${moreOf({ items, hasMore })}"versions":${JSON.stringify(items.map(versionOf))}}`;
}

/** When the first and the last object of a page were added (3.4); none where there is none. */
export function addedHeaders({ items }: Page): Readonly<Record<string, string>> {
  const [first, last] = [items.at(0), items.at(-1)];
  if (first === undefined || last === undefined) return {};
  return {
    'x-taxii-date-added-first': instantText(first.added),
    'x-taxii-date-added-last': instantText(last.added),
  };
}

/** What has neither `modified` nor `created` is known by when it was added (3.4.1). */
function versionOf({ stamp, added }: Placed): string {
  return stamp ?? instantText(added);
}

function moreOf({ items, hasMore }: Page): string {
  const last = items.at(-1);
  return hasMore && last !== undefined
    ? `"more":true,"next":${JSON.stringify(nextOf(last.added))},`
    : '"more":false,';
}
