import { findHow } from '../how/index.ts';
import type { FetchOptions, Kept, PageOptions } from '../keep/index.ts';
import type { Capture, Problem, Reading, Report, Result, TlpLabel } from '../model/index.ts';
import { failed, ok } from '../model/index.ts';
import { readBytes, statedIn, withStated } from '../read/index.ts';
import { findWho } from '../who/index.ts';
import type { Desk } from './desk.ts';
import { foundByNow } from './extractor-versions.ts';
import { keepOnce } from './keep-once.ts';
import type { Source } from './keep-report.ts';
import { markingOf } from './marking.ts';
import { reportOf, sourceName } from './report-of.ts';
import type { ShownDocument } from './show-report.ts';
import { showReport } from './show-report.ts';
import { withUnverified } from './unverified.ts';

export interface ReadOptions extends FetchOptions, PageOptions {
  /** What the analyst says the marking is; looser than what the report prints is refused. */
  readonly tlp?: TlpLabel;
  /** What was made of these very bytes just now: they are not read again. */
  readonly reading?: Reading;
  /** Its URL has another page of the same list at another time: each of them is a report, called so unless it says. */
  readonly pageTitle?: string;
  /** Recognise the text of scanned pages and pictures. */
  readonly ocr?: boolean;
  readonly onStage?: (stage: 'keeping' | 'reading' | 'finding' | 'storing') => void;
  /** Told of every page that was read, from 1, and how many there are; formats without pages never call it. */
  readonly onPage?: (page: number, pages: number) => void;
}

/**
 * The whole way of one report: a copy is kept, the copy is read, HOW and WHO are found in the reading,
 * everything is stored, and what is now known of the report comes back, the analyst's earlier
 * decisions included. A stage that fails ends the way; what was kept before it stays kept. A file whose
 * bytes were kept before is not kept again, as long as that copy verifies.
 */
export async function readReport(
  source: Source,
  desk: Desk,
  options: ReadOptions = {},
): Promise<Result<ShownDocument>> {
  options.onStage?.('keeping');
  return keepOnce(source, desk, options, (kept) => readCopy(kept, desk, options));
}

/** The way of a copy that is already in the archive, from its bytes on. */
export async function readCopy(
  kept: Kept,
  desk: Desk,
  options: ReadOptions = {},
): Promise<Result<ShownDocument>> {
  options.onStage?.('reading');
  const { capture, payload } = kept;
  const reading = options.reading
    ? ok(options.reading)
    : await readBytes(payload, {
        ...hintsOf(kept),
        ...(options.onPage && { onPage: options.onPage }),
        ocr: options.ocr === true,
      });
  if (!reading.ok) return failed(butKept(reading.problem, capture));
  const marking = markingOf(reading.value, options.tlp, sourceName(capture));
  if (!marking.ok) return failed(butKept(marking.problem, capture));

  options.onStage?.('finding');
  const report = reportOf(capture, reading.value, marking.value, options.pageTitle);
  const { author } = reading.value.metadata;
  const local = desk.localModel();
  const whoContext = { ...contextOf(report), ...(author && { author: author.value }) };
  const found = [
    ...findHow(reading.value, { ...contextOf(report), ...(local && { local }) }),
    ...findWho(reading.value, whoContext),
  ];
  const stated = await statedIn(payload, reading.value);
  const findings = withUnverified(reading.value, withStated(reading.value, stated, found));

  options.onStage?.('storing');
  const foundBy = foundByNow(desk, local);
  const saved = await desk.store.save({ report, capture, reading: reading.value, findings, foundBy });
  if (!saved.ok) return saved;
  return showReport(saved.value.reportId, desk, options.tlp);
}

function hintsOf({ capture }: Kept): { name?: string; url?: string; declaredType?: string } {
  const declared = capture.declaredType === undefined ? {} : { declaredType: capture.declaredType };
  return capture.source.kind === 'file'
    ? { name: capture.source.name }
    : { url: capture.source.final, ...declared };
}

function contextOf(report: Report): { url?: string; publisher?: string } {
  return {
    ...(report.url !== undefined && { url: report.url }),
    ...(report.publisher !== undefined && { publisher: report.publisher }),
  };
}

/** The copy is safe although nothing was made of it: say both. */
function butKept(problem: Problem, capture: Capture): Problem {
  const hint = `The copy is kept as archive/${capture.wacz}.`;
  return { ...problem, hint: problem.hint === undefined ? hint : `${problem.hint} ${hint}` };
}
