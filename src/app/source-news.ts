import type {
  Finding,
  NewerCapture,
  PageNews,
  Reading,
  ReportDocument,
  Result,
  SourceNews,
  TextRange,
  Watch,
} from '../model/index.ts';
import { ok } from '../model/index.ts';
import type { Desk } from './desk.ts';

/** UTF-16 code units; a "sentence" longer than this is a table or a text without full stops, and the span is sought. */
const LONGEST_SENTENCE = 2_000;

/**
 * What is known here of a report's source after the capture shown: how its page stands where it is watched, and
 * which claims' sentences a newer capture no longer has. Undefined where nothing is known to differ.
 *
 * @param watches all of them, where they were asked for already
 */
export async function sourceNews(
  document: Pick<ReportDocument, 'report' | 'capture' | 'reading' | 'findings'>,
  desk: Desk,
  watches?: readonly Watch[],
): Promise<Result<SourceNews | undefined>> {
  if (document.report.url === undefined) return ok(undefined);
  const watched = watches === undefined ? await desk.store.watches() : ok(watches);
  if (!watched.ok) return watched;
  const page = pageNews(document.report.id, watched.value);
  const newer = await newerCapture(document, desk);
  if (!newer.ok) return newer;
  if (page === undefined && newer.value === undefined) return ok(undefined);
  return ok({ ...(page && { page }), ...(newer.value && { newer: newer.value }) });
}

/** Of several watches of one report, the one that saw it there last: an old address may be gone for good. */
function pageNews(reportId: string, watches: readonly Watch[]): PageNews | undefined {
  const [latest] = watches
    .flatMap((watch) => (watch.kind === 'page' && watch.reportId === reportId ? [watch.standing] : []))
    .sort((a, b) => (a.lastPresent < b.lastPresent ? 1 : -1));
  if (latest === undefined) return undefined;
  const { state, known, since, lastPresent } = latest;
  if (known !== 'gone' && known !== 'soft-404' && known !== 'redirected-away' && known !== 'drifted')
    return undefined;
  return { state: known, ...(state === known && { since }), lastPresent };
}

/** A memento is older than it looks: it is no newer word of the publisher's. */
async function newerCapture(
  { report, capture, reading, findings }: Pick<ReportDocument, 'report' | 'capture' | 'reading' | 'findings'>,
  desk: Desk,
): Promise<Result<NewerCapture | undefined>> {
  const captures = await desk.store.captures(report.id);
  if (!captures.ok) return captures;
  const newest = captures.value.find(
    ({ capturedAt, memento }) => memento === undefined && capturedAt > capture.capturedAt,
  );
  if (newest === undefined) return ok(undefined);
  const later = await desk.store.documentOfCapture(newest.id);
  if (!later.ok) return later;
  const absentClaims = absentFrom(later.value.reading, reading, findings);
  return ok({ captureId: newest.id, capturedAt: newest.capturedAt, absentClaims });
}

/** Claims whose sentence does not stand in the later text, white space aside. */
function absentFrom(later: Reading, reading: Reading, findings: readonly Finding[]): readonly string[] {
  if (later.textSha256 === reading.textSha256) return [];
  const text = collapsed(later.text);
  return findings.flatMap((finding) => {
    if (finding.kind !== 'claim') return [];
    const { start, end } = around(finding.span, reading);
    return text.includes(collapsed(reading.text.slice(start, end))) ? [] : [finding.id];
  });
}

/** The whole sentence: the words of "X did it" stand in "we cannot say that X did it", too. */
function around({ start, end }: TextRange, { sentences }: Reading): TextRange {
  const sentence = sentences.find((each) => each.start <= start && end <= each.end);
  return sentence !== undefined && sentence.end - sentence.start <= LONGEST_SENTENCE
    ? sentence
    : { start, end };
}

function collapsed(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
