import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Sha256 } from '../../model/index.ts';

/** SHA-256 of a whole file; undefined where it cannot be read. */
export async function hashFile(
  path: string,
  onProgress?: (bytes: number) => void,
): Promise<Sha256 | undefined> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      onProgress?.(chunk.length);
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
  return hash.digest('hex') as Sha256;
}
