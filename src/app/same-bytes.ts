import { open, readFile, stat, unlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sha256 } from '../model/index.ts';

/** Between two looks whether the other is done, ms. */
const POLL_MS = 50;
/** A process that holds on for longer, ms, is not waited for: then there may be two copies, and nothing is lost. */
const PATIENCE_MS = 10 * 60 * 1_000;

/** What names the same source with the same bytes, for a file name. */
export function sameBytesKey(bytes: Uint8Array, path: string): string {
  return `${sha256(bytes).slice(0, 16)}-${sha256(Buffer.from(basename(path))).slice(0, 8)}`;
}

/**
 * Does the work while no other process does it for the same key in this home, so that the second finds in the store
 * what the first put there. Where no such file can be made the work is done all the same.
 *
 * @param key of letters, digits and hyphens
 */
export async function whileAlone<T>(home: string, key: string, work: () => Promise<T>): Promise<T> {
  const path = join(home, `.reading-${key}.lock`);
  const isHeld = await hold(path);
  try {
    return await work();
  } finally {
    if (isHeld) await unlink(path).catch(() => undefined);
  }
}

/** Whether the file was made, and so is ours to take away. */
async function hold(path: string): Promise<boolean> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; ) {
    const made = await make(path);
    if (made !== 'taken') return made === 'made';
    if (await isLeftBehind(path)) await unlink(path).catch(() => undefined);
    else await sleep(POLL_MS);
  }
  return false;
}

async function make(path: string): Promise<'made' | 'taken' | 'impossible'> {
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(`${process.pid}\n`);
    } finally {
      await file.close();
    }
    return 'made';
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EEXIST' ? 'taken' : 'impossible';
  }
}

/** Whoever made it is dead, or it is older than anybody is waited for. */
async function isLeftBehind(path: string): Promise<boolean> {
  try {
    const { mtimeMs } = await stat(path);
    const age = Date.now() - mtimeMs;
    const pid = Number.parseInt(await readFile(path, 'utf8'), 10);
    // Just made, and not written yet.
    if (Number.isNaN(pid)) return age > 5_000;
    return age > PATIENCE_MS || !isAlive(pid);
  } catch {
    // It is gone: try again.
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is there and another user's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
