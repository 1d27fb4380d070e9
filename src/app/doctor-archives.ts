import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { hashFile } from '../keep/index.ts';
import type { NamedArchive } from '../store/index.ts';
import { isMemberPath } from './backup-manifest.ts';
import { counted, type DoctorCheck, fine, wrong } from './doctor-check.ts';
import { verifyArchive } from './verify-archive.ts';

export interface ArchivesAsk {
  readonly home: string;
  /** Read every byte of every archive. */
  readonly deep: boolean;
  readonly onProgress?: (bytes: number) => void;
}

/** What the store names is there; with `deep` every archive, named or not, is what was kept, and verifies. */
export async function checkArchives(named: readonly NamedArchive[], ask: ArchivesAsk): Promise<DoctorCheck> {
  const known = new Set(named.map(({ name }) => name));
  const folder = join(ask.home, 'archive');
  const there = await readdir(folder).catch(() => []);
  const unclaimed = there.filter((name) => name.endsWith('.wacz') && !known.has(name));
  const faults: string[] = [];
  for (const archive of [...named, ...unclaimed.map((name) => ({ name }))]) {
    const why = await whyNot(archive, ask);
    if (why !== undefined) faults.push(`${archive.name}: ${why}`);
  }
  const all = known.size + unclaimed.length;
  const loose = unclaimed.length === 0 ? '' : `; ${unclaimed.length} of no report`;
  const [first] = faults;
  if (first === undefined) {
    const how = ask.deep ? 'read and verified' : 'there, and not read: --deep reads them';
    return fine('archives', `${counted(all, 'archive')} ${how}${loose}`);
  }
  const rest = faults.length === 1 ? '' : ` (and ${faults.length - 1} more)`;
  const message = `${faults.length} of ${counted(all, 'archive')} not as kept: ${first}${rest}${loose}`;
  return wrong(
    'archives',
    'capture-damaged',
    message,
    'Bring them back from a backup; howdunit verify --all names each.',
  );
}

async function whyNot({ name, sha256 }: NamedArchive, ask: ArchivesAsk): Promise<string | undefined> {
  if (!isMemberPath(`archive/${name}`)) return 'no name of an archive';
  const path = join(ask.home, 'archive', name);
  try {
    const found = await stat(path);
    if (!found.isFile() || found.size === 0) return 'empty, or no file';
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return error.code === 'ENOENT' ? 'missing' : `not readable (${String(error.code)})`;
  }
  if (!ask.deep) return undefined;
  if (sha256 !== undefined && (await hashFile(path)) !== sha256) return 'not the file that was kept';
  const verified = await verifyArchive(path, {
    home: ask.home,
    ...(ask.onProgress && { onProgress: ask.onProgress }),
  });
  if (!verified.ok) return verified.problem.message;
  return verified.value.checks.find(({ state }) => state === 'broken')?.message;
}
