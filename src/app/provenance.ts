import { join } from 'node:path';
import type { WaczSeal } from '../keep/index.ts';
import { readWaczSeal } from '../keep/index.ts';
import type { MementoMark, Report, Result, Sha256, UtcInstant, Watch } from '../model/index.ts';
import { ok } from '../model/index.ts';
import type { StoredCapture } from '../store/index.ts';
import type { Desk } from './desk.ts';

/** What vouches for the copy of a report that is shown. */
export interface Provenance {
  readonly report: Report;
  readonly capture: StoredCapture;
  /** Every capture, newest first. */
  readonly captures: readonly StoredCapture[];
  readonly hashes: { readonly payload: Sha256; readonly wacz: Sha256; readonly text: Sha256 };
  /** As the archive states it; whether it holds is for `verify` to say. */
  readonly signature: WaczSeal;
  readonly mementos: readonly HeldMemento[];
  readonly watch?: Watch;
  /** What does the same on a terminal, offline. */
  readonly commands: { readonly verify: string; readonly diff?: string };
}

interface HeldMemento extends MementoMark {
  readonly captureId: string;
}

export async function provenanceOf(reference: string, desk: Desk): Promise<Result<Provenance>> {
  const shown = await desk.store.shown(reference);
  if (!shown.ok) return shown;
  const { report, capture, readingId, memento } = shown.value;
  const captures = await desk.store.captures(report.id);
  if (!captures.ok) return captures;
  const reading = await desk.store.reading(capture.id, readingId);
  if (!reading.ok) return reading;
  const watches = await desk.store.watches();
  if (!watches.ok) return watches;
  const watch = watches.value.find((each) => each.kind === 'page' && each.reportId === report.id);
  return ok({
    report,
    capture: { ...capture, ...(memento && { memento }) },
    captures: captures.value,
    hashes: { payload: capture.sha256, wacz: capture.waczSha256, text: reading.value.textSha256 },
    signature: await readWaczSeal(join(desk.keep.archive, capture.wacz)),
    mementos: captures.value.flatMap((each) =>
      each.memento === undefined ? [] : [{ ...each.memento, captureId: each.id }],
    ),
    ...(watch && { watch }),
    commands: {
      verify: `howdunit verify ${report.id}`,
      ...(captures.value.length > 1 && { diff: `howdunit diff ${report.id}` }),
    },
  });
}

/** A path is nobody else's business, so only the file's name is told. @returns bytes of the WACZ file */
export interface ArchiveFile {
  readonly path: string;
  readonly name: string;
  readonly capturedAt: UtcInstant;
  readonly report: Report;
}

export async function archiveOf(reference: string, desk: Desk): Promise<Result<ArchiveFile>> {
  const shown = await desk.store.shown(reference);
  if (!shown.ok) return shown;
  const { report, capture } = shown.value;
  const path = join(desk.keep.archive, capture.wacz);
  return ok({ path, name: capture.wacz, capturedAt: capture.capturedAt, report });
}
