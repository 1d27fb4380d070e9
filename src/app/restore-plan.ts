import type { Result } from '../model/index.ts';
import { failed, ok, problem } from '../model/index.ts';
import type { BackupEntry } from './backup-layout.ts';
import type { BackupManifest, BackupMember } from './backup-manifest.ts';
import { type OpenBackup, openBackup } from './backup-open.ts';

/** A file of the home to be, and the bytes it is made of. */
export interface PlannedFile {
  readonly member: BackupMember;
  readonly backup: OpenBackup;
  readonly entry: BackupEntry;
}

export interface RestorePlan {
  readonly manifest: BackupManifest;
  readonly files: readonly PlannedFile[];
  /** Of all files together. */
  readonly bytes: number;
  close(): Promise<void>;
}

/**
 * Finds every file that the first backup names, in it or in the earlier ones that it adds to. Nothing is planned
 * where one is wanting. Problems: those of `openBackup`; `not-found`, which names the earlier backup that is missing.
 */
export async function planRestore(paths: readonly string[]): Promise<Result<RestorePlan>> {
  const opened: OpenBackup[] = [];
  const close = async (): Promise<void> => {
    for (const each of opened) await each.close();
  };
  for (const path of paths) {
    const each = await openBackup(path);
    if (!each.ok) {
      await close();
      return each;
    }
    opened.push(each.value);
  }
  const files = filesOf(opened);
  if (files.ok) {
    const bytes = files.value.reduce((sum, { member }) => sum + member.bytes, 0);
    // There is a first: the command takes at least one.
    return ok({ manifest: (opened[0] as OpenBackup).manifest, files: files.value, bytes, close });
  }
  await close();
  return files;
}

function filesOf(opened: readonly OpenBackup[]): Result<readonly PlannedFile[]> {
  const [newest] = opened;
  if (newest === undefined) return failed(problem('bad-usage', 'no backup was named'));
  const byId = new Map(opened.map((each) => [each.manifest.id, each]));
  const digests = new Map(
    opened.map((each) => [
      each,
      new Map(each.manifest.members.map((member) => [member.path, member.sha256])),
    ]),
  );
  const files: PlannedFile[] = [];
  for (const member of newest.manifest.members) {
    const backup = byId.get(member.in ?? newest.manifest.id);
    if (backup === undefined) return failed(lacking(newest, member));
    const entry = backup.entries.get(member.path);
    const theirs = digests.get(backup)?.get(member.path);
    if (entry === undefined || theirs !== member.sha256 || entry.bytes !== member.bytes) {
      const message = `${member.path} is not in it, although the later backup says so`;
      return failed(problem('store-damaged', message, { where: backup.path }));
    }
    files.push({ member, backup, entry });
  }
  return ok(files);
}

function lacking({ path, manifest }: OpenBackup, member: BackupMember): ReturnType<typeof problem> {
  const isSince = manifest.since?.id === member.in;
  const which = isSince ? `the one of ${manifest.since?.madeAt}` : `${member.in}`;
  return problem('not-found', `it adds to an earlier backup, which was not given: ${which}`, {
    where: path,
    hint: 'Name the earlier backups behind it: howdunit restore <backup> <earlier…>.',
  });
}
