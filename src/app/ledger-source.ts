import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { findHow } from '../how/index.ts';
import type { FetchOptions } from '../keep/index.ts';
import { readKept } from '../keep/index.ts';
import type { Finding, LedgerSource, Reading, Report, ReportLink, Result, Watch } from '../model/index.ts';
import { derivedId, failed, ok, problem, sha256 } from '../model/index.ts';
import { decodeText } from '../read/charset.ts';
import { readBytes } from '../read/index.ts';
import type { StoredDocument } from '../store/index.ts';
import { findWho } from '../who/index.ts';
import type { Desk } from './desk.ts';
import { linksIn } from './ledger-links.ts';
import { markingOf } from './marking.ts';
import { readReport } from './read-report.ts';
import { sourceNews } from './source-news.ts';

/** A file read for the ledger; nothing is kept. Undefined where no such file is. */
export async function ledgerFile(path: string): Promise<Result<LedgerSource> | undefined> {
  try {
    return await ledgerBytes(await readFile(path), basename(path));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    if (error.code === 'ENOENT') return undefined;
    if (error.code === 'EISDIR')
      return failed(problem('is-directory', 'this is a folder, not a report', { where: path }));
    if (error.code === 'EACCES' || error.code === 'EPERM')
      return failed(problem('permission-denied', 'this file may not be read', { where: path }));
    return failed(problem('not-found', error.message, { where: path }));
  }
}

/** Bytes read for the ledger under a name; the report is known by its bytes. */
export async function ledgerBytes(bytes: Uint8Array, name: string): Promise<Result<LedgerSource>> {
  const read = await readBytes(bytes, { name });
  if (!read.ok) return failed({ ...read.problem, where: read.problem.where ?? name });
  const reading = read.value;
  const marking = markingOf(reading, undefined, name);
  if (!marking.ok) return marking;
  const { title, publisher, published, author } = reading.metadata;
  const report: Report = {
    id: derivedId('report', `sha256:${sha256(bytes)}`),
    title: title?.value ?? name,
    ...(publisher && { publisher: publisher.value }),
    ...(published && { published: published.value }),
    tlp: marking.value,
  };
  const context = { ...(publisher && { publisher: publisher.value }) };
  const findings = [
    ...findHow(reading, context),
    ...findWho(reading, { ...context, ...(author && { author: author.value }) }),
  ];
  return ok(sourceOf(report, reading, findings, bytes));
}

/** How a kept report is asked for. */
export interface LedgerAsk {
  /** All of them, where they were asked for already. */
  readonly watches?: readonly Watch[];
  /** It is looked at beside no other report: its links lead to none, and are not read. */
  readonly isAlone?: boolean;
}

/** A kept report with the analysts' decisions; its links are read from the kept copy. */
export async function ledgerKept(
  document: StoredDocument,
  desk: Desk,
  { watches, isAlone = false }: LedgerAsk = {},
): Promise<Result<LedgerSource>> {
  const { report, capture, reading, findings } = document;
  const news = await sourceNews(document, desk, watches);
  if (!news.ok) return news;
  const hasLinks = !isAlone && reading.extractor.startsWith('html');
  const payload = hasLinks ? await readKept(desk.keep.archive, capture) : ok(undefined);
  if (!payload.ok) return payload;
  const source = sourceOf(report, reading, findings, payload.value);
  return ok(news.value === undefined ? source : { ...source, news: news.value });
}

/**
 * A kept report that claims nothing, looked at beside no other: all that a ledger has of it stands in its text, and
 * its findings, which are most of what is stored of it, are not read.
 */
export async function ledgerUnclaimed(
  id: string,
  desk: Desk,
  watches: readonly Watch[],
): Promise<Result<LedgerSource>> {
  const shown = await desk.store.shown(id);
  if (!shown.ok) return shown;
  const { report, capture, readingId } = shown.value;
  const reading = await desk.store.reading(capture.id, readingId);
  if (!reading.ok) return reading;
  const news = await sourceNews({ report, capture, reading: reading.value, findings: [] }, desk, watches);
  if (!news.ok) return news;
  // Which claims a newer page no longer has, rejected ones too, only the findings tell.
  if (news.value?.newer !== undefined) return ledgerReference(id, desk, { watches, isAlone: true });
  const source = sourceOf(report, reading.value, [], undefined);
  return ok(news.value === undefined ? source : { ...source, news: news.value });
}

/** A report on the web: the kept one where its URL is kept, else it is kept, read and stored first. */
export async function ledgerUrl(
  url: string,
  desk: Desk,
  options: FetchOptions,
): Promise<Result<LedgerSource>> {
  const reports = await desk.store.reports();
  if (!reports.ok) return reports;
  const kept = reports.value.find(({ report }) => report.url === url);
  if (kept === undefined) {
    const read = await readReport({ kind: 'url', url }, desk, options);
    return read.ok ? ledgerKept(read.value.document, desk) : read;
  }
  return ledgerReference(kept.report.id, desk);
}

/** A kept report, named as everywhere: by id or by a part of its title. */
export async function ledgerReference(
  reference: string,
  desk: Desk,
  ask: LedgerAsk = {},
): Promise<Result<LedgerSource>> {
  const document = await desk.store.document(reference);
  return document.ok ? ledgerKept(document.value, desk, ask) : document;
}

function sourceOf(
  report: Report,
  reading: Reading,
  findings: readonly Finding[],
  bytes: Uint8Array | undefined,
): LedgerSource {
  const { canonicalUrl, author, charset } = reading.metadata;
  const statedUrl = canonicalUrl?.value;
  const anchors =
    bytes === undefined ? [] : linksIn(decodeText(bytes, charset).text, reading, report.url ?? statedUrl);
  return {
    report,
    reading,
    findings,
    links: [...anchors, ...addressesIn(findings)],
    ...(statedUrl !== undefined && { statedUrl }),
    ...(author && { author: author.value }),
  };
}

/** Addresses that stand in the text itself. */
function addressesIn(findings: readonly Finding[]): readonly ReportLink[] {
  return findings.flatMap((finding) =>
    finding.kind === 'observable' && finding.type === 'url'
      ? [{ url: finding.value, span: finding.span }]
      : [],
  );
}
