import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem, Result } from '../model/index.ts';
import { failed, ok, problem } from '../model/index.ts';
import { examineStore, openStore, type StoreExamination } from '../store/index.ts';
import type { BackupManifest } from './backup-manifest.ts';
import { unwritten } from './backup-place.ts';
import { whyNotWhole } from './backup-store.ts';
import { readThrough } from './restore-extract.ts';
import { flush, moveIn, placeToRestore, type RestorePlace } from './restore-place.ts';
import { planRestore, type RestorePlan } from './restore-plan.ts';

export interface RestoreOptions {
  /** Where the home is to be: a folder that is empty or not there. Without it everything is checked and nothing made. */
  readonly home?: string;
  /** Told of the hidden folder in which the home is made, so that a signal can take it away. */
  readonly onPartial?: (folder: string) => void;
  readonly onStage?: (stage: 'files' | 'store', bytes: number, all: number) => void;
}

/** What was read from a backup to the last byte, and where it now is. */
export interface Restored {
  readonly manifest: BackupManifest;
  readonly bytes: number;
  readonly files: number;
  /** Absent where the backup was only checked. */
  readonly home?: string;
  /** What the store came from and is now, where this version brought it up to date. */
  readonly migrated?: { readonly from: string; readonly to: string };
}

/**
 * Makes a home of a backup, or of the newest and those that it adds to. Nothing is done before every header, name
 * and size is right, and nothing is called a home before every byte has the hash that the manifest gives, SQLite
 * finds nothing wrong with the store, and every archive that the store names is there as it was kept, or listed as
 * lost when the backup was made. What a process that dies leaves is a hidden folder.
 *
 * Problems: those of `planRestore` and `placeToRestore`; `capture-damaged`, `store-damaged`, also for a store that a
 * newer version wrote; `disk-full`, `write-failed`.
 */
export async function restore(paths: readonly string[], options: RestoreOptions): Promise<Result<Restored>> {
  const plan = await planRestore(paths);
  if (!plan.ok) return plan;
  try {
    if (options.home === undefined) return await check(plan.value, options);
    const place = await placeToRestore(options.home, plan.value.bytes);
    if (!place.ok) return place;
    options.onPartial?.(place.value.partial);
    try {
      return await makeHome(plan.value, place.value, options);
    } catch (error) {
      return failed(unwritten(error, place.value.home));
    } finally {
      await rm(place.value.partial, { recursive: true, force: true });
    }
  } finally {
    await plan.value.close();
  }
}

async function check(plan: RestorePlan, options: RestoreOptions): Promise<Result<Restored>> {
  const broken = await readThrough(plan, undefined, (bytes) => options.onStage?.('files', bytes, plan.bytes));
  return broken === undefined ? ok(restoredFrom(plan)) : failed(broken);
}

async function makeHome(
  plan: RestorePlan,
  place: RestorePlace,
  options: RestoreOptions,
): Promise<Result<Restored>> {
  const broken = await readThrough(plan, place.partial, (bytes) =>
    options.onStage?.('files', bytes, plan.bytes),
  );
  if (broken !== undefined) return failed(broken);
  options.onStage?.('store', 0, plan.bytes);
  const before = await wholeStore(place.partial, plan);
  if (!before.ok) return before;
  const after = before.value.isOlder ? await upToDate(place.partial, plan) : before;
  if (!after.ok) return after;
  await flushAll(place.partial, plan);
  const home = await moveIn(place);
  if (!home.ok) return home;
  const [from, to] = [before.value.schema ?? '', after.value.schema ?? ''];
  return ok({ ...restoredFrom(plan), home: home.value, ...(from !== to && { migrated: { from, to } }) });
}

function restoredFrom({ manifest, bytes, files }: RestorePlan): Restored {
  return { manifest, bytes, files: files.length };
}

/** The store as it lies there, and whether it and the archives beside it are one home. */
async function wholeStore(folder: string, plan: RestorePlan): Promise<Result<StoreExamination>> {
  const found = await examineStore(folder);
  if (!found.ok) return failed(elsewhere(found.problem, plan));
  const { archives } = found.value;
  const there = new Map(plan.files.map(({ member }) => [member.path, member.sha256]));
  const lost = new Set(plan.manifest.lost.map(({ path }) => path));
  const wanting = archives.find(({ name, sha256 }) => {
    const path = `archive/${name}`;
    const digest = there.get(path);
    return !lost.has(path) && (digest === undefined || (sha256 !== undefined && digest !== sha256));
  });
  const why =
    whyNotWhole(found.value) ??
    (wanting === undefined
      ? undefined
      : `it names archive/${wanting.name}, which is not in the backup as it was kept`);
  if (why === undefined) return found;
  return failed(elsewhere(problem('store-damaged', `the store in the backup is not whole: ${why}`), plan));
}

/** The hidden folder is about to be gone: what counts is the backup. */
function elsewhere({ code, message }: Problem, plan: RestorePlan): Problem {
  const where = plan.files[0]?.backup.path;
  return problem(code, message, { ...(where !== undefined && { where }), hint: 'Nothing was restored.' });
}

/** Opening it is what migrates it, and what did so has to be whole as well. */
async function upToDate(folder: string, plan: RestorePlan): Promise<Result<StoreExamination>> {
  try {
    const opened = await openStore(folder);
    if (!opened.ok) return failed(elsewhere(opened.problem, plan));
    await opened.value.close();
  } catch (error) {
    // Its tables are not those that its version made.
    if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_'))) throw error;
    const message = `the store in the backup could not be brought up to date: ${error.message}`;
    return failed(elsewhere(problem('store-damaged', message), plan));
  }
  return wholeStore(folder, plan);
}

async function flushAll(folder: string, plan: RestorePlan): Promise<void> {
  if (plan.files.some(({ member }) => member.path.startsWith('archive/')))
    await flush(join(folder, 'archive'));
  await flush(folder);
}
