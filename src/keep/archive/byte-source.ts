import { createHash } from 'node:crypto';
import type { Sha256 } from '../../model/index.ts';

/**
 * Bytes that can be read more than once and whose size and digest are known beforehand, as a WARC
 * header must state both before the block it describes.
 */
export interface ByteSource {
  readonly bytes: number;
  readonly sha256: Sha256;
  /** From the first byte, in pieces of any size. */
  open(): AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** Bytes in memory, one part after the other. */
export function memorySource(...parts: readonly Uint8Array[]): ByteSource {
  const hash = createHash('sha256');
  let bytes = 0;
  for (const part of parts) {
    hash.update(part);
    bytes += part.length;
  }
  return { bytes, sha256: hash.digest('hex') as Sha256, open: () => parts };
}

/** Reads a source once to learn its size and digest; it must give the same bytes every time. */
export async function measuredSource(open: () => AsyncIterable<Uint8Array>): Promise<ByteSource> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of open()) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: hash.digest('hex') as Sha256, open };
}
