import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Capture, Result } from '../model/index.ts';
import { ok } from '../model/index.ts';
import type { Desk } from './desk.ts';
import { type Verified, type VerifyAsk, verifyArchive } from './verify-archive.ts';

/**
 * Verifies the archives of one report, newest first, or with no reference every archive of the home:
 * those the store knows, whether they are still there or not, and those it does not know.
 *
 * @param onVerified told each as it is done; a problem is of that archive alone
 */
export async function verifyKept(
  reference: string | undefined,
  desk: Desk,
  ask: VerifyAsk,
  onVerified: (file: string, verified: Result<Verified>) => Promise<void>,
): Promise<Result<number>> {
  const captures = reference === undefined ? await everyCapture(desk) : await desk.store.captures(reference);
  if (!captures.ok) return captures;
  const known = new Map(captures.value.map((capture) => [capture.wacz, capture]));
  const names = new Set(known.keys());
  if (reference === undefined) for (const name of await archivesIn(desk.keep.archive)) names.add(name);
  for (const name of names) {
    const file = join(desk.keep.archive, name);
    await onVerified(file, await verifyArchive(file, ask, known.get(name)));
  }
  return ok(names.size);
}

async function everyCapture(desk: Desk): Promise<Result<readonly Capture[]>> {
  const reports = await desk.store.reports();
  if (!reports.ok) return reports;
  const all: Capture[] = [];
  for (const { report } of reports.value) {
    const captures = await desk.store.captures(report.id);
    if (!captures.ok) return captures;
    all.push(...captures.value);
  }
  return ok(all);
}

async function archivesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith('.wacz')).sort();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
