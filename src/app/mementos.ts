import type { FetchOptions, UrlOptions } from '../keep/index.ts';
import type { FetchedMemento, Listed, Submitted, WebArchive } from '../keep/mementos/index.ts';
import {
  archiveToday,
  fetchMemento,
  internetArchive,
  listMementos,
  mementoNear,
  newestAvailable,
  refusedPage,
  submitTo,
} from '../keep/mementos/index.ts';
import type { MementoMark, Problem, Report, Result, UtcInstant } from '../model/index.ts';
import { derivedId, failed, ok, problem, UNSTATED_TLP } from '../model/index.ts';
import type { Desk } from './desk.ts';
import { keepPage, type ReadPage, readFetched } from './watch-page.ts';

export type { Listed, Submitted } from '../keep/mementos/index.ts';

/**
 * The archives that are asked: the Internet Archive and archive.today, or whatever stands in for them
 * under `HOWDUNIT_INTERNET_ARCHIVE` and `HOWDUNIT_ARCHIVE_TODAY` (an address without a slash at the end;
 * `off` leaves one out).
 */
export function archivesFrom(
  environment: Readonly<Record<string, string | undefined>>,
): Result<readonly WebArchive[]> {
  const archives: WebArchive[] = [];
  const makers = {
    HOWDUNIT_INTERNET_ARCHIVE: (base?: string) => internetArchive(base, base),
    HOWDUNIT_ARCHIVE_TODAY: (base?: string) => archiveToday(base),
  };
  for (const [name, make] of Object.entries(makers)) {
    const base = environment[name]?.replace(/\/$/, '');
    if (base === 'off') continue;
    if (base !== undefined && base !== '' && !URL.canParse(base)) {
      return failed(
        problem('bad-usage', 'the address of an archive could not be understood', { where: name }),
      );
    }
    archives.push(make(base === '' ? undefined : base));
  }
  return ok(archives);
}

export interface Holdings {
  /** Oldest first. */
  readonly mementos: readonly Listed[];
  /** Archives that could not be asked: what they hold is not known. */
  readonly problems: readonly Problem[];
}

/**
 * What the archives say they hold of a page. One that does not answer hides no other; none is told of a page whose
 * address is not public.
 */
export async function holdings(
  page: string,
  archives: readonly WebArchive[],
  desk: Desk,
  options: FetchOptions = {},
): Promise<Holdings> {
  const fetching = optionsOf(desk, options);
  const refused = await refusedPage(page, fetching);
  if (refused !== undefined) return { mementos: [], problems: [refused] };
  const mementos: Listed[] = [];
  const problems: Problem[] = [];
  for (const archive of archives) {
    const listed = await listOrNewest(page, archive, fetching);
    if (listed.ok) mementos.push(...listed.value);
    else problems.push(listed.problem);
  }
  return { mementos: mementos.sort((a, b) => (a.datetime < b.datetime ? -1 : 1)), problems };
}

/** Where the whole list cannot be had, the newest alone is better than none. */
async function listOrNewest(
  page: string,
  archive: WebArchive,
  options: UrlOptions,
): Promise<Result<readonly Listed[]>> {
  const listed = await listMementos(page, archive, options);
  const { availability } = archive;
  if (listed.ok || availability === undefined) return listed;
  const newest = await newestAvailable(page, { ...archive, availability }, options);
  return newest.ok && newest.value !== undefined ? ok([newest.value]) : listed;
}

/** A memento by its own address, or the one nearest to an instant. */
export type Which =
  | { readonly kind: 'address'; readonly url: string }
  | { readonly kind: 'near'; readonly at: UtcInstant };

export interface KeptMemento {
  readonly mark: MementoMark;
  readonly captureId: string;
  readonly reportId: string;
}

/**
 * Fetches a memento and keeps it as a capture of the page's report, marked as somebody else's, beside
 * what is shown. What does not say of itself that it is a memento is not kept.
 */
export async function keepMemento(
  page: string,
  which: Which,
  archives: readonly WebArchive[],
  desk: Desk,
  options: FetchOptions = {},
): Promise<Result<KeptMemento>> {
  const fetching = optionsOf(desk, options);
  const refused = await refusedPage(page, fetching);
  if (refused !== undefined) return failed(refused);
  const memento = await fetchWhich(page, which, archives, fetching);
  if (!memento.ok) return memento;
  const { fetched, mark } = memento.value;
  const read = await readFetched(fetched, { url: mark.original }, desk.localModel());
  if (!read.ok) return read;
  const report = await reportOfPage(mark.original, read.value, desk);
  if (!report.ok) return report;
  const captureId = await keepPage(
    fetched,
    read.value,
    { report: report.value, isAside: true, memento: mark },
    desk,
  );
  return captureId.ok ? ok({ mark, captureId: captureId.value, reportId: report.value.id }) : captureId;
}

async function fetchWhich(
  page: string,
  which: Which,
  archives: readonly WebArchive[],
  options: UrlOptions,
): Promise<Result<FetchedMemento>> {
  if (which.kind === 'address') {
    const archive = archives.find(({ replay }) => replay !== undefined && which.url.startsWith(replay));
    const listed = { url: which.url, heldBy: '', datetime: '' as UtcInstant, original: page };
    return fetchMemento(listed, archive, options);
  }
  let last: Result<FetchedMemento> = failed(
    problem('bad-usage', 'there is no archive to ask', { where: page }),
  );
  for (const archive of archives) {
    const { timeGate } = archive;
    if (timeGate === undefined) continue;
    last = await mementoNear(page, which.at, { ...archive, timeGate }, options);
    if (last.ok) return last;
  }
  return last;
}

/** The report that is known under the page's address, else a new one named after it. */
async function reportOfPage(original: string, { reading }: ReadPage, desk: Desk): Promise<Result<Report>> {
  const url = new URL(original).href;
  const reports = await desk.store.reports();
  if (!reports.ok) return reports;
  const known = reports.value.find(({ report }) => report.url === url)?.report;
  if (known !== undefined) return ok(known);
  const { title } = reading.metadata;
  return ok({ id: derivedId('report', url), title: title?.value ?? url, url, tlp: UNSTATED_TLP });
}

export interface Submissions {
  readonly submitted: readonly Submitted[];
  readonly problems: readonly Problem[];
}

/** Asks every archive that takes pages to save one; done only when a person asks for it. */
export async function submitPage(
  page: string,
  archives: readonly WebArchive[],
  desk: Desk,
  options: FetchOptions = {},
): Promise<Submissions> {
  const refused = await refusedPage(page, optionsOf(desk, options));
  if (refused !== undefined) return { submitted: [], problems: [refused] };
  const submitted: Submitted[] = [];
  const problems: Problem[] = [];
  for (const archive of archives) {
    const { save } = archive;
    if (save === undefined) continue;
    const asked = await submitTo({ ...archive, save }, page, optionsOf(desk, options));
    if (asked.ok) submitted.push(asked.value);
    else problems.push(asked.problem);
  }
  return { submitted, problems };
}

function optionsOf(desk: Desk, options: FetchOptions): UrlOptions {
  const { now, software } = desk.keep;
  return { ...options, now, software };
}
