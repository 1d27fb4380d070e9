import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Result } from '../model/index.ts';
import { failed, ok, utcInstant } from '../model/index.ts';
import type { StoreContent } from '../store/index.ts';
import {
  BACKUP_FORMAT,
  type BackupManifest,
  type BackupMember,
  KEY_PATH,
  MANIFEST_PATH,
  STORE_PATH,
} from './backup-manifest.ts';
import { openBackup } from './backup-open.ts';
import { type BackupPlace, nameBackup, placeFor, unwritten } from './backup-place.ts';
import { type BackupSource, openSource, sourcesIn } from './backup-sources.ts';
import { copyWholeStore } from './backup-store.ts';
import { BackupWriter, SourceFailure } from './backup-writer.ts';

export interface BackupOptions {
  readonly home: string;
  /** e.g. `howdunit/0.1.0`. */
  readonly software: string;
  /** ms since the epoch, UTC. */
  readonly now: () => number;
  /** Put the key that signs in it, too: the backup is then as secret as the key. */
  readonly withKeys?: boolean;
  /** The path of an earlier backup: archives that are in it are named and left out. */
  readonly since?: string;
  /** Told of the hidden folder in which the backup is made, so that a signal can take it away. */
  readonly onPartial?: (folder: string) => void;
  readonly onStage?: (stage: 'store' | 'archives', bytes: number) => void;
}

/** A backup that is whole, under its name and on the disk. */
export interface MadeBackup {
  readonly path: string;
  readonly bytes: number;
  readonly manifest: BackupManifest;
  /** What lies in the archive, is none that howdunit made, and is not in it. */
  readonly leftOut: readonly string[];
}

/**
 * Copies a home into one file while others read and write it: one state of the store, every archive, what was
 * learnt and set. It is written to a hidden folder, forced to the disk, and only then has its name. An archive that
 * is missing or damaged does not stop the rest; the manifest lists it under `lost`, and the caller has to say so.
 *
 * Problems: those of `copyWholeStore`, `openBackup` (of `since`) and `placeFor`, `disk-full`, `write-failed`.
 */
export async function backup(target: string, options: BackupOptions): Promise<Result<MadeBackup>> {
  const madeAt = utcInstant(options.now());
  const earlier = options.since === undefined ? ok(undefined) : await manifestOf(options.since);
  if (!earlier.ok) return earlier;
  const place = await placeFor(target, options.home, madeAt);
  if (!place.ok) return place;
  options.onPartial?.(place.value.partial);
  try {
    return await makeBackup(place.value, madeAt, earlier.value, options);
  } catch (error) {
    return failed(unwritten(error, place.value.path));
  } finally {
    await rm(place.value.partial, { recursive: true, force: true });
  }
}

async function manifestOf(path: string): Promise<Result<BackupManifest>> {
  const earlier = await openBackup(path);
  if (!earlier.ok) return earlier;
  await earlier.value.close();
  return ok(earlier.value.manifest);
}

async function makeBackup(
  place: BackupPlace,
  madeAt: BackupManifest['madeAt'],
  earlier: BackupManifest | undefined,
  options: BackupOptions,
): Promise<Result<MadeBackup>> {
  options.onStage?.('store', 0);
  const copy = join(place.partial, STORE_PATH);
  const content = await copyWholeStore(options.home, place.partial, copy);
  if (!content.ok) return content;
  const sources = await sourcesIn(options.home, content.value.archives, options.withKeys === true);
  if (!sources.ok) return sources;
  const made = join(place.partial, 'backup.zip');
  const file = await open(made, 'wx', 0o600);
  try {
    const writer = new BackupWriter(file);
    const store = await addStore(copy, writer, options);
    const rest = await addAll(sources.value.sources, earlier, writer, options);
    const manifest = manifestFrom(
      [store, ...rest.members],
      rest.lost,
      madeAt,
      content.value,
      earlier,
      options,
    );
    await writer.addBytes(MANIFEST_PATH, Buffer.from(`${JSON.stringify(manifest)}\n`));
    const bytes = await writer.end();
    const named = await nameBackup(made, place);
    return named.ok ? ok({ path: named.value, bytes, manifest, leftOut: sources.value.leftOut }) : named;
  } finally {
    await file.close();
  }
}

/** The copy is gone as soon as it is in the backup, so that only the store itself takes its room twice. */
async function addStore(copy: string, writer: BackupWriter, options: BackupOptions): Promise<BackupMember> {
  const file = await open(copy, 'r');
  try {
    const added = await writer.add(STORE_PATH, file, (bytes) => options.onStage?.('store', bytes));
    return { path: STORE_PATH, ...added };
  } finally {
    await file.close();
    await rm(copy);
  }
}

interface Added {
  readonly members: readonly BackupMember[];
  readonly lost: BackupManifest['lost'];
}

async function addAll(
  sources: readonly BackupSource[],
  earlier: BackupManifest | undefined,
  writer: BackupWriter,
  options: BackupOptions,
): Promise<Added> {
  const before = new Map(earlier?.members.map((member) => [member.path, { in: earlier.id, ...member }]));
  const members: BackupMember[] = [];
  const lost: BackupManifest['lost'][number][] = [];
  for (const source of sources) {
    const { path } = source;
    const known = before.get(path);
    const file = await openSource(options.home, path);
    if (file === undefined && !source.isNeeded) continue;
    if (file === undefined || file === 'unreadable') {
      lost.push({ path, why: file === undefined ? 'missing' : 'unreadable' });
      continue;
    }
    try {
      if (known !== undefined && (await isInEarlier(source, known, file))) {
        members.push({ path, bytes: known.bytes, sha256: known.sha256, in: known.in });
        continue;
      }
      const added = await writer.add(path, file, (bytes) => options.onStage?.('archives', bytes));
      members.push({ path, ...added });
      if (source.sha256 !== undefined && source.sha256 !== added.sha256) lost.push({ path, why: 'damaged' });
    } catch (error) {
      if (!(error instanceof SourceFailure)) throw error;
      lost.push({ path, why: 'unreadable' });
    } finally {
      await file.close();
    }
  }
  return { members, lost };
}

/** An archive is named by its digest and never changes; settings do, and the key is a secret of this backup alone. */
async function isInEarlier(
  { path, sha256 }: BackupSource,
  known: BackupMember,
  file: FileHandle,
): Promise<boolean> {
  if (!path.startsWith('archive/')) return false;
  if (sha256 !== undefined && sha256 !== known.sha256) return false;
  return (await file.stat()).size === known.bytes;
}

function manifestFrom(
  members: readonly BackupMember[],
  lost: BackupManifest['lost'],
  madeAt: BackupManifest['madeAt'],
  content: StoreContent,
  earlier: BackupManifest | undefined,
  options: BackupOptions,
): BackupManifest {
  return {
    kind: 'howdunit-backup',
    format: BACKUP_FORMAT,
    id: randomUUID().replaceAll('-', ''),
    madeAt,
    software: options.software,
    schema: content.schema ?? '',
    hasKey: members.some(({ path }) => path === KEY_PATH),
    ...(earlier !== undefined && { since: { id: earlier.id, madeAt: earlier.madeAt } }),
    counts: content.counts,
    members,
    lost,
  };
}
