import { findHow } from '../how/index.ts';
import type { LocalModel } from '../how/techniques/local/local-model.ts';
import type { Fetched } from '../keep/index.ts';
import { keepFetched, readKept } from '../keep/index.ts';
import type { PageCopy } from '../keep/watch/index.ts';
import type { Finding, MementoMark, Reading, Report, Result } from '../model/index.ts';
import { ok } from '../model/index.ts';
import { readBytes } from '../read/index.ts';
import { findWho } from '../who/index.ts';
import type { Desk } from './desk.ts';
import { markingOf } from './marking.ts';
import { reportOf } from './report-of.ts';

/** A fetched page as it reads, with nothing kept yet. */
export interface ReadPage extends PageCopy {
  readonly reading: Reading;
  readonly findings: readonly Finding[];
}

/** Reads what was fetched, as `read` would, so that both sides of a comparison were made alike. */
export async function readFetched(
  fetched: Fetched,
  report?: Pick<Report, 'url' | 'publisher'>,
  local?: LocalModel,
): Promise<Result<ReadPage>> {
  const { payload, final, declaredType } = fetched;
  const reading = await readBytes(payload, {
    url: final,
    ...(declaredType !== undefined && { declaredType }),
  });
  if (!reading.ok) return reading;
  return ok(pageOf(reading.value, payload, final, findingsIn(reading.value, report, local)));
}

/** A kept capture as a page to compare with: its reading and findings as stored, its source as archived. */
export async function keptPage(captureId: string, desk: Desk): Promise<Result<KeptPage>> {
  const stored = await desk.store.documentOfCapture(captureId);
  if (!stored.ok) return stored;
  const { capture, reading, findings, report } = stored.value;
  const payload = await readKept(desk.keep.archive, capture);
  if (!payload.ok) return payload;
  const final = capture.source.kind === 'url' ? capture.source.final : (report.url ?? '');
  return ok({ ...pageOf(reading, payload.value, final, findings), report, sha256: capture.sha256 });
}

export interface KeptPage extends ReadPage {
  readonly report: Report;
  readonly sha256: string;
}

export interface KeepAs {
  /** The report that the capture is of; else the one it names itself, as `read` would take it. */
  readonly report?: Report;
  /** Beside what is shown, not in its stead. */
  readonly isAside: boolean;
  readonly memento?: MementoMark;
}

/** Keeps a fetched page as a further capture of a report; the id of the capture. */
export async function keepPage(
  fetched: Fetched,
  { reading, findings }: Pick<ReadPage, 'reading' | 'findings'>,
  as: KeepAs,
  desk: Desk,
): Promise<Result<string>> {
  const kept = await keepFetched(fetched, desk.keep);
  if (!kept.ok) return kept;
  const marking = markingOf(reading, undefined, fetched.final);
  if (!marking.ok) return marking;
  const { title, publisher, published } = reading.metadata;
  const named = as.report ?? reportOf(kept.value.capture, reading, marking.value);
  const report: Report = {
    ...named,
    ...(title && { title: title.value }),
    ...(publisher && { publisher: publisher.value }),
    ...(published && { published: published.value }),
    tlp: marking.value.statedBy === 'report' ? marking.value : named.tlp,
  };
  const saved = await desk.store.save({
    report: as.isAside ? named : report,
    capture: kept.value.capture,
    reading,
    findings,
    isAside: as.isAside,
    ...(as.memento && { memento: as.memento }),
  });
  return saved.ok ? ok(kept.value.capture.id) : saved;
}

function findingsIn(
  reading: Reading,
  report?: Pick<Report, 'url' | 'publisher'>,
  local?: LocalModel,
): readonly Finding[] {
  const { author } = reading.metadata;
  const publisher = report?.publisher ?? reading.metadata.publisher?.value;
  const context = {
    ...(report?.url !== undefined && { url: report.url }),
    ...(publisher !== undefined && { publisher }),
  };
  return [
    ...findHow(reading, { ...context, ...(local && { local }) }),
    ...findWho(reading, { ...context, ...(author && { author: author.value }) }),
  ];
}

function pageOf(
  reading: Reading,
  payload: Uint8Array,
  final: string,
  findings: readonly Finding[],
): ReadPage {
  // Only markup has an end to miss and scripts to wait for; its tags are ASCII in every charset.
  const source = reading.extractor.startsWith('html') ? Buffer.from(payload).toString('latin1') : '';
  return { reading, findings, final, source };
}
