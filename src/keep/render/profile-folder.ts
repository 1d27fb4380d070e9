import { rmSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A browser's profile for one page. */
export interface Profile {
  readonly path: string;
  /** Deletes it, patiently: the browser's last processes may still be writing. */
  remove(): Promise<void>;
}

const PREFIX = 'howdunit-render-';
const SIGNALS = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const;
/** No rendering takes so long: what is older was left by a process that was killed. */
const STALE_MS = 60 * 60 * 1000;

/**
 * A new folder for temporary files, of the owner alone, which is deleted at the latest when this process
 * ends by itself or by a signal.
 *
 * @param endBrowser called before it is deleted so
 */
export async function makeProfile(endBrowser: () => void): Promise<Profile> {
  await sweep();
  const path = await mkdtemp(join(tmpdir(), PREFIX));
  const removeNow = (): void => {
    endBrowser();
    try {
      rmSync(path, { recursive: true, force: true, maxRetries: 3 });
    } catch {
      // The next rendering sweeps it away.
    }
  };
  const forget = onEnd(removeNow);
  return {
    path,
    async remove() {
      forget();
      const patiently = { recursive: true, force: true, maxRetries: 10, retryDelay: 100 };
      await rm(path, patiently).catch(() => undefined);
    },
  };
}

function onEnd(tidy: () => void): () => void {
  const listeners = SIGNALS.map((signal) => {
    // Whoever listens already will end the process; with nobody the signal must act as if not caught.
    const isAlone = process.listenerCount(signal) === 0;
    const listener = (): void => {
      tidy();
      if (isAlone) process.kill(process.pid, signal);
    };
    process.once(signal, listener);
    return () => process.off(signal, listener);
  });
  process.once('exit', tidy);
  return () => {
    process.off('exit', tidy);
    for (const forget of listeners) forget();
  };
}

async function sweep(): Promise<void> {
  const names = await readdir(tmpdir()).catch(() => []);
  for (const name of names.filter((each) => each.startsWith(PREFIX))) {
    const path = join(tmpdir(), name);
    const found = await stat(path).catch(() => undefined);
    const isOurs = found?.isDirectory() === true && found.uid === (process.getuid?.() ?? found.uid);
    if (!isOurs || Date.now() - found.mtimeMs < STALE_MS) continue;
    await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}
