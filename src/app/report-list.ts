import type { PageState, Report, Result, UtcInstant, Watch } from '../model/index.ts';
import { ok } from '../model/index.ts';
import { byRevision } from './by-revision.ts';
import type { Desk } from './desk.ts';

/** A report in a list. */
export interface ReportItem extends Report {
  readonly capturedAt: UtcInstant;
  readonly captures: number;
  /** How its page stands, where it is watched. */
  readonly state?: PageState;
  /** Of the default view, rejected ones too, and how many of them an analyst has decided on. */
  readonly counts: { readonly findings: number; readonly reviewed: number };
}

/** Every report, the one captured last first. @param q in the title, the publisher or the address */
export async function listReports(q: string | undefined, desk: Desk): Promise<Result<readonly ReportItem[]>> {
  const all = await byRevision(desk.store, 'reports', () => everyReport(desk));
  if (!all.ok || q === undefined) return all;
  const words = q.toLowerCase();
  return ok(all.value.filter((item) => isNamed(item, words)));
}

async function everyReport(desk: Desk): Promise<Result<readonly ReportItem[]>> {
  const reports = await desk.store.reports();
  if (!reports.ok) return reports;
  const progress = await desk.store.progress();
  if (!progress.ok) return progress;
  const watches = await desk.store.watches();
  if (!watches.ok) return watches;
  const states = new Map(
    watches.value.flatMap((watch) =>
      watch.kind === 'page' ? [[watch.reportId, watch.standing.state] as const] : [],
    ),
  );
  return ok(
    reports.value.map(({ report, captures, lastCapturedAt }): ReportItem => {
      const state = states.get(report.id);
      return {
        ...report,
        capturedAt: lastCapturedAt,
        captures,
        ...(state !== undefined && { state }),
        counts: progress.value.get(report.id) ?? { findings: 0, reviewed: 0 },
      };
    }),
  );
}

function isNamed({ title, publisher, url }: Report, words: string): boolean {
  return [title, publisher ?? '', url ?? ''].some((text) => text.toLowerCase().includes(words));
}

/** A watch for a list. */
export interface WatchItem {
  readonly id: string;
  readonly kind: Watch['kind'];
  readonly url: string;
  readonly reportId?: string;
  readonly title?: string;
  readonly standing: Omit<Watch['standing'], 'recent'>;
  /** ms between looks. */
  readonly every: number;
  readonly nextDue: UtcInstant;
  /** The report is gone or no longer what it was. */
  readonly news: boolean;
}

const NEWS: ReadonlySet<PageState> = new Set<PageState>(['drifted', 'soft-404', 'redirected-away', 'gone']);

/** Everything that is watched, what is gone or changed before the rest. */
export async function listWatches(desk: Desk): Promise<Result<readonly WatchItem[]>> {
  const watches = await desk.store.watches();
  if (!watches.ok) return watches;
  const reports = await desk.store.reports();
  if (!reports.ok) return reports;
  const titles = new Map(reports.value.map(({ report }) => [report.id, report.title]));
  const items = watches.value.map((watch) => watchItem(watch, titles));
  return ok([...items.filter(({ news }) => news), ...items.filter(({ news }) => !news)]);
}

export function watchItem(watch: Watch, titles: ReadonlyMap<string, string>): WatchItem {
  const { id, kind, url, every, nextDue } = watch;
  const { recent: _, ...standing } = watch.standing;
  const title = watch.kind === 'feed' ? watch.title : titles.get(watch.reportId);
  return {
    id,
    kind,
    url,
    ...(watch.kind === 'page' && { reportId: watch.reportId }),
    ...(title !== undefined && { title }),
    standing,
    every,
    nextDue,
    news: NEWS.has(standing.known),
  };
}
