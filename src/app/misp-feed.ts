import type { Problem, Result } from '../model/index.ts';
import { failed, ok, problem, utcInstant } from '../model/index.ts';
import { feedFiles, type MispEvent, mispEvent, versionedEvent } from '../share/misp/index.ts';
import type { Desk } from './desk.ts';
import { folderOf, writeFolder } from './export-folder.ts';
import { exportedAct, type HandedBy } from './hand-out.ts';
import { whyNotLeaving } from './leaving.ts';
import { lastChanged } from './render.ts';
import { type ReportsAsked, referencesOf } from './reports-asked.ts';
import { showReport } from './show-report.ts';

export interface FeedWritten {
  readonly events: number;
  readonly attributes: number;
  /** Attributes and objects that are told as deleted. */
  readonly withdrawn: number;
  /** Reports that stay out, and why. */
  readonly leftOut: readonly Problem[];
  /** Events that the folder had and the feed no longer has. */
  readonly removed: number;
}

/**
 * Writes a static MISP feed of a story's reports, or of all, into a folder: every event whole, each time. Events come
 * first, the manifest last, and only then goes what it no longer names: whoever fetches in between finds every event
 * of the manifest that they have. A report that may not go to the audience stays out and is told.
 *
 * Fails with `tlp-refused` where nothing may leave, with `not-in-store` where there is nothing, with `bad-usage`
 * where the folder holds something else, and with `write-failed`.
 */
export async function writeMispFeed(
  asked: ReportsAsked,
  folder: string,
  desk: Desk,
  to: HandedBy,
): Promise<Result<FeedWritten>> {
  const there = await folderOf(folder, FEED_FILE);
  if (!there.ok) return there;
  const references = await referencesOf(asked, desk);
  if (!references.ok) return references;
  if (references.value.length === 0)
    return failed(problem('not-in-store', 'there is no report that the feed could hold'));
  const events: MispEvent[] = [];
  const leftOut: Problem[] = [];
  for (const reference of references.value) {
    const event = await eventOf(reference, desk, to);
    if (!event.ok) return event;
    if (event.value.kind === 'left-out') leftOut.push(event.value.problem);
    else events.push(event.value.event);
  }
  const [refusal] = leftOut;
  if (events.length === 0 && refusal !== undefined)
    return failed({ ...refusal, message: `nothing may stand in the feed: ${refusal.message}` });
  const files = feedFiles(events);
  const removed = there.value.filter((name) => !files.has(name));
  const problemOf = await writeFolder(folder, files, removed);
  if (problemOf !== undefined) return failed(problemOf);
  const parts = events.flatMap(({ Attribute, Object: objects }) => [...Attribute, ...objects]);
  return ok({
    events: events.length,
    attributes: events.reduce((sum, { Attribute }) => sum + Attribute.length, 0),
    withdrawn: parts.filter(({ deleted }) => deleted).length,
    leftOut,
    removed: removed.length,
  });
}

type Entry =
  | { readonly kind: 'event'; readonly event: MispEvent }
  | { readonly kind: 'left-out'; readonly problem: Problem };

/** A report's event, remembered and logged as every export is. */
async function eventOf(reference: string, desk: Desk, to: HandedBy): Promise<Result<Entry>> {
  const shown = await showReport(reference, desk);
  if (!shown.ok) return shown;
  const { report } = shown.value.document;
  const refused = whyNotLeaving(report, to.audience);
  const now = utcInstant(desk.keep.now());
  const act = exportedAct(report, 'misp-feed', desk, to, refused);
  if (refused !== undefined) {
    const logged = await desk.store.log(act);
    return logged.ok ? ok({ kind: 'left-out', problem: refused }) : logged;
  }
  const out = await desk.store.handedOut(report.id, 'misp');
  if (!out.ok) return out;
  const made = mispEvent(shown.value.document, { modified: lastChanged(shown.value) });
  const { event, given } = versionedEvent(made, out.value, String(Math.floor(Date.parse(now) / 1000)));
  const handed = await desk.store.handOut({ reportId: report.id, format: 'misp', records: given, act });
  return handed.ok ? ok({ kind: 'event', event }) : handed;
}

const FEED_FILE = /^(?:manifest\.json|hashes\.csv|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.json)$/u;
