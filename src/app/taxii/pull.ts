import type { FetchOptions } from '../../keep/index.ts';
import { keepFetched } from '../../keep/index.ts';
import {
  credentialsIn,
  type ForeignCollection,
  type ForeignPage,
  findCollections,
  pagesOf,
  type ReadSoFar,
  type TaxiiCredentials,
  type TaxiiOptions,
} from '../../keep/taxii/index.ts';
import type { Problem, Result } from '../../model/index.ts';
import { failed, ok, problem, sha256 } from '../../model/index.ts';
import type { Desk } from '../desk.ts';
import { readCopy } from '../read-report.ts';

export interface PullOptions extends FetchOptions {
  /** By origin. */
  readonly credentials?: ReadonlyMap<string, TaxiiCredentials>;
  /** The id, the alias or the title of a collection, where the URL names a server. */
  readonly collection?: string | undefined;
  /** Told of every page that was kept. */
  readonly onPage?: (objects: number) => void;
}

/** What a run over one collection brought. */
export interface Pulled {
  readonly url: string;
  readonly title: string;
  readonly pages: number;
  readonly objects: number;
  /** Reports that the pages became. */
  readonly reports: readonly string[];
  /** Pages that are kept and could not be read, and why a run ended before its time. */
  readonly problems: readonly Problem[];
}

/** What a server has, named by its discovery URL, an API root or a collection. */
export function listForeign(
  url: string,
  desk: Desk,
  options: PullOptions,
): Promise<Result<readonly ForeignCollection[]>> {
  return findCollections(url, asking(desk, options));
}

/** Follows a collection from now on, and brings what is new in it. */
export async function pull(url: string, desk: Desk, options: PullOptions): Promise<Result<Pulled>> {
  const all = await listForeign(url, desk, options);
  if (!all.ok) return all;
  const named = all.value.filter(
    ({ id, title, alias }) =>
      options.collection === undefined || [id, title, alias].includes(options.collection),
  );
  const readable = named.filter(({ canRead }) => canRead);
  const [only, second] = readable;
  if (only !== undefined && second === undefined) return pullOne(only, desk, options);
  return failed(
    readable.length === 0 && named.length > 0 ? unreadable(url) : ambiguous(url, readable, all.value),
  );
}

function unreadable(where: string): Problem {
  const hint = 'Its server lets whoever asks read none of what is named. Give other credentials.';
  return problem('source-gated', 'this may not be read', { where, hint });
}

function ambiguous(
  where: string,
  named: readonly ForeignCollection[],
  all: readonly ForeignCollection[],
): Problem {
  const listed = all
    .filter(({ canRead }) => canRead)
    .slice(0, 20)
    .map(({ id, title }) => `${id} "${title}"`);
  return problem('bad-usage', `the server has ${named.length} collections of that name that may be read`, {
    where,
    hint: `Name one with --collection: ${listed.join(', ') || 'none may be read'}.`,
  });
}

/** Brings what is new in every collection that was pulled before; one that fails holds up no other. */
export async function pullAll(desk: Desk, options: PullOptions): Promise<Result<readonly Pulled[]>> {
  const followed = await desk.store.shared.followed();
  if (!followed.ok) return followed;
  const pulled: Pulled[] = [];
  for (const { url, record } of followed.value) {
    const title = typeof record['title'] === 'string' ? record['title'] : url;
    const one = await pullOne({ url, title }, desk, options);
    if (one.ok) pulled.push(one.value);
    else pulled.push({ url, title, pages: 0, objects: 0, reports: [], problems: [one.problem] });
  }
  return ok(pulled);
}

/** Each page is kept and read before the next is asked for, and then never asked for again. */
export async function pullOne(
  { url, title }: Pick<ForeignCollection, 'url' | 'title'>,
  desk: Desk,
  options: PullOptions,
): Promise<Result<Pulled>> {
  const id = `taxii-${sha256(url).slice(0, 16)}`;
  const followed = await desk.store.shared.followed();
  if (!followed.ok) return followed;
  const before = followed.value.find((each) => each.id === id)?.record ?? {};
  // How it is watched, if it is, stays as it was; how far it was read moves on.
  const { addedAfter: _, tag: __, ...kept } = before;
  const begun = await desk.store.shared.follow({ id, url, record: { ...before, title } });
  if (!begun.ok) return begun;
  const reports: string[] = [];
  const problems: Problem[] = [];
  let pages = 0;
  let objects = 0;
  for await (const page of pagesOf(url, soFarIn(before), asking(desk, options))) {
    if (!page.ok) {
      problems.push(page.problem);
      break;
    }
    if (page.value.objects > 0) {
      const read = await keepPage(page.value, title, desk);
      if (!read.ok) return read;
      if (read.value.problem === undefined) reports.push(read.value.reportId);
      else problems.push(read.value.problem);
      pages += 1;
    }
    const noted = await desk.store.shared.follow({
      id,
      url,
      record: { ...kept, title, ...page.value.soFar },
    });
    if (!noted.ok) return noted;
    objects += page.value.objects;
    options.onPage?.(objects);
  }
  return ok({ url, title, pages, objects, reports: [...new Set(reports)], problems });
}

type PageRead = { readonly reportId: string; readonly problem?: undefined } | { readonly problem: Problem };

/** A page that cannot be read is kept all the same, and says why; what cannot be kept ends the run. */
async function keepPage(
  { fetched, soFar }: ForeignPage,
  collection: string,
  desk: Desk,
): Promise<Result<PageRead>> {
  const kept = await keepFetched(fetched, desk.keep);
  if (!kept.ok) return kept;
  const upTo = soFar.addedAfter === undefined ? '' : ` (added up to ${minuteOf(soFar.addedAfter)})`;
  const read = await readCopy(kept.value, desk, { pageTitle: `${collection}${upTo}` });
  return ok(read.ok ? { reportId: read.value.document.report.id } : { problem: read.problem });
}

/** `2026-11-17 09:30 UTC`; the server may have written something else. */
function minuteOf(instant: string): string {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d/u.test(instant) && instant.endsWith('Z')
    ? `${instant.slice(0, 16).replace('T', ' ')} UTC`
    : instant.slice(0, 40);
}

function soFarIn(record: Readonly<Record<string, unknown>>): ReadSoFar {
  const { addedAfter, tag } = record as { addedAfter?: unknown; tag?: unknown };
  return {
    ...(typeof addedAfter === 'string' && { addedAfter }),
    ...(typeof tag === 'object' && tag !== null && { tag: tag as NonNullable<ReadSoFar['tag']> }),
  };
}

function asking(desk: Desk, options: PullOptions): TaxiiOptions {
  const { now, software } = desk.keep;
  return { ...options, now, software };
}

/** Credentials from a file, or from the environment for the server that is named. */
export async function credentialsFor(
  url: string | undefined,
  file: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Result<ReadonlyMap<string, TaxiiCredentials>>> {
  if (file !== undefined) return credentialsIn(file);
  const user = environment['HOWDUNIT_TAXII_USER'];
  const password = environment['HOWDUNIT_TAXII_PASSWORD'];
  const token = environment['HOWDUNIT_TAXII_TOKEN'];
  if (url === undefined || !URL.canParse(url)) return ok(new Map());
  const { origin } = new URL(url);
  if (token !== undefined) return ok(new Map([[origin, { kind: 'token', token }]]));
  if (user === undefined || password === undefined) return ok(new Map());
  return ok(new Map([[origin, { kind: 'password', user, password }]]));
}
