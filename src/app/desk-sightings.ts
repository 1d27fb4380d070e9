import type { Result } from '../model/index.ts';
import { ok, plainLine } from '../model/index.ts';
import { unclickable } from '../share/lists/defang.ts';
import type { SightingPlace, SightingsSum, StoredSighting } from '../store/index.ts';
import type { Desk } from './desk.ts';

export interface SightingsAsk {
  /** Only of this report: id, the beginning of an id, or a part of the title. */
  readonly report?: string | undefined;
  /** Only of this indicator. */
  readonly type?: string | undefined;
  readonly value?: string | undefined;
  /** Where the page before ended. */
  readonly after?: SightingPlace | undefined;
  readonly limit: number;
}

/** How often, on how many machines, and when: the answer to "were we hit?" in one line. */
export type SightedSum = Omit<SightingsSum, 'sightings'>;

export interface SightedReport extends SightedSum {
  readonly reportId: string;
  readonly title: string;
}

interface ShownLine {
  /** Of a row of a table there is none. */
  readonly lineNumber?: number;
  readonly text: string;
}

/** A sighting as the desk shows it: its lines bounded, on one line each, and with nothing to click on. */
export interface ShownKeptSighting extends Omit<StoredSighting, 'lines'> {
  readonly title: string;
  readonly lines: readonly ShownLine[];
}

export interface DeskSightings {
  /** The latest day first; what an analyst rejected since is not among them. */
  readonly items: readonly ShownKeptSighting[];
  /** Where the next page begins; absent on the last one. */
  readonly next?: SightingPlace;
  /** Sightings on all pages, and what they come to. */
  readonly total: number;
  readonly sum: SightedSum;
  /** By report, what was seen last first; no more than fifty. */
  readonly reports: readonly SightedReport[];
}

const MOST_REPORTS = 50;

/** What hunts have kept, for the desk, a page at a time. */
export async function deskSightings(
  { after, limit, ...sought }: SightingsAsk,
  { store }: Pick<Desk, 'store'>,
): Promise<Result<DeskSightings>> {
  const standing = { ...sought, withoutRejected: true };
  // One more says whether there is another page.
  const found = await store.sightingsPage({ ...standing, after, limit: limit + 1 });
  if (!found.ok) return found;
  const sums = await store.sightingSums(standing, MOST_REPORTS);
  if (!sums.ok) return sums;
  const known = await store.reports();
  if (!known.ok) return known;
  const titles = new Map(known.value.map((each) => [each.report.id, each.report.title]));
  const titleOf = (id: string): string => titles.get(id) ?? id;
  const page = found.value.slice(0, limit);
  const last = found.value.length > limit ? page.at(-1) : undefined;
  const { sightings: total, reports, ...sum } = sums.value;
  return ok({
    items: page.map((each) => ({
      ...each,
      title: titleOf(each.reportId),
      lines: each.lines.map((line) => safe(each, line)),
    })),
    ...(last !== undefined && { next: { day: last.day, id: last.id } }),
    total,
    sum,
    reports: reports.map(({ sightings: _, reportId, ...of }) => ({
      reportId,
      title: titleOf(reportId),
      ...of,
    })),
  });
}

/** UTF-16 units of a log line that are shown. */
const SHOWN = 300;

function safe(
  { indicator }: StoredSighting,
  { lineNumber, text, matched }: StoredSighting['lines'][number],
): ShownLine {
  const at = Math.max(0, text.indexOf(matched));
  const from = Math.max(0, at - SHOWN / 3);
  const stretch = text.slice(from, from + SHOWN);
  const harmless =
    matched === '' ? stretch : stretch.replaceAll(matched, () => unclickable(indicator.type, matched));
  const cut = [from > 0 ? '…' : '', from + SHOWN < text.length ? '…' : ''];
  const shown = `${cut[0]}${plainLine(harmless).replace(/\s+/gu, ' ').trim()}${cut[1]}`;
  return { ...(lineNumber !== undefined && { lineNumber }), text: shown };
}
