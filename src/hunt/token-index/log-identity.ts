import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** By what a log is known again: hashes of its ends, and what its file system says of it. */
export interface LogIdentity {
  /** Bytes. */
  readonly size: number;
  /** Of its content and of its entry, ms since the epoch; the second is beyond a user's reach. */
  readonly changed: number;
  readonly altered: number;
  /** SHA-256 of the first and of the last 64 KiB. */
  readonly head: string;
  readonly tail: string;
}

const END = 64 * 1024;

/** Undefined of what is no file, or cannot be read. */
export function identityOf(file: string): LogIdentity | undefined {
  return withFile(file, (descriptor) => {
    const { size, mtimeMs: changed, ctimeMs: altered } = fstatSync(descriptor);
    const head = hashAt(descriptor, 0, Math.min(END, size));
    return { size, changed, altered, head, tail: hashAt(descriptor, Math.max(0, size - END), size) };
  });
}

export type Kinship = 'same' | 'grown' | 'other';

/** What has become of a log since: nothing; it has grown at its end; or anything else. */
export function kinship(file: string, before: LogIdentity): Kinship {
  const now = identityOf(file);
  if (now === undefined || now.size < before.size) return 'other';
  const isTouched = now.changed !== before.changed || now.altered !== before.altered;
  if (now.size === before.size) {
    return isTouched || now.head !== before.head || now.tail !== before.tail ? 'other' : 'same';
  }
  const grownFrom = withFile(file, (descriptor) => {
    const head = hashAt(descriptor, 0, Math.min(END, before.size));
    return { head, tail: hashAt(descriptor, Math.max(0, before.size - END), before.size) };
  });
  return grownFrom?.head === before.head && grownFrom.tail === before.tail ? 'grown' : 'other';
}

/** Bytes of the last whole line's end; 0 where the last 64 KiB have no newline. */
export function endOfLines(file: string, size: number): number {
  const end = withFile(file, (descriptor) => {
    const from = Math.max(0, size - END);
    const bytes = Buffer.alloc(size - from);
    const newline = bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, from)).lastIndexOf(10);
    return newline < 0 ? 0 : from + newline + 1;
  });
  return end ?? 0;
}

function hashAt(descriptor: number, from: number, to: number): string {
  const bytes = Buffer.alloc(to - from);
  const read = readSync(descriptor, bytes, 0, bytes.length, from);
  return createHash('sha256').update(bytes.subarray(0, read)).digest('hex');
}

function withFile<T>(file: string, read: (descriptor: number) => T): T | undefined {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, 'r');
    return fstatSync(descriptor).isFile() ? read(descriptor) : undefined;
  } catch {
    return undefined;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
