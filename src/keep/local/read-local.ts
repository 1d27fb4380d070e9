import { constants } from 'node:fs';
import { type FileHandle, open as openFile } from 'node:fs/promises';
import { failed, ok, type Problem, problem, type Result } from '../../model/index.ts';

/** Opens for reading; replaced in tests, where the caller may be allowed to read everything. */
export type OpenForReading = (path: string, flags: number) => Promise<FileHandle>;

// A FIFO without a writer would block the open for ever; a terminal must not become ours.
const FLAGS = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY;

/**
 * The bytes of a regular file, at most `maxBytes` of them. Problems: `not-found`, `is-directory`,
 * `permission-denied`, `bad-usage` (a pipe, socket or device), `empty-source`, `too-large`,
 * `damaged` (the disk could not give the bytes back).
 */
export async function readLocal(
  path: string,
  maxBytes: number,
  open: OpenForReading = openFile,
): Promise<Result<Uint8Array>> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, FLAGS);
    const refusal = await refuse(file, path, maxBytes);
    return refusal === undefined ? await readAll(file, path, maxBytes) : failed(refusal);
  } catch (error) {
    return failed(problemOf(error, path));
  } finally {
    await file?.close();
  }
}

async function refuse(file: FileHandle, path: string, maxBytes: number): Promise<Problem | undefined> {
  const stat = await file.stat();
  if (stat.isDirectory())
    return problem('is-directory', `${path} is a folder, not a report`, { where: path });
  if (!stat.isFile()) {
    return problem('bad-usage', `${path} is not a regular file`, {
      where: path,
      hint: 'Pipe its content to standard input and read "-".',
    });
  }
  return stat.size > maxBytes ? tooLarge(path, maxBytes) : undefined;
}

// Reads to the end instead of trusting the size: a file may grow meanwhile, and /proc says 0.
async function readAll(file: FileHandle, path: string, maxBytes: number): Promise<Result<Uint8Array>> {
  const { size } = await file.stat();
  let bytes = Buffer.allocUnsafe(Math.min(size, maxBytes) + 1);
  let total = 0;
  for (;;) {
    const { bytesRead } = await file.read(bytes, total, bytes.length - total);
    if (bytesRead === 0) break;
    total += bytesRead;
    if (total > maxBytes) return failed(tooLarge(path, maxBytes));
    if (total === bytes.length) bytes = Buffer.concat([bytes, Buffer.allocUnsafe(total + 64 * 1024)]);
  }
  return total === 0 ? failed(emptySource(path)) : ok(bytes.subarray(0, total));
}

export function tooLarge(where: string, maxBytes: number): Problem {
  return problem('too-large', `${where} is larger than ${maxBytes} bytes`, { where });
}

export function emptySource(where: string): Problem {
  return problem('empty-source', `${where} is empty (0 bytes)`, { where });
}

function problemOf(error: unknown, path: string): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return problem('permission-denied', `${path} may not be read by this user`, { where: path });
    case 'EISDIR':
      return problem('is-directory', `${path} is a folder, not a report`, { where: path });
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ELOOP':
    case 'ENAMETOOLONG':
    case 'ERR_INVALID_ARG_VALUE':
      return problem('not-found', `${path} was not found`, { where: path });
    case 'ENXIO':
    case 'ENODEV':
      return problem('bad-usage', `${path} is not a regular file`, { where: path });
    default:
      if (code === '') throw error;
      return problem('damaged', `${path} could not be read (${code})`, { where: path });
  }
}
