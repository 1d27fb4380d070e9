import { setImmediate } from 'node:timers/promises';
import type { FetchOptions } from '../keep/index.ts';
import type { Ledger, LedgerAffair, LedgerSource, Problem, Result } from '../model/index.ts';
import { failed, ok, problem } from '../model/index.ts';
import { lineSafeJson } from '../share/json/line-safe.ts';
import { ledgerCsv, ledgerDot, ledgerHtml, ledgerMarkdown, ledgerText } from '../share/ledger/index.ts';
import { makeLedger, makeLedgerOfAffairs } from '../who/index.ts';
import type { Desk } from './desk.ts';
import { joinedLedgers } from './ledger-joined.ts';
import type { Told } from './ledger-news.ts';
import { withSourceNews } from './ledger-news.ts';
import { ledgerBytes, ledgerFile, ledgerReference, ledgerUnclaimed, ledgerUrl } from './ledger-source.ts';
import { findStory, listStories } from './stories.ts';

export const LEDGER_FORMATS = ['text', 'json', 'md', 'html', 'dot', 'csv'] as const;

export type LedgerFormat = (typeof LEDGER_FORMATS)[number];

/** What a ledger is to be made from. */
export type LedgerInput =
  /** A file, a URL, or a kept report's id or a part of its title; where a file has that name, the file. */
  | { readonly kind: 'named'; readonly name: string }
  /** A kept report and nothing else, by its id. */
  | { readonly kind: 'kept'; readonly reference: string }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly name: string }
  /** The reports of a story. */
  | { readonly kind: 'story'; readonly reference: string }
  /** Every kept report. */
  | { readonly kind: 'all-kept' };

/** Lends an opened desk to what needs one; a file needs none. */
export type WithDesk = <T>(work: (desk: Desk) => Promise<Result<T>>) => Promise<Result<T>>;

/**
 * The ledger of several reports, which whoever names them takes to be about one affair; of everything that is kept,
 * each story and each report in none is an affair by itself, and nothing is summed up across them.
 * What cannot be read is told and left out, as long as one report is left;
 * else the first problem is the answer. One report given twice counts once.
 */
export async function ledgerOf(
  inputs: readonly LedgerInput[],
  withDesk: WithDesk,
  options: FetchOptions & { readonly onProblem?: (problem: Problem) => void } = {},
): Promise<Result<Ledger>> {
  if (inputs.some(({ kind }) => kind === 'all-kept')) {
    return withDesk(ledgerOfAllKept);
  }
  const sources = new Map<string, LedgerSource>();
  const problems: Problem[] = [];
  for (const input of inputs) {
    if (input.kind === 'all-kept') continue;
    const found = await sourcesOf(input, withDesk, options);
    if (!found.ok) problems.push(found.problem);
    else for (const source of found.value) sources.set(source.report.id, source);
  }
  const [first] = problems;
  if (sources.size === 0) return first === undefined ? nothingKept() : failed(first);
  for (const each of problems) options.onProblem?.(each);
  const all = [...sources.values()];
  return ok(withSourceNews(makeLedger(all), all));
}

function nothingKept(): Result<Ledger> {
  return failed(
    problem('not-in-store', 'no reports are kept here', { hint: 'Use: howdunit read <report>.' }),
  );
}

async function sourcesOf(
  input: Exclude<LedgerInput, { kind: 'all-kept' }>,
  withDesk: WithDesk,
  options: FetchOptions,
): Promise<Result<LedgerSource[]>> {
  switch (input.kind) {
    case 'bytes':
      return asList(await ledgerBytes(input.bytes, input.name));
    case 'kept':
      return withDesk(async (desk) => asList(await ledgerReference(input.reference, desk)));
    case 'story':
      return withDesk((desk) => ofStory(input.reference, desk));
    case 'named': {
      const { name } = input;
      if (/^https?:\/\//iu.test(name))
        return withDesk(async (desk) => asList(await ledgerUrl(name, desk, options)));
      const file = await ledgerFile(name);
      if (file !== undefined) return asList(file);
      return withDesk(async (desk) => asList(await ledgerReference(name, desk)));
    }
  }
}

/** One affair after another: no more than one is in memory, and whoever else asks the desk is answered in between. */
async function ledgerOfAllKept(desk: Desk): Promise<Result<Ledger>> {
  const affairs = await affairsKept(desk);
  if (!affairs.ok) return affairs;
  const watched = await desk.store.watches();
  if (!watched.ok) return watched;
  const claiming = new Set<string>();
  const asked = await desk.store.eachWho(({ finding }, { id }) => {
    if (finding.kind === 'claim') claiming.add(id);
  });
  if (!asked.ok) return asked;
  const parts: Ledger[] = [];
  const told = new Map<string, Told>();
  for (const { within, reports } of affairs.value) {
    const sources: LedgerSource[] = [];
    const isAlone = reports.length === 1;
    for (const id of reports) {
      const source =
        isAlone && !claiming.has(id)
          ? await ledgerUnclaimed(id, desk, watched.value)
          : await ledgerReference(id, desk, { watches: watched.value, isAlone });
      if (!source.ok) return source;
      const { report, news } = source.value;
      sources.push(source.value);
      told.set(id, { report, ...(news && { news }) });
    }
    parts.push(makeLedgerOfAffairs([{ within, sources }]));
    await setImmediate();
  }
  return parts.length === 0 ? nothingKept() : ok(withSourceNews(joinedLedgers(parts), [...told.values()]));
}

interface AffairKept {
  readonly within: LedgerAffair;
  /** Ids. */
  readonly reports: readonly string[];
}

/** The stories, the one changed last first, then every report that is in none. */
async function affairsKept(desk: Desk): Promise<Result<readonly AffairKept[]>> {
  const stories = await listStories(desk);
  if (!stories.ok) return stories;
  const reports = await desk.store.reports();
  if (!reports.ok) return reports;
  const kept = new Set(reports.value.map(({ report }) => report.id));
  const told = new Set(stories.value.flatMap(({ reports }) => reports));
  const ofStories = stories.value.map(
    ({ id, title, reports }): AffairKept => ({
      within: { kind: 'story', id, title },
      reports: reports.filter((each) => kept.has(each)),
    }),
  );
  const alone = reports.value.flatMap(({ report: { id, title } }): readonly AffairKept[] =>
    told.has(id) ? [] : [{ within: { kind: 'report', id, title }, reports: [id] }],
  );
  return ok([...ofStories.filter(({ reports }) => reports.length > 0), ...alone]);
}

/** A story's reports in the order they were added. */
async function ofStory(reference: string, desk: Desk): Promise<Result<LedgerSource[]>> {
  const found = await findStory(reference, desk);
  if (!found.ok) return found;
  const sources: LedgerSource[] = [];
  for (const id of found.value.story.reports) {
    const source = await ledgerReference(id, desk);
    if (!source.ok) return source;
    sources.push(source.value);
  }
  return ok(sources);
}

function asList(one: Result<LedgerSource>): Result<LedgerSource[]> {
  return one.ok ? ok([one.value]) : one;
}

/** The ledger as bytes of the given format. */
export function renderLedger(
  ledger: Ledger,
  format: LedgerFormat,
  options: { readonly width?: number; readonly colour?: boolean } = {},
): string {
  switch (format) {
    case 'text':
      return ledgerText(ledger, options);
    case 'json':
      return `${lineSafeJson(ledger)}\n`;
    case 'md':
      return ledgerMarkdown(ledger);
    case 'html':
      return ledgerHtml(ledger);
    case 'dot':
      return ledgerDot(ledger);
    case 'csv':
      return ledgerCsv(ledger);
  }
}
