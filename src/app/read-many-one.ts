import { basename, join } from 'node:path';
import type { Kept } from '../keep/index.ts';
import { hashFile } from '../keep/index.ts';
import { readLocal } from '../keep/local/read-local.ts';
import { DEFAULT_MAX_BYTES } from '../keep/options.ts';
import type { Capture, Finding, Problem, Reading, ReportDocument, Result } from '../model/index.ts';
import { ok, sha256 } from '../model/index.ts';
import { isPicture } from '../read/ocr/picture-header.ts';
import { signatureOf } from '../read/signatures.ts';
import { sniff } from '../read/sniff.ts';
import { briefCounts } from '../share/brief/index.ts';
import type { Desk } from './desk.ts';
import { isOfNow } from './extractor-versions.ts';
import type { PageOptions, Source } from './keep-report.ts';
import { keepReport, sourceOf } from './keep-report.ts';
import { readFailedBefore } from './read-many-failed.ts';
import type { Listed } from './read-many-gather.ts';
import type { ReadOutcome, WasRead } from './read-many-outcome.ts';
import type { ReadOptions } from './read-report.ts';
import { readCopy } from './read-report.ts';
import { sameBytesKey, whileAlone } from './same-bytes.ts';
import type { ShownDocument } from './show-report.ts';
import { showReport } from './show-report.ts';

export interface ReadOneOptions extends ReadOptions, PageOptions {
  /** Called when the copy is safe, whatever becomes of the reading. */
  readonly onKept?: (capture: Capture) => void;
  /** The whole document is wanted, not only what came of it. */
  readonly isShown?: boolean;
}

/** What came of it, with the whole document where there is one and it is wanted. */
export interface ReadOne {
  readonly outcome: ReadOutcome;
  readonly shown?: ShownDocument;
}

/**
 * The way of one report among several: as `readReport`, but a file whose bytes were read before under the same
 * name is not kept again, and is not read again either when the same extractors did it. A file in a folder that
 * no reader takes is left out before anything is kept of it.
 */
export async function readOne(listed: Listed, desk: Desk, options: ReadOneOptions): Promise<ReadOne> {
  const source = sourceOf(listed.source);
  if (source.kind !== 'file') return readAfresh(listed, source, desk, options);
  const bytes = await readLocal(source.path, DEFAULT_MAX_BYTES);
  if (!bytes.ok) return failure(listed, bytes.problem);
  const why = listed.isFromFolder ? whyNoReport(bytes.value, source.path, options) : undefined;
  if (why !== undefined) return { outcome: { kind: 'left-out', source: listed.source, why } };
  const payload = { kind: 'bytes', bytes: bytes.value, name: source.path } as const;
  return whileAlone(desk.home, sameBytesKey(bytes.value, source.path), () =>
    readPayload(listed, payload, desk, options),
  );
}

/** The bytes of a file, kept and read as far as that has not been done. */
async function readPayload(
  listed: Listed,
  payload: Payload,
  desk: Desk,
  options: ReadOneOptions,
): Promise<ReadOne> {
  const { bytes, name } = payload;
  const known = await captureOf(payload, desk);
  if (!known.ok) return failure(listed, known.problem);
  if (known.value !== undefined)
    return readKnown(listed, { capture: known.value, payload: bytes }, desk, options);
  const again = await readFailedBefore(bytes, name, desk.keep.archive, options);
  if (again === undefined) return readAfresh(listed, payload, desk, options);
  if (!again.ok) return failure(listed, again.problem);
  const { reading, capture } = again.value;
  if (capture === undefined) return readAfresh(listed, payload, desk, { ...options, reading });
  options.onKept?.(capture);
  return readAgain(listed, { capture, payload: bytes }, desk, { ...options, reading });
}

/** What no reader takes, as a noun phrase; a file that only cannot be opened is a report that fails. */
function whyNoReport(bytes: Uint8Array, name: string, { ocr }: ReadOneOptions): string | undefined {
  if (ocr === true && isPicture(bytes)) return undefined;
  const format = sniff(bytes, { name });
  if (format.ok || format.problem.code !== 'unsupported-format') return undefined;
  return signatureOf(bytes) ?? 'of a kind that no reader takes';
}

type Payload = Source & { kind: 'bytes' };

/** The capture that was made of these bytes under this name, if its copy is still what was kept. */
async function captureOf({ bytes, name }: Payload, desk: Desk): Promise<Result<Capture | undefined>> {
  // As it was written down: what is no UTF-8 in a name was replaced.
  const written = Buffer.from(basename(name)).toString();
  const known = await desk.store.captureOfFile(sha256(bytes), written);
  if (!known.ok || known.value === undefined) return known;
  const copy = await hashFile(join(desk.keep.archive, known.value.wacz));
  return copy === known.value.waczSha256 ? known : ok(undefined);
}

async function readAfresh(
  listed: Listed,
  source: Source,
  desk: Desk,
  options: ReadOneOptions,
): Promise<ReadOne> {
  options.onStage?.('keeping');
  const kept = await keepReport(source, desk, options);
  if (!kept.ok) return failure(listed, kept.problem);
  options.onKept?.(kept.value.capture);
  return readAgain(listed, kept.value, desk, options);
}

/** Nothing is added for a copy that is already kept; what newer extractors make of it takes the old's place. */
async function readKnown(listed: Listed, kept: Kept, desk: Desk, options: ReadOneOptions): Promise<ReadOne> {
  options.onKept?.(kept.capture);
  const stored = await desk.store.documentOfCapture(kept.capture.id);
  if (!stored.ok) return failure(listed, stored.problem);
  const { tlp } = stored.value.report;
  const isMarkedSo = options.tlp === undefined || (tlp.label === options.tlp && tlp.statedBy === 'analyst');
  const isAsked = options.ocr === true && couldBeRecognised(stored.value.reading);
  if (isMarkedSo && !isAsked && isOfNow(stored.value, desk)) {
    const outcome = summary('already-kept', listed, stored.value);
    if (options.isShown !== true) return { outcome };
    const shown = await showReport(stored.value.report.id, desk);
    return shown.ok ? { outcome, shown: shown.value } : failure(listed, shown.problem);
  }
  return readAgain(listed, kept, desk, options);
}

/** Pages hold no text, and nobody has tried to recognise it yet. */
function couldBeRecognised({ extractor, blocks, problems }: Reading): boolean {
  if (extractor.includes('/ocr@') || blocks.some(({ recognised }) => recognised === true)) return false;
  return problems.some(({ code }) => code === 'no-text');
}

async function readAgain(listed: Listed, kept: Kept, desk: Desk, options: ReadOneOptions): Promise<ReadOne> {
  const shown = await readCopy(kept, desk, options);
  if (!shown.ok) return failure(listed, shown.problem);
  const { document } = shown.value;
  return {
    outcome: summary('read', listed, { ...document, capture: kept.capture }),
    ...(options.isShown === true && { shown: shown.value }),
  };
}

function summary(kind: WasRead['kind'], listed: Listed, document: ReportDocument): WasRead {
  const { report, capture, reading, findings, problems } = document;
  const counts: Partial<Record<Finding['kind'], number>> = {};
  for (const finding of findings) {
    if (finding.heldBack === undefined && finding.status !== 'rejected')
      counts[finding.kind] = (counts[finding.kind] ?? 0) + 1;
  }
  const { id, capturedAt, sha256: digest, bytes, wacz } = capture;
  return {
    kind,
    source: listed.source,
    report: { id: report.id, title: report.title, tlp: report.tlp },
    capture: { id, capturedAt, sha256: digest, bytes, wacz },
    ...(reading.pages !== undefined && { pages: reading.pages }),
    counts: briefCounts(document),
    findings: counts,
    problems: problems.length,
  };
}

function failure({ source }: Listed, problem: Problem): ReadOne {
  const { where } = problem;
  const isSaid = where === undefined || source.endsWith(where) || where.includes(source);
  return {
    outcome: {
      kind: 'failed',
      source,
      problem: { ...problem, where: isSaid ? source : `${source}: ${where}` },
    },
  };
}
