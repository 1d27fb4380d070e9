import type { Problem, Result, UtcInstant } from '../model/index.ts';
import { failed, ok, problem, utcInstant } from '../model/index.ts';
import {
  correctedEntry,
  type FeedDraftEntry,
  feedEntry,
  goneEntry,
  noticeOf,
  type ToldEntry,
  toAtom,
  toJsonFeed,
  toRss,
} from '../share/feeds/index.ts';
import { derivedUuid } from './derived-uuid.ts';
import type { Desk } from './desk.ts';
import type { NewsFormat } from './formats.ts';
import type { HandedBy } from './hand-out.ts';
import { exportedAct } from './hand-out.ts';
import { whyNotLeaving } from './leaving.ts';
import { lastChanged } from './render.ts';
import { referencesOf } from './reports-asked.ts';
import { showReport } from './show-report.ts';
import { findStory } from './stories.ts';
import { remember, type Told, toldBefore } from './story-feed-memory.ts';

const WRITERS: Readonly<Record<NewsFormat, typeof toAtom>> = {
  atom: toAtom,
  rss: toRss,
  jsonfeed: toJsonFeed,
};

export interface NewsAsked {
  /** A story by reference; every kept report where absent. */
  readonly story?: string | undefined;
  readonly format: NewsFormat;
  /** Where the feed is served. */
  readonly self?: string;
}

export interface NewsFeed {
  readonly text: string;
  readonly entries: number;
  /** Entries of earlier feeds that this one takes back. */
  readonly withdrawn: number;
  /** Reports that stay out, and why. */
  readonly leftOut: readonly Problem[];
}

/**
 * A story's reports, or all, as a feed; complete each time, the one that changed last first. A report whose marking
 * does not reach the audience stays out, and the feed says how many did. What its readers were told by an earlier feed
 * and are told no more is taken back in words: claims and indicators in the entry, whole entries by a notice (in Atom
 * by a tombstone, too), in this feed and all that follow.
 *
 * Fails with `tlp-refused` where all of them stay out, and with `not-in-store` where there is none: a feed that is
 * empty by mistake looks like no news.
 */
export async function newsFeed(asked: NewsAsked, desk: Desk, to: HandedBy): Promise<Result<NewsFeed>> {
  const story = asked.story === undefined ? undefined : await findStory(asked.story, desk);
  if (story?.ok === false) return story;
  const references = await referencesOf({ story: asked.story }, desk);
  if (!references.ok) return references;
  const subject = story?.ok === true ? story.value.story.id : 'all reports';
  const memory = await toldBefore(subject, to.audience, desk);
  if (!memory.ok) return memory;
  const gathered = await entriesOf(references.value, asked.format, memory.value, desk, to);
  if (!gathered.ok) return gathered;
  const { entries, told, leftOut } = gathered.value;
  const gone = outOf(memory.value, told, new Set(leftOut.map(({ where }) => where ?? '')), nowOf(desk));
  const notices = [...gone.values()].flatMap((each) => noticeOf(each) ?? []);
  const [refusal] = leftOut;
  if (entries.length + notices.length === 0)
    return failed(
      refusal === undefined
        ? problem('not-in-store', 'there is no report that the feed could hold')
        : { ...refusal, message: `nothing may stand in the feed: ${refusal.message}` },
    );
  const remembered = await remember(subject, memory.value, new Map([...told, ...gone]), asked, desk, to);
  if (!remembered.ok) return remembered;
  const sorted = [...entries, ...notices].sort((a, b) =>
    a.updated < b.updated ? 1 : a.updated > b.updated ? -1 : 0,
  );
  const out =
    leftOut.length === 0 ? '' : ` ${leftOut.length} left out, as their marking does not reach its readers.`;
  const text = WRITERS[asked.format]({
    id: derivedUuid('feed', subject),
    title: story?.ok === true ? story.value.story.title : 'Kept reports',
    description: `Reports kept by Howdunit, with who claims what.${out}`,
    updated: sorted[0]?.updated ?? nowOf(desk),
    ...(asked.self !== undefined && { self: asked.self }),
    entries: sorted,
  });
  return ok({ text, entries: entries.length, withdrawn: notices.length, leftOut });
}

interface Gathered {
  readonly entries: readonly FeedDraftEntry[];
  /** By report. */
  readonly told: Told;
  readonly leftOut: readonly Problem[];
}

async function entriesOf(
  references: readonly string[],
  format: NewsFormat,
  before: Told,
  desk: Desk,
  to: HandedBy,
): Promise<Result<Gathered>> {
  const entries: FeedDraftEntry[] = [];
  const told = new Map<string, ToldEntry>();
  const leftOut: Problem[] = [];
  for (const reference of references) {
    const shown = await showReport(reference, desk);
    if (!shown.ok) return shown;
    const { report } = shown.value.document;
    const refused = whyNotLeaving(report, to.audience);
    const logged = await desk.store.log(exportedAct(report, format, desk, to, refused));
    if (!logged.ok) return logged;
    if (refused !== undefined) {
      leftOut.push(refused);
      continue;
    }
    const made = feedEntry(shown.value.document, lastChanged(shown.value));
    const corrected = correctedEntry(made, before.get(report.id), nowOf(desk));
    entries.push(corrected.entry);
    told.set(report.id, corrected.told);
  }
  return ok({ entries, told, leftOut });
}

/** Entries of an earlier feed that this one does not have. */
function outOf(before: Told, now: Told, refused: ReadonlySet<string>, at: UtcInstant): Told {
  const gone = new Map<string, ToldEntry>();
  for (const [report, told] of before) {
    if (now.has(report)) continue;
    const why = refused.has(report)
      ? 'The marking of its report no longer reaches the readers of this feed.'
      : 'Its report no longer stands in this feed.';
    // No two at one instant: some readers take one of them for the other.
    const when = utcInstant(Date.parse(at) + gone.size);
    gone.set(report, goneEntry(told, why, !refused.has(report), when));
  }
  return gone;
}

function nowOf(desk: Desk): UtcInstant {
  return utcInstant(desk.keep.now());
}
