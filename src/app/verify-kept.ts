import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Capture, Result } from '../model/index.ts';
import { ok } from '../model/index.ts';
import type { Desk } from './desk.ts';
import { type Verified, type VerifyAsk, verifyArchive } from './verify-archive.ts';

/** An archive file, and what the store knows of it. */
export type KnownArchive =
  | { readonly kind: 'capture'; readonly capture: Capture; readonly title: string }
  /** What a watched address gave instead of the report; the title is that of the report. */
  | { readonly kind: 'evidence'; readonly title: string }
  /** Nothing in the store is of it: what was read then was not stored, or failed. */
  | { readonly kind: 'unclaimed' };

/**
 * Verifies the archives of one report, newest first, or with no reference every archive of the home: those the
 * store knows, what watching kept as evidence among them, whether they are still there or not, and those it does
 * not know.
 *
 * @param onVerified told each as it is done; a problem is of that archive alone
 */
export async function verifyKept(
  reference: string | undefined,
  desk: Desk,
  ask: VerifyAsk,
  onVerified: (file: string, verified: Result<Verified>, known: KnownArchive) => Promise<void>,
): Promise<Result<number>> {
  const archives = reference === undefined ? await everyArchive(desk) : await archivesOf(reference, desk);
  if (!archives.ok) return archives;
  for (const [name, known] of archives.value) {
    const file = join(desk.keep.archive, name);
    const capture = known.kind === 'capture' ? known.capture : undefined;
    await onVerified(file, await verifyArchive(file, ask, capture), known);
  }
  return ok(archives.value.size);
}

type Archives = Map<string, KnownArchive>;

async function archivesOf(reference: string, desk: Desk): Promise<Result<Archives>> {
  const captures = await desk.store.captures(reference);
  if (!captures.ok) return captures;
  return ok(
    new Map(captures.value.map((capture) => [capture.wacz, { kind: 'capture', capture, title: '' }])),
  );
}

async function everyArchive(desk: Desk): Promise<Result<Archives>> {
  const reports = await desk.store.reports();
  if (!reports.ok) return reports;
  const all: Archives = new Map();
  const titles = new Map<string, string>();
  for (const { report } of reports.value) {
    titles.set(report.id, report.title);
    const captures = await desk.store.captures(report.id);
    if (!captures.ok) return captures;
    for (const capture of captures.value)
      all.set(capture.wacz, { kind: 'capture', capture, title: report.title });
  }
  const watches = await desk.store.watches();
  if (!watches.ok) return watches;
  for (const watch of watches.value) {
    const seen = await desk.store.observations(watch.id);
    if (!seen.ok) return seen;
    const title = watch.kind === 'page' ? (titles.get(watch.reportId) ?? watch.url) : watch.title;
    for (const { observation } of seen.value)
      if (observation.evidence !== undefined) all.set(observation.evidence, { kind: 'evidence', title });
  }
  for (const name of await archivesIn(desk.keep.archive))
    if (!all.has(name)) all.set(name, { kind: 'unclaimed' });
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
