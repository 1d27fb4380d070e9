import type { Result } from '../model/index.ts';
import { ok, plainLine } from '../model/index.ts';
import { defang } from '../share/lists/defang.ts';
import type { StoredSighting } from '../store/index.ts';
import type { Desk } from './desk.ts';

export interface SightingsAsk {
  /** Only of this report: id, the beginning of an id, or a part of the title. */
  readonly report?: string | undefined;
  /** Only of this indicator. */
  readonly type?: string | undefined;
  readonly value?: string | undefined;
}

/** How often, on how many machines, and when: the answer to "were we hit?" in one line. */
export interface SightedSum {
  /** Lines of logs. */
  readonly count: number;
  readonly indicators: number;
  readonly hosts: number;
  /** UTC; absent where no line states a time. */
  readonly firstDay?: string;
  readonly lastDay?: string;
}

export interface SightedReport extends SightedSum {
  readonly reportId: string;
  readonly title: string;
}

/** A sighting as the desk shows it: its lines bounded, on one line each, and with nothing to click on. */
export interface ShownKeptSighting extends Omit<StoredSighting, 'lines'> {
  readonly title: string;
  readonly lines: readonly { readonly lineNumber: number; readonly text: string }[];
}

export interface DeskSightings {
  /** The latest day first; what an analyst rejected since is not among them. */
  readonly items: readonly ShownKeptSighting[];
  readonly sum: SightedSum;
  /** By report, what was seen last first; no more than fifty. */
  readonly reports: readonly SightedReport[];
}

const MOST_REPORTS = 50;

/** What hunts have kept, for the desk. */
export async function deskSightings(
  { report, type, value }: SightingsAsk,
  desk: Desk,
): Promise<Result<DeskSightings>> {
  const kept = await desk.store.sightings(report);
  if (!kept.ok) return kept;
  const known = await desk.store.reports();
  if (!known.ok) return known;
  const titles = new Map(known.value.map((each) => [each.report.id, each.report.title]));
  const titleOf = (id: string): string => titles.get(id) ?? id;
  const items = kept.value.filter(
    ({ status, indicator }) =>
      status !== 'rejected' &&
      (type === undefined || indicator.type === type) &&
      (value === undefined || indicator.value === value),
  );
  const byReport = new Map<string, StoredSighting[]>();
  for (const each of items) {
    const same = byReport.get(each.reportId);
    if (same === undefined) byReport.set(each.reportId, [each]);
    else same.push(each);
  }
  // Map keeps the order of the items, and so the latest day comes first.
  const reports = [...byReport].slice(0, MOST_REPORTS);
  return ok({
    items: items.map((each) => ({
      ...each,
      title: titleOf(each.reportId),
      lines: each.lines.map((line) => safe(each, line)),
    })),
    sum: sumOf(items),
    reports: reports.map(([reportId, seen]) => ({ reportId, title: titleOf(reportId), ...sumOf(seen) })),
  });
}

function sumOf(seen: readonly StoredSighting[]): SightedSum {
  const days = seen.flatMap(({ day }) => day ?? []).sort();
  const [firstDay, lastDay = firstDay] = [days[0], days.at(-1)];
  return {
    count: seen.reduce((sum, { count }) => sum + count, 0),
    indicators: new Set(seen.map(({ indicator }) => `${indicator.type} ${indicator.value}`)).size,
    hosts: new Set(seen.flatMap(({ host }) => host ?? [])).size,
    ...(firstDay !== undefined && { firstDay }),
    ...(lastDay !== undefined && { lastDay }),
  };
}

/** UTF-16 units of a log line that are shown. */
const SHOWN = 300;

function safe(
  { indicator }: StoredSighting,
  { lineNumber, text, matched }: StoredSighting['lines'][number],
): { readonly lineNumber: number; readonly text: string } {
  const at = Math.max(0, text.indexOf(matched));
  const from = Math.max(0, at - SHOWN / 3);
  const stretch = text.slice(from, from + SHOWN);
  const harmless =
    matched === '' ? stretch : stretch.replaceAll(matched, () => defang(indicator.type, matched));
  const cut = [from > 0 ? '…' : '', from + SHOWN < text.length ? '…' : ''];
  return { lineNumber, text: `${cut[0]}${plainLine(harmless).replace(/\s+/gu, ' ').trim()}${cut[1]}` };
}
