import {
  type Capture,
  type CaptureSource,
  derivedId,
  ok,
  type Result,
  sha256,
  type UtcInstant,
} from '../../model/index.ts';
import type { KeepOptions } from '../options.ts';
import { packWacz } from './pack-wacz.ts';
import { type Disk, placeFile } from './place-file.ts';
import type { WarcEntry } from './warc-entry.ts';
import { writeIndex } from './write-index.ts';
import { writeWarc } from './write-warc.ts';

/** All that a capture is made of, before it lies in the archive. */
export interface CaptureDraft {
  readonly source: CaptureSource;
  /** What was asked for: the URL, or `file:///` and a name. */
  readonly uri: string;
  /** The URI whose record holds the payload. */
  readonly page: string;
  readonly at: UtcInstant;
  readonly payload: Uint8Array;
  readonly declaredType?: string;
  readonly entries: readonly WarcEntry[];
}

/** Writes the draft as a WACZ into the archive. Problems: `disk-full`, `write-failed`. */
export async function archiveCapture(
  draft: CaptureDraft,
  options: Pick<KeepOptions, 'archive' | 'software'>,
  disk?: Disk,
): Promise<Result<Capture>> {
  const payloadSha256 = sha256(draft.payload);
  const id = derivedId('capture', payloadSha256, draft.at, draft.uri);
  const warc = await writeWarc(draft.entries, options.software, draft.at);
  const wacz = packWacz({
    page: { id, url: draft.page, title: titleOf(draft.source) },
    created: draft.at,
    software: options.software,
    warc: warc.bytes,
    index: writeIndex(warc.records),
  });
  const stem = `${draft.at.replace(/[-:.]/g, '')}-${payloadSha256.slice(0, 12)}`;
  const nameOf = (digest: string): string => `${stem}-${digest.slice(0, 12)}.wacz`;
  const placed = await placeFile(options.archive, wacz, nameOf, disk);
  if (!placed.ok) return placed;
  return ok({
    kind: 'capture',
    id,
    source: draft.source,
    capturedAt: draft.at,
    sha256: payloadSha256,
    bytes: draft.payload.length,
    ...(draft.declaredType !== undefined && { declaredType: draft.declaredType }),
    wacz: placed.value.name,
    waczSha256: placed.value.sha256,
  });
}

function titleOf(source: CaptureSource): string {
  return source.kind === 'file' ? source.name : source.final;
}
