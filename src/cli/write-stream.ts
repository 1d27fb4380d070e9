import { open, rename, rm } from 'node:fs/promises';
import type { Result } from '../model/index.ts';
import { failed, problem } from '../model/index.ts';
import { beforeSignal } from './before-signal.ts';
import { print } from './terminal.ts';

/**
 * Writes a text piece by piece to standard output, or to a file that is whole or not there; each piece waits until
 * the one before it is taken.
 */
export async function writeStream<T>(
  path: string | undefined,
  work: (write: (piece: string) => Promise<void>) => Promise<Result<T>>,
): Promise<Result<T>> {
  if (path === undefined) return work(print);
  const partial = `${path}.${process.pid}.partial`;
  const written = beforeSignal(() => rm(partial, { force: true }));
  try {
    const file = await open(partial, 'wx', 0o600);
    const done = await work((piece) => file.writeFile(piece)).finally(() => file.close());
    if (done.ok) await rename(partial, path);
    return done;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return failed(problem('write-failed', error.message, { where: path }));
  } finally {
    await rm(partial, { force: true });
    written();
  }
}
