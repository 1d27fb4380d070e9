import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { hashFile, readWaczSeal, takeUpFile } from '../keep/index.ts';
import type { Capture, Result } from '../model/index.ts';
import { ok, sha256 } from '../model/index.ts';
import type { Desk } from './desk.ts';

/**
 * The capture of these bytes as a file of this name, where its copy lies in the archive as it was kept: they need
 * not be kept again. It is one that the store knows, or one that was kept and never stored. Undefined where there
 * is none, where its copy was damaged since, and where an outside authority is to sign the time and has not.
 */
export async function keptBefore(
  bytes: Uint8Array,
  path: string,
  desk: Desk,
): Promise<Result<Capture | undefined>> {
  // As it was written down: what is no UTF-8 in a name was replaced.
  const name = Buffer.from(basename(path)).toString();
  const known = await desk.store.captureOfFile(sha256(bytes), name);
  if (!known.ok) return known;
  const capture = known.value ?? (await neverStored(bytes, name, desk));
  if (capture === undefined) return ok(undefined);
  const copy = join(desk.keep.archive, capture.wacz);
  if ((await hashFile(copy)) !== capture.waczSha256) return ok(undefined);
  if (desk.keep.timestampUrl === undefined) return ok(capture);
  const seal = await readWaczSeal(copy);
  return ok(seal.state === 'signed' && seal.isTimestamped ? capture : undefined);
}

/** Copies are called `<instant>-<payload’s digest>-<archive’s digest>.wacz`, the digests cut to 12 digits. */
async function neverStored(bytes: Uint8Array, name: string, desk: Desk): Promise<Capture | undefined> {
  const payload = `-${sha256(bytes).slice(0, 12)}-`;
  const names = await readdir(desk.keep.archive).catch(() => []);
  for (const wacz of names.filter((each) => each.endsWith('.wacz') && each.includes(payload)).sort()) {
    const capture = await takeUpFile(desk.keep.archive, wacz, bytes, name);
    if (capture?.waczSha256.startsWith(digestIn(wacz)) === true) return capture;
  }
  return undefined;
}

/** What the archive is said to be; what its name does not say it is compared with is no copy of ours. */
function digestIn(wacz: string): string {
  return /-([\da-f]{12})\.wacz$/u.exec(wacz)?.[1] ?? 'none';
}
