import type { Problem, ProblemCode, Result } from '../../model/index.ts';
import { failed, problem } from '../../model/index.ts';

/** Does work on the database in a file; what may go wrong with files comes back as a problem. */
export async function withFailures<T>(file: string, work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    const expected = problemOf(error, file);
    if (expected === undefined) throw error;
    return failed(expected);
  }
}

export function isBusy(error: unknown): boolean {
  return /^SQLITE_(?:BUSY|LOCKED|PROTOCOL)/.test(codeOf(error));
}

interface Failure {
  readonly codes: RegExp;
  readonly code: ProblemCode;
  readonly message: string;
  readonly hint: string;
}

/** Result codes of SQLite (sqlite.org/rescode.html) and errno names of the file system, first match wins. */
const FAILURES: readonly Failure[] = [
  {
    codes: /^SQLITE_(?:BUSY|LOCKED|PROTOCOL)/,
    code: 'store-busy',
    message: 'The store was busy: another process wrote to it for longer than the time allowed.',
    hint: 'Try again when the other process is done.',
  },
  {
    codes: /^(?:SQLITE_(?:FULL|IOERR_SHMSIZE)|ENOSPC|EDQUOT)/,
    code: 'disk-full',
    message: 'The disk was full; nothing was changed in the store.',
    hint: 'Make room and try again.',
  },
  {
    codes: /^SQLITE_(?:CORRUPT|NOTADB|FORMAT|IOERR_(?:READ|SHORT_READ|CORRUPTFS|DATA))/,
    code: 'store-damaged',
    message: 'The database file was damaged or is not one of howdunit; nothing was changed in it.',
    hint: 'Bring the file back from a backup, or move it away.',
  },
  {
    codes: /^(?:SQLITE_(?:READONLY|PERM|AUTH)|EACCES|EPERM|EROFS)/,
    code: 'permission-denied',
    message: 'The store may not be written by this user.',
    hint: 'Reading needs that right, too, since the database keeps its log beside the file: give it, or copy the folder and choose the copy with --home.',
  },
  {
    codes: /^SQLITE_TOOBIG/,
    code: 'too-large',
    message: 'The document was larger than the store can keep.',
    hint: 'Keep it in parts.',
  },
  {
    codes: /^(?:SQLITE_(?:CANTOPEN|IOERR)|E[A-Z0-9]+$)/,
    code: 'write-failed',
    message: 'The store could not be opened or written.',
    hint: 'See that the folder is one, on a disk that works.',
  },
];

function problemOf(error: unknown, file: string): Problem | undefined {
  const code = codeOf(error);
  const failure = FAILURES.find(({ codes }) => codes.test(code));
  if (failure === undefined) return undefined;
  return problem(failure.code, failure.message, { where: file, hint: failure.hint });
}

function codeOf(error: unknown): string {
  // A row that holds no JSON has been overwritten on the disk.
  if (error instanceof SyntaxError) return 'SQLITE_CORRUPT';
  if (!(error instanceof Error)) return '';
  // The driver gives no code when it fails to open a file, only SQLite's message.
  if (error.message.startsWith('ConnectionFailed')) return 'SQLITE_CANTOPEN';
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
