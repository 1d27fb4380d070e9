import type { Problem, Result, UtcInstant } from '../model/index.ts';
import { failed, ok, problem, utcInstant } from '../model/index.ts';
import { type FeedDraftEntry, feedEntry, toAtom, toJsonFeed, toRss } from '../share/feeds/index.ts';
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
  /** Reports that stay out, and why. */
  readonly leftOut: readonly Problem[];
}

/**
 * A story's reports, or all, as a feed; complete each time, the one that changed last first. A report whose marking
 * does not reach the audience stays out, and the feed says how many did. Fails with `tlp-refused` where all of them
 * stay out, and with `not-in-store` where there is none: a feed that is empty by mistake looks like no news.
 */
export async function newsFeed(asked: NewsAsked, desk: Desk, to: HandedBy): Promise<Result<NewsFeed>> {
  const story = asked.story === undefined ? undefined : await findStory(asked.story, desk);
  if (story?.ok === false) return story;
  const references = await referencesOf({ story: asked.story }, desk);
  if (!references.ok) return references;
  if (references.value.length === 0)
    return failed(problem('not-in-store', 'there is no report that the feed could hold'));
  const entries: FeedDraftEntry[] = [];
  const leftOut: Problem[] = [];
  for (const reference of references.value) {
    const shown = await showReport(reference, desk);
    if (!shown.ok) return shown;
    const { report } = shown.value.document;
    const refused = whyNotLeaving(report, to.audience);
    const logged = await desk.store.log(exportedAct(report, asked.format, desk, to, refused));
    if (!logged.ok) return logged;
    if (refused !== undefined) leftOut.push(refused);
    else entries.push(feedEntry(shown.value.document, lastChanged(shown.value)));
  }
  const [refusal] = leftOut;
  if (entries.length === 0 && refusal !== undefined)
    return failed({ ...refusal, message: `nothing may stand in the feed: ${refusal.message}` });
  const sorted = entries.sort((a, b) => (a.updated < b.updated ? 1 : a.updated > b.updated ? -1 : 0));
  const out =
    leftOut.length === 0 ? '' : ` ${leftOut.length} left out, as their marking does not reach its readers.`;
  const text = WRITERS[asked.format]({
    id: derivedUuid('feed', story?.ok === true ? story.value.story.id : 'all reports'),
    title: story?.ok === true ? story.value.story.title : 'Kept reports',
    description: `Reports kept by Howdunit, with who claims what.${out}`,
    updated: sorted[0]?.updated ?? nowOf(desk),
    ...(asked.self !== undefined && { self: asked.self }),
    entries: sorted,
  });
  return ok({ text, entries: entries.length, leftOut });
}

function nowOf(desk: Desk): UtcInstant {
  return utcInstant(desk.keep.now());
}
