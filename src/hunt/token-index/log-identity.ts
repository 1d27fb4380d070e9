import { statSync } from 'node:fs';

/** What the file system says of a log. */
export interface LogIdentity {
  /** Bytes. */
  readonly size: number;
  /** Of its content and of its entry, ms since the epoch; the second is beyond a user's reach. */
  readonly changed: number;
  readonly altered: number;
  readonly inode: number;
}

/** Undefined of what is no file. */
export function identityOf(file: string): LogIdentity | undefined {
  const status = statSync(file, { throwIfNoEntry: false });
  if (status === undefined || !status.isFile()) return undefined;
  const { size, mtimeMs: changed, ctimeMs: altered, ino: inode } = status;
  return { size, changed, altered, inode };
}

export function isSame(a: LogIdentity | undefined, b: LogIdentity): boolean {
  return (
    a !== undefined &&
    a.size === b.size &&
    a.changed === b.changed &&
    a.altered === b.altered &&
    a.inode === b.inode
  );
}
