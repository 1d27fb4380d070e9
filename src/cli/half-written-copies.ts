import { readdirSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { beforeSignal } from './before-signal.ts';

const POLL_MS = 10;
/** A disk that takes longer is stuck; a half-written copy is then left, which nothing reads. */
const PATIENCE_MS = 5_000;

/**
 * From here on a signal waits until the copy that is being written into the archive is whole. It cannot be
 * deleted instead, since one that another process writes looks the same.
 *
 * @returns to be called when no more copies will be written; may be called twice
 */
export function waitForCopies(archive: string): () => void {
  const before = new Set(halfWritten(archive));
  return beforeSignal(async () => {
    for (let waited = 0; waited < PATIENCE_MS; waited += POLL_MS) {
      if (halfWritten(archive).every((name) => before.has(name))) return;
      await setTimeout(POLL_MS);
    }
  });
}

function halfWritten(archive: string): string[] {
  try {
    return readdirSync(archive).filter((name) => /^\.keep-.*\.partial$/u.test(name));
  } catch {
    // Nothing was ever kept here, or nothing can be seen of it.
    return [];
  }
}
