import { type UtcInstant, utcInstant } from '../../model/index.ts';
import { objectId } from '../stix/ids.ts';
import type { FeedDraftEntry } from './entry.ts';

/** What an entry has told its readers so far; it is remembered between two feeds. */
export interface ToldEntry {
  readonly id: string;
  readonly title: string;
  readonly url?: string;
  readonly published: UtcInstant;
  readonly updated: UtcInstant;
  /** By what they are of, e.g. a claim's id; what the readers were told in words. */
  readonly says: Readonly<Record<string, string>>;
  /** The newest first. */
  readonly corrections: readonly Correction[];
  /** Since when the entry is in the feed no more, and why. */
  readonly out?: { readonly at: UtcInstant; readonly why: string; readonly isNamed: boolean };
}

export interface Correction {
  readonly at: UtcInstant;
  /** `WITHDRAWN: According to …`. */
  readonly words: string;
}

/** Corrections of one entry that a feed repeats; a reader who comes back after long has them all the same. */
const MOST_CORRECTIONS = 50;

/**
 * An entry that also says what it said before and says no more, or says otherwise: a reader must not have to compare
 * two feeds to learn that a claim was taken back. Its `updated` rises whenever it says something else.
 *
 * @param before what its readers were told, by the feed before this
 */
export function correctedEntry(
  entry: FeedDraftEntry,
  before: ToldEntry | undefined,
  now: UtcInstant,
): { readonly entry: FeedDraftEntry; readonly told: ToldEntry } {
  const { id, title, url, published, says } = entry;
  const fresh = before === undefined ? [] : changesIn(before.says, says, now);
  const corrections = [...fresh, ...(before?.corrections ?? [])].slice(0, MOST_CORRECTIONS);
  const isOther = fresh.length > 0 || before?.out !== undefined;
  const updated = before === undefined || !isOther ? entry.updated : laterOf(entry.updated, before, now);
  const kept = before !== undefined && before.updated > updated ? before.updated : updated;
  const told: ToldEntry = {
    id,
    title,
    ...(url !== undefined && { url }),
    published,
    updated: kept,
    says,
    corrections,
  };
  const lines = corrections.map(({ at, words }) => `${words} (${at.slice(0, 10)})`);
  const [first = '', ...rest] = entry.lines;
  return { entry: { ...entry, updated: kept, lines: [first, ...lines, ...rest] }, told };
}

/** What is gone, unless other parts of the entry say it in the same words, and what has other words now. */
function changesIn(before: ToldEntry['says'], now: ToldEntry['says'], at: UtcInstant): readonly Correction[] {
  const said = new Set(Object.values(now));
  return Object.entries(before).flatMap(([key, words]): Correction[] => {
    if (said.has(words)) return [];
    const instead = Object.hasOwn(now, key) ? now[key] : undefined;
    return instead === undefined
      ? [{ at, words: `WITHDRAWN: ${words}` }]
      : [{ at, words: `CORRECTED: ${words}. Now: ${instead}` }];
  });
}

/** An entry that has left the feed; what it said is not repeated where its readers may no longer have it. */
export function goneEntry(before: ToldEntry, why: string, isNamed: boolean, now: UtcInstant): ToldEntry {
  return before.out === undefined ? { ...before, out: { at: now, why, isNamed } } : before;
}

/** The notice that takes its place, under an id of its own: readers seldom look twice at one they know. */
export function noticeOf(told: ToldEntry): FeedDraftEntry | undefined {
  if (told.out === undefined) return undefined;
  const { at, why, isNamed } = told.out;
  return {
    id: objectId('entry', 'withdrawn', told.id, at).slice('entry--'.length),
    title: isNamed ? `Withdrawn: ${told.title}` : 'Withdrawn: an entry of this feed',
    ...(isNamed && told.url !== undefined && { url: told.url }),
    published: at,
    updated: at,
    lines: [`WITHDRAWN: the entry urn:uuid:${told.id}. ${why}`],
    tags: [],
    says: {},
    takesBack: told.id,
  };
}

function laterOf(own: UtcInstant, { updated, out }: ToldEntry, now: UtcInstant): UtcInstant {
  const last = out !== undefined && out.at > updated ? out.at : updated;
  return own > last ? own : utcInstant(Math.max(Date.parse(now), Date.parse(last) + 1));
}
