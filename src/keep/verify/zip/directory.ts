import { type Limits, Unreadable } from '../limits.ts';
import { DIRECTORY_HEADER, parseEntry, type ZipEntry } from './zip-entry.ts';
import type { ZipFile } from './zip-file.ts';

export interface ZipDirectory {
  readonly entries: readonly ZipEntry[];
  /** Where the directory starts. */
  readonly offset: number;
  /** What is wrong without hiding the files. */
  readonly faults: readonly string[];
}

interface End {
  readonly entries: number;
  readonly size: number;
  readonly offset: number;
  /** Where the end records themselves start. */
  readonly at: number;
}

const END_LENGTH = 22;
const LOCATOR_LENGTH = 20;
const END64_LENGTH = 56;

/**
 * The directory of a ZIP, found from its end.
 * @throws Unreadable where there is none, or it is beyond the limits
 */
export async function readDirectory(file: ZipFile, limits: Limits): Promise<ZipDirectory> {
  const faults: string[] = [];
  const end = await findEnd(file, faults);
  if (end.entries > limits.entries)
    throw new Unreadable(`says it holds ${end.entries} files, more than the ${limits.entries} that are read`);
  if (end.size > limits.directoryBytes) throw new Unreadable('has a directory that is too long');
  if (end.offset + end.size > end.at) throw new Unreadable('has a directory that reaches beyond its end');
  if (end.offset + end.size < end.at)
    faults.push(
      `${end.at - end.offset - end.size} bytes stand before the first file or behind the directory`,
    );
  const directory = await file.read(end.offset, end.size);
  const entries: ZipEntry[] = [];
  let at = 0;
  while (entries.length < end.entries) {
    const { entry, next } = parseEntry(directory, at);
    entries.push(entry);
    at = next;
  }
  if (at !== directory.length) {
    const more = at + DIRECTORY_HEADER <= directory.length && directory.readUInt32LE(at) === 0x02014b50;
    faults.push(
      more
        ? 'the directory lists more files than the end record counts'
        : 'the directory has bytes of no file',
    );
  }
  return { entries, offset: end.offset, faults };
}

async function findEnd(file: ZipFile, faults: string[]): Promise<End> {
  const tailLength = Math.min(file.size, END_LENGTH + 0xffff + LOCATOR_LENGTH + END64_LENGTH);
  const tail = await file.read(file.size - tailLength, tailLength);
  const at = endRecordIn(tail);
  if (at === undefined) throw new Unreadable('is no ZIP file, or its end is missing');
  const comment = tail.readUInt16LE(at + 20);
  const trailing = tail.length - at - END_LENGTH - comment;
  if (trailing !== 0)
    faults.push(`${Math.abs(trailing)} bytes ${trailing > 0 ? 'stand behind' : 'are missing at'} its end`);
  if (comment > 0) faults.push(`a comment of ${comment} bytes stands at its end, which no hash covers`);
  if (tail.readUInt16LE(at + 4) !== 0 || tail.readUInt16LE(at + 6) !== 0)
    throw new Unreadable('is one part of a ZIP of several files');
  const [here, entries] = [tail.readUInt16LE(at + 8), tail.readUInt16LE(at + 10)];
  const [size, offset] = [tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)];
  const start = file.size - tail.length + at;
  if (here !== entries) faults.push('the end record counts its files in two ways');
  if (entries !== 0xffff && size !== 0xffff_ffff && offset !== 0xffff_ffff)
    return { entries, size, offset, at: start };
  return findEnd64(file, start);
}

/** The last end record whose comment reaches to the end of the file, else simply the last. */
function endRecordIn(tail: Buffer): number | undefined {
  let last: number | undefined;
  for (let at = tail.length - END_LENGTH; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== 0x06054b50) continue;
    if (at + END_LENGTH + tail.readUInt16LE(at + 20) === tail.length) return at;
    last ??= at;
  }
  return last;
}

async function findEnd64(file: ZipFile, endAt: number): Promise<End> {
  const locator = await file.read(Math.max(0, endAt - LOCATOR_LENGTH), LOCATOR_LENGTH);
  if (locator.length < LOCATOR_LENGTH || locator.readUInt32LE(0) !== 0x07064b50)
    throw new Unreadable('states sizes of 64 bits and lacks them');
  const at = Number(locator.readBigUInt64LE(8));
  const record = await file.read(Number.isSafeInteger(at) ? at : file.size, END64_LENGTH);
  if (record.length < END64_LENGTH || record.readUInt32LE(0) !== 0x06064b50)
    throw new Unreadable('states sizes of 64 bits and lacks them');
  const [entries, size, offset] = [32, 40, 48].map((field) => Number(record.readBigUInt64LE(field)));
  return { entries: entries ?? 0, size: size ?? 0, offset: offset ?? 0, at };
}
