import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { counted, type DoctorCheck, fine, warning } from './doctor-check.ts';

/** What is younger than this may still be at work, ms. */
const AT_WORK_MS = 15 * 60_000;
const UNFINISHED = /^\.restoring-|^\.reading-.*\.lock$|\.partial$/u;

/** Files that a process which was ended left unfinished; nothing reads them. */
export async function checkLeftovers(home: string, now: number): Promise<DoctorCheck> {
  const [left, busy]: [string[], string[]] = [[], []];
  const folders: readonly (readonly [folder: string, isOne: (name: string) => boolean])[] = [
    ['', (name) => UNFINISHED.test(name)],
    ['archive', (name) => UNFINISHED.test(name)],
    ['incoming', () => true],
  ];
  for (const [folder, isOne] of folders) {
    for (const name of (await readdir(join(home, folder)).catch(() => [])).filter(isOne)) {
      const { mtimeMs } = await stat(join(home, folder, name)).catch(() => ({ mtimeMs: now }));
      (now - mtimeMs > AT_WORK_MS ? left : busy).push(join(folder, name));
    }
  }
  const atWork = busy.length === 0 ? '' : `; ${counted(busy.length, 'file is', 'files are')} being written`;
  if (left.length === 0) return fine('unfinished', `nothing was left unfinished${atWork}`);
  const named = left.slice(0, 5).join(', ');
  return warning(
    'unfinished',
    `${counted(left.length, 'file', 'files')} of processes that were ended: ${named}${left.length > 5 ? ', …' : ''}${atWork}`,
    `Nothing reads them: delete them in ${home} when no howdunit is at work.`,
  );
}
