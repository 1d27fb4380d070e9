import {
  type Capture,
  type CaptureSource,
  derivedId,
  ok,
  type Rendering,
  type Result,
  type UtcInstant,
} from '../../model/index.ts';
import type { KeepOptions } from '../options.ts';
import { sealer } from '../sign/seal.ts';
import type { SealOptions } from '../sign/signer.ts';
import type { ByteSource } from './byte-source.ts';
import { packWacz } from './pack-wacz.ts';
import { type Disk, placeFile } from './place-file.ts';
import type { WarcEntry } from './warc-entry.ts';

/** All that a capture is made of, before it lies in the archive. */
export interface CaptureDraft {
  readonly source: CaptureSource;
  /** What was asked for: the URL, or `file:///` and a name. */
  readonly uri: string;
  /** The URI whose record holds the payload. */
  readonly page: string;
  readonly at: UtcInstant;
  readonly payload: Pick<ByteSource, 'bytes' | 'sha256'>;
  readonly declaredType?: string;
  /** Its words, if it is a page. */
  readonly words?: string;
  readonly rendering?: Rendering;
  readonly entries: readonly WarcEntry[];
}

/**
 * Writes the draft as a WACZ into the archive, signed where there is a key. Problems: `key-refused`,
 * `disk-full`, `write-failed`.
 */
export async function archiveCapture(
  draft: CaptureDraft,
  options: Pick<KeepOptions, 'archive' | 'software'> & SealOptions,
  disk?: Disk,
): Promise<Result<Capture>> {
  const { sha256, bytes } = draft.payload;
  const id = derivedId('capture', sha256, draft.at, draft.uri);
  const seal = await sealer(options, { created: draft.at, software: options.software });
  if (!seal.ok) return seal;
  const content = {
    page: {
      id,
      url: draft.page,
      title: titleOf(draft.source),
      ...(draft.words !== undefined && { text: draft.words }),
    },
    created: draft.at,
    software: options.software,
    entries: draft.entries,
  };
  const wacz = packWacz(content, options.archive, seal.value, disk);
  const stem = `${draft.at.replace(/[-:.]/g, '')}-${sha256.slice(0, 12)}`;
  const nameOf = (digest: string): string => `${stem}-${digest.slice(0, 12)}.wacz`;
  const placed = await placeFile(options.archive, wacz, nameOf, disk);
  if (!placed.ok) return placed;
  return ok({
    kind: 'capture',
    id,
    source: draft.source,
    capturedAt: draft.at,
    sha256,
    bytes,
    ...(draft.declaredType !== undefined && { declaredType: draft.declaredType }),
    ...(draft.rendering && { rendering: draft.rendering }),
    wacz: placed.value.name,
    waczSha256: placed.value.sha256,
  });
}

function titleOf(source: CaptureSource): string {
  return source.kind === 'file' ? source.name : source.final;
}
