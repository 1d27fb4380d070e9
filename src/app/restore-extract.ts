import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Problem } from '../model/index.ts';
import { problem } from '../model/index.ts';
import { STORE_PATH } from './backup-manifest.ts';
import type { PlannedFile, RestorePlan } from './restore-plan.ts';

const PIECE = 256 * 1024;

/**
 * Reads every file of a plan to its end and compares its bytes with the manifest; where a folder is given, writes
 * them into it, each forced to the disk. Undefined when all are what they should be, else the first that is not:
 * `capture-damaged` for an archive, `store-damaged` for the rest.
 *
 * @throws the disk's own error where a file cannot be written
 */
export async function readThrough(
  plan: RestorePlan,
  folder: string | undefined,
  onBytes: (bytes: number) => void,
): Promise<Problem | undefined> {
  const buffer = Buffer.allocUnsafe(PIECE);
  for (const file of plan.files) {
    const target = folder === undefined ? undefined : await made(join(folder, file.member.path));
    try {
      const why = await copied(file, target, buffer, onBytes);
      if (why !== undefined) return damaged(file, why);
      await target?.sync();
    } finally {
      await target?.close();
    }
  }
  return undefined;
}

/** Only names of the list in backup-manifest.ts come here: no deeper than one folder, and none leads out. */
async function made(path: string): Promise<FileHandle> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  return open(path, 'wx', 0o600);
}

async function copied(
  { member, backup, entry }: PlannedFile,
  target: FileHandle | undefined,
  buffer: Buffer,
  onBytes: (bytes: number) => void,
): Promise<string | undefined> {
  const hash = createHash('sha256');
  let [at, sum] = [0, 0];
  while (at < entry.bytes) {
    const read = await backup.read(entry, at, buffer).catch(() => -1);
    if (read < 0) return 'the disk did not give it back';
    if (read === 0) return 'it is cut';
    const piece = buffer.subarray(0, read);
    hash.update(piece);
    sum = crc32(piece, sum);
    await target?.writeFile(piece);
    at += read;
    onBytes(read);
  }
  if (sum !== entry.crc32) return 'its CRC-32 is another than the backup says';
  return hash.digest('hex') === member.sha256 ? undefined : 'its SHA-256 is another than the manifest says';
}

function damaged({ member, backup }: PlannedFile, why: string): Problem {
  const code = member.path === STORE_PATH ? 'store-damaged' : 'capture-damaged';
  return problem(code, `${member.path} is damaged: ${why}`, {
    where: backup.path,
    hint: 'Nothing was restored.',
  });
}
