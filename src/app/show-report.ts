import { readKept } from '../keep/index.ts';
import type { Result, TlpLabel, UtcInstant } from '../model/index.ts';
import { ok } from '../model/index.ts';
import type { SightingsToShare } from '../share/stix/index.ts';
import type { StoredDocument } from '../store/index.ts';
import type { Desk } from './desk.ts';
import { markingOf } from './marking.ts';
import { sourceNews } from './source-news.ts';

/** A document with what exporters must know of its history to keep ids and versions stable. */
export interface ShownDocument {
  readonly document: StoredDocument;
  /** When the report was first kept. */
  readonly firstKept: UtcInstant;
  /** When an analyst last decided on one of its findings. */
  readonly lastDecided?: UtcInstant;
  /** The kept bytes, where the report is records of another tool that are passed on as they came. */
  readonly original?: Result<Uint8Array>;
  /** What hunts have seen of its indicators, where it is to be handed on; STIX only. */
  readonly sightings?: SightingsToShare;
}

/**
 * A kept report, named by its id, the beginning of its id or a part of its title.
 *
 * @param tlp the marking to show it under this once; `tlp-refused` where the report prints a stricter one
 */
export async function showReport(
  reference: string,
  desk: Desk,
  tlp?: TlpLabel,
): Promise<Result<ShownDocument>> {
  const stored = await desk.store.document(reference);
  if (!stored.ok) return stored;
  if (tlp === undefined) return withHistory(stored.value, desk);
  const marking = markingOf(stored.value.reading, tlp, stored.value.report.id);
  if (!marking.ok) return marking;
  return withHistory({ ...stored.value, report: { ...stored.value.report, tlp: marking.value } }, desk);
}

async function withHistory(stored: StoredDocument, desk: Desk): Promise<Result<ShownDocument>> {
  const news = await sourceNews(stored, desk);
  if (!news.ok) return news;
  const document = news.value === undefined ? stored : { ...stored, news: news.value };
  const captures = await desk.store.captures(document.report.id);
  if (!captures.ok) return captures;
  const firstKept = captures.value.at(-1)?.capturedAt ?? document.capture.capturedAt;
  const { lastDecided, reading, capture } = document;
  const original = reading.extractor.startsWith('stix@')
    ? await readKept(desk.keep.archive, capture)
    : undefined;
  return ok({ document, firstKept, ...(lastDecided && { lastDecided }), ...(original && { original }) });
}
