import { constants } from 'node:fs';
import { access, readdir, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readDeskKey } from '../keep/index.ts';
import { counted, type DoctorCheck, fine, warning, wrong, wrongAs } from './doctor-check.ts';

const OTHERS = 0o077;
/** Bytes free below which the next report may not fit, and below which the next backup may not. */
const HARDLY_ANY = 100_000_000;
const LITTLE = 1_000_000_000;

/** The folder itself, and what lies in it open to others. */
export async function checkHome(home: string): Promise<DoctorCheck> {
  const folder = await stat(home);
  if (!folder.isDirectory()) return wrong('home', 'write-failed', `${home} is no folder`);
  const mayWrite = await access(home, constants.R_OK | constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
  if (!mayWrite) return wrong('home', 'permission-denied', `this user may not read and write ${home}`);
  // Windows has no such bits: every file there looks open to all.
  if (process.platform === 'win32' || (folder.mode & OTHERS) === 0) return fine('home', home);
  const open = await openToOthers(home);
  const files = open.length === 0 ? '' : `, and with it ${open.join(', ')}`;
  return warning('home', `others may look into ${home}${files}`, `chmod 700 ${home}`);
}

async function openToOthers(home: string): Promise<readonly string[]> {
  const open: string[] = [];
  for (const name of await readdir(home)) {
    const { mode } = await stat(join(home, name)).catch(() => ({ mode: 0 }));
    if ((mode & OTHERS) !== 0) open.push(name);
  }
  return open.slice(0, 5);
}

/** @param captures how many copies there are, which had to be signed by something */
export async function checkKey(home: string, captures: number): Promise<DoctorCheck> {
  const key = await readDeskKey(home);
  if (!key.ok) return wrongAs('key', key.problem);
  if (key.value !== undefined)
    return fine('key', `for its owner alone; SHA-256 of the public key ${key.value.fingerprint}`);
  if (captures === 0) return fine('key', 'none yet: the first copy makes it');
  return warning(
    'key',
    `there is none, and ${counted(captures, 'copy', 'copies')} from before`,
    'Put desk-key.pem back; without it the next copy is signed by a new one, and those are another desk’s.',
  );
}

export async function checkDisk(home: string): Promise<DoctorCheck> {
  const { bavail, bsize } = await statfs(await lowestThere(home));
  const free = bavail * bsize;
  const { size } = await stat(join(home, 'howdunit.db')).catch(() => ({ size: 0 }));
  const said = `${(free / 1_000_000_000).toFixed(1)} GB free`;
  if (free < HARDLY_ANY) return wrong('disk', 'disk-full', said, 'Make room: the next report may not fit.');
  if (free < LITTLE || free < size)
    return warning('disk', said, 'Make room: bringing the store up to date takes as much as the store.');
  return fine('disk', said);
}

async function lowestThere(path: string): Promise<string> {
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  return isThere || dirname(path) === path ? path : lowestThere(dirname(path));
}

/** A desk without a clock dates what it keeps wrongly; what was kept is the only other clock there is offline. */
export function checkClock(now: number, latest: string | undefined, released: number): DoctorCheck {
  const said = new Date(now).toISOString();
  if (now < released)
    return warning(
      'clock',
      `${said} is before this version was made`,
      'Set the clock: copies bear its time.',
    );
  if (latest !== undefined && Date.parse(latest) > now + 60_000)
    return warning(
      'clock',
      `${said} is before the newest copy was made (${latest})`,
      'Set the clock: copies bear its time.',
    );
  return fine('clock', `${said}, after all that was kept; no outside clock was asked`);
}
