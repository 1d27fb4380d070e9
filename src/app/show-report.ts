import type { ReportDocument, Result, UtcInstant } from '../model/index.ts';
import { ok } from '../model/index.ts';
import type { StoredDocument } from '../store/index.ts';
import type { Desk } from './desk.ts';

/** A document with what exporters must know of its history to keep ids and versions stable. */
export interface ShownDocument {
  readonly document: ReportDocument;
  /** When the report was first kept. */
  readonly firstKept: UtcInstant;
  /** When an analyst last decided on one of its findings. */
  readonly lastDecided?: UtcInstant;
}

/** A kept report, named by its id, the beginning of its id or a part of its title. */
export async function showReport(reference: string, desk: Desk): Promise<Result<ShownDocument>> {
  const document = await desk.store.document(reference);
  return document.ok ? withHistory(document.value, desk) : document;
}

export async function withHistory(document: StoredDocument, desk: Desk): Promise<Result<ShownDocument>> {
  const captures = await desk.store.captures(document.report.id);
  if (!captures.ok) return captures;
  const firstKept = captures.value.at(-1)?.capturedAt ?? document.capture.capturedAt;
  let lastDecided: UtcInstant | undefined;
  for (const finding of document.findings) {
    if (finding.status === 'suggested') continue;
    const decisions = await desk.store.decisions(finding.id);
    if (!decisions.ok) return decisions;
    const at = decisions.value.at(-1)?.at;
    if (at !== undefined && (lastDecided === undefined || at > lastDecided)) lastDecided = at;
  }
  return ok({ document, firstKept, ...(lastDecided && { lastDecided }) });
}
