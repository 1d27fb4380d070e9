import type { Problem } from '../model/index.ts';
import { problem } from '../model/index.ts';
import type { MadeBackup } from './backup.ts';
import type { BackupManifest, Lost } from './backup-manifest.ts';
import type { Restored } from './restore.ts';

const WORDS: Readonly<Record<Lost, string>> = {
  missing: 'was missing',
  unreadable: 'could not be read',
  damaged: 'was not the file that was kept',
};

/** Tables of the store that a person knows by these words. */
const ROWS: readonly (readonly [table: string, one: string, many: string])[] = [
  ['reports', 'report', 'reports'],
  ['captures', 'capture', 'captures'],
  ['findings', 'finding', 'findings'],
  ['decisions', 'decision', 'decisions'],
  ['watches', 'watch', 'watches'],
  ['accounts', 'account', 'accounts'],
];

/** What a person is told of a backup, a line each. */
export function madeLines({ path, bytes, manifest }: MadeBackup): readonly string[] {
  const { since } = manifest;
  return [
    `${path}  ${size(bytes)}`,
    contentLine(manifest),
    ...(since === undefined ? [] : [`adds to the backup of ${since.madeAt}; to restore it, both are needed`]),
    keyLine(manifest),
  ];
}

export function restoredLines({ manifest, files, bytes, home, migrated }: Restored): readonly string[] {
  const checked = `${files} files, ${size(bytes)}, every hash as the manifest says`;
  return [
    home === undefined ? `whole: ${checked}; nothing was restored` : `${home}  ${checked}`,
    contentLine(manifest),
    ...(migrated === undefined ? [] : [`brought up to date from ${migrated.from} to ${migrated.to}`]),
    keyLine(manifest),
  ];
}

/** What was lost before the backup was made: it is whole, and the home was not. */
export function lostProblems(manifest: BackupManifest, where: string): readonly Problem[] {
  return manifest.lost.map(({ path, why }) =>
    problem('capture-damaged', `${path} ${WORDS[why]} when the backup was made`, { where }),
  );
}

/** The manifest as a record, its files counted. */
export function manifestRecord({ members, ...rest }: BackupManifest): Readonly<Record<string, unknown>> {
  const archives = members.filter(({ path }) => path.startsWith('archive/'));
  const earlier = archives.filter((member) => member.in !== undefined).length;
  return { ...rest, archives: { here: archives.length - earlier, earlier } };
}

function contentLine({ counts, members, software, madeAt }: BackupManifest): string {
  const archives = members.filter(({ path }) => path.startsWith('archive/'));
  const earlier = archives.filter((member) => member.in !== undefined).length;
  const told = ROWS.flatMap(([table, one, many]) => {
    const rows = counts[table];
    return rows === undefined ? [] : [`${rows} ${rows === 1 ? one : many}`];
  });
  const all = `${archives.length} ${archives.length === 1 ? 'archive' : 'archives'}`;
  const elsewhere = earlier === 0 ? '' : ` (${earlier} in the earlier backup)`;
  return `${told.join(', ')}, ${all}${elsewhere}; by ${software}, ${madeAt}`;
}

function keyLine({ hasKey }: BackupManifest): string {
  return hasKey
    ? 'the key that signs copies is in it: whoever has the backup can sign in this desk’s name'
    : 'the key that signs copies is not in it (--with-keys); keep desk-key.pem apart';
}

function size(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
