import { closeSync, openSync } from 'node:fs';
import type { Gatherer } from './gatherer.ts';
import { bytesAt } from './index-file.ts';

/** Bytes of a log that have a checksum each; the last have what there was of them. */
export const PART: number = 256 * 1024;

/**
 * How many bytes of a log, from its first on, are what they were: all of them are read and compared part by part.
 *
 * @param size the log's, when the checksums were made
 */
export function unchangedBytes(file: string, size: number, sums: readonly bigint[], by: Gatherer): number {
  const descriptor = openSync(file, 'r');
  try {
    for (const [number, sum] of sums.entries()) {
      const at = number * PART;
      const length = Math.min(PART, size - at);
      const read = bytesAt(descriptor, at, length, by.input.subarray(0, length));
      if (read.length < length || by.sum(0, length) !== sum) return at;
    }
    return size;
  } finally {
    closeSync(descriptor);
  }
}
