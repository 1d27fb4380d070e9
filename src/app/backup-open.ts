import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import type { Problem, Result } from '../model/index.ts';
import { failed, ok, problem } from '../model/index.ts';
import {
  type BackupEntry,
  CENTRAL_BYTES,
  CENTRAL_NAME_LENGTH_AT,
  centralHeader,
  END_BYTES,
  endRecords,
  LOCAL_BYTES,
  localHeader,
} from './backup-layout.ts';
import {
  type BackupManifest,
  isMemberPath,
  MANIFEST_PATH,
  MOST_MANIFEST_BYTES,
  parseManifest,
} from './backup-manifest.ts';

/** Bytes of a directory: some hundred thousand files. */
const MOST_DIRECTORY_BYTES = 64 * 1024 * 1024;
// A pipe without a writer would block the open for ever.
const FLAGS = constants.O_RDONLY | constants.O_NONBLOCK;

/** A backup whose every header is what it must be; the bytes of its files are not looked at yet. */
export interface OpenBackup {
  readonly path: string;
  readonly manifest: BackupManifest;
  /** Bytes of the whole file. */
  readonly bytes: number;
  readonly entries: ReadonlyMap<string, BackupEntry>;
  /** Reads a piece of a file of it into the buffer; how many bytes came. @throws the disk's own error */
  read(entry: BackupEntry, at: number, buffer: Buffer): Promise<number>;
  close(): Promise<void>;
}

/**
 * Opens a backup. Whatever `backup` would not have written is refused here, before anything of it is believed:
 * another name, another method, a hole, a turned bit. Problems: `not-found`, `permission-denied`, `is-directory`,
 * `store-damaged`.
 */
export async function openBackup(path: string): Promise<Result<OpenBackup>> {
  let file: FileHandle;
  try {
    file = await open(path, FLAGS);
  } catch (error) {
    return failed(unopened(error, path));
  }
  try {
    const stat = await file.stat();
    if (stat.isDirectory()) throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
    if (!stat.isFile()) throw new Refusal('it is not a regular file');
    const entries = await entriesOf(file, stat.size);
    const manifest = await manifestOf(file, entries, path);
    if (manifest.ok) return ok(openedBackup(path, file, stat.size, manifest.value, entries));
    await file.close();
    return manifest;
  } catch (error) {
    await file.close();
    if (error instanceof Refusal) return failed(damaged(error.message, path));
    return failed(unopened(error, path));
  }
}

class Refusal extends Error {}

/** @throws Refusal */
async function entriesOf(file: FileHandle, size: number): Promise<ReadonlyMap<string, BackupEntry>> {
  if (size < END_BYTES) throw new Refusal('it is too short to be one');
  const end = await bytesAt(file, size - END_BYTES, END_BYTES);
  if (end.readUInt32LE(0) !== 0x06064b50)
    throw new Refusal('its end is missing: it is cut, or no backup of howdunit');
  const [count, length, at] = [24, 40, 48].map((field) => Number(end.readBigUInt64LE(field))) as [
    number,
    number,
    number,
  ];
  if (length > MOST_DIRECTORY_BYTES) throw new Refusal('its directory is too long');
  if (at + length + END_BYTES !== size || !end.equals(endRecords(count, at, length)))
    throw new Refusal('its end does not fit what is before it: it is cut or changed');
  const directory = await bytesAt(file, at, length);
  const entries = new Map<string, BackupEntry>();
  const seen = new Set<string>();
  let [next, dataEnd] = [0, 0];
  while (next < length) {
    const entry = entryAt(directory, next);
    next += CENTRAL_BYTES + entry.path.length;
    if (entry.offset !== dataEnd) throw new Refusal(`${entry.path} is not where the file before it ends`);
    const header = localHeader(entry);
    if (!(await bytesAt(file, entry.offset, header.length)).equals(header))
      throw new Refusal(`${entry.path} has another header than the directory says`);
    dataEnd = dataStart(entry) + entry.bytes;
    if (seen.has(entry.path.toLowerCase())) throw new Refusal(`${entry.path} is in it twice`);
    seen.add(entry.path.toLowerCase());
    entries.set(entry.path, entry);
  }
  if (dataEnd !== at || entries.size !== count)
    throw new Refusal('its directory does not list what it holds');
  return entries;
}

/** @throws Refusal where it is not, to the bit, what `backup` writes */
function entryAt(directory: Buffer, at: number): BackupEntry {
  if (at + CENTRAL_BYTES > directory.length) throw new Refusal('its directory is cut');
  const nameLength = directory.readUInt16LE(at + CENTRAL_NAME_LENGTH_AT);
  const header = directory.subarray(at, at + CENTRAL_BYTES + nameLength);
  if (header.length < CENTRAL_BYTES + nameLength) throw new Refusal('its directory is cut');
  const path = header.subarray(46, 46 + nameLength).toString('latin1');
  if (path !== MANIFEST_PATH && !isMemberPath(path))
    throw new Refusal(`it holds a file that no backup has: ${JSON.stringify(path.slice(0, 100))}`);
  const wide = 46 + nameLength + 4;
  const [bytes, offset] = [wide, wide + 16].map((field) => Number(header.readBigUInt64LE(field))) as [
    number,
    number,
  ];
  const entry = { path, bytes, offset, crc32: header.readUInt32LE(16) };
  const isSafe = Number.isSafeInteger(bytes) && Number.isSafeInteger(offset);
  if (!isSafe || !centralHeader(entry).equals(header))
    throw new Refusal(`the directory says of ${path} what no backup says`);
  return entry;
}

async function manifestOf(
  file: FileHandle,
  entries: ReadonlyMap<string, BackupEntry>,
  path: string,
): Promise<Result<BackupManifest>> {
  const entry = entries.get(MANIFEST_PATH);
  if (entry === undefined) throw new Refusal('it has no manifest');
  if (entry.bytes > MOST_MANIFEST_BYTES) throw new Refusal('its manifest is too long');
  const bytes = await bytesAt(file, dataStart(entry), entry.bytes);
  if (crc32(bytes) !== entry.crc32) throw new Refusal('its manifest was changed');
  const manifest = parseManifest(bytes.toString('utf8'), path);
  if (!manifest.ok) return manifest;
  const here = manifest.value.members.filter((member) => member.in === undefined);
  const odd = here.find((member) => entries.get(member.path)?.bytes !== member.bytes);
  if (odd !== undefined) throw new Refusal(`${odd.path} is not in it as its manifest says`);
  if (here.length + 1 !== entries.size) throw new Refusal('it holds a file that its manifest does not name');
  return manifest;
}

function openedBackup(
  path: string,
  file: FileHandle,
  bytes: number,
  manifest: BackupManifest,
  entries: ReadonlyMap<string, BackupEntry>,
): OpenBackup {
  return {
    path,
    manifest,
    bytes,
    entries,
    async read(entry, at, buffer) {
      const most = Math.min(buffer.length, entry.bytes - at);
      return (await file.read(buffer, 0, most, dataStart(entry) + at)).bytesRead;
    },
    close: () => file.close(),
  };
}

function dataStart({ offset, path }: BackupEntry): number {
  return offset + LOCAL_BYTES + path.length;
}

/** @throws Refusal where the file ends before */
async function bytesAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  for (let done = 0; done < length; ) {
    const { bytesRead } = await file.read(buffer, done, length - done, at + done);
    if (bytesRead === 0) throw new Refusal('it ends in the middle of a file');
    done += bytesRead;
  }
  return buffer;
}

function damaged(why: string, where: string): Problem {
  return problem('store-damaged', `this is no whole backup: ${why}`, {
    where,
    hint: 'Nothing was restored from it.',
  });
}

function unopened(error: unknown, where: string): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === '') throw error;
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return problem('not-found', 'there is no such backup', { where });
  if (code === 'EISDIR') return problem('is-directory', 'this is a folder, not a backup', { where });
  if (code === 'EACCES' || code === 'EPERM')
    return problem('permission-denied', 'the backup may not be read by this user', { where });
  return problem('store-damaged', `the backup could not be read (${code})`, { where });
}
