import { Unreadable } from '../limits.ts';

/** One file of a ZIP as its directory describes it (APPNOTE 6.3.10, section 4.3.12). */
export interface ZipEntry {
  readonly name: string;
  readonly rawName: Buffer;
  readonly flags: number;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly crc32: number;
  /** Bytes in the ZIP. */
  readonly packed: number;
  /** Bytes after inflating. */
  readonly bytes: number;
  /** Of the local header. */
  readonly offset: number;
  readonly comment: number;
  /** The file type of a Unix mode (S_IFMT), 0 where none is stated. */
  readonly fileType: number;
}

export const DIRECTORY_HEADER = 46;
const ZIP64 = 0x0001;
const UNICODE_PATH = 0x7075;
const ALL_ONES = 0xffff_ffff;

/**
 * The entry that starts at `at`, and where the next one starts.
 * @throws Unreadable where there is none
 */
export function parseEntry(directory: Buffer, at: number): { entry: ZipEntry; next: number } {
  if (at + DIRECTORY_HEADER > directory.length || directory.readUInt32LE(at) !== 0x02014b50)
    throw new Unreadable('has a directory that is damaged');
  const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) =>
    directory.readUInt16LE(at + field),
  );
  const nameAt = at + DIRECTORY_HEADER;
  const extraAt = nameAt + (nameLength ?? 0);
  const commentAt = extraAt + (extraLength ?? 0);
  const next = commentAt + (commentLength ?? 0);
  if (next > directory.length) throw new Unreadable('has a directory that is cut');
  const rawName = directory.subarray(nameAt, extraAt);
  const extra = extraFields(directory.subarray(extraAt, commentAt));
  if (extra.has(UNICODE_PATH)) throw new Unreadable('gives a file a second name');
  const wide = wideFields(directory, at, extra.get(ZIP64));
  return {
    next,
    entry: {
      name: nameOf(rawName),
      rawName,
      flags: directory.readUInt16LE(at + 8),
      method: directory.readUInt16LE(at + 10),
      crc32: directory.readUInt32LE(at + 16),
      ...wide,
      comment: commentLength ?? 0,
      fileType: directory.readUInt16LE(at + 40) & 0o170000,
    },
  };
}

function nameOf(raw: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(raw);
  } catch {
    throw new Unreadable('holds a file whose name is not UTF-8');
  }
}

export function extraFields(extra: Buffer): ReadonlyMap<number, Buffer> {
  const fields = new Map<number, Buffer>();
  for (let at = 0; at + 4 <= extra.length; ) {
    const end = at + 4 + extra.readUInt16LE(at + 2);
    fields.set(extra.readUInt16LE(at), extra.subarray(at + 4, end));
    at = end;
  }
  return fields;
}

/** Sizes and offset; those of 32 one-bits stand in the ZIP64 field, in this order. */
function wideFields(
  directory: Buffer,
  at: number,
  zip64: Buffer | undefined,
): { packed: number; bytes: number; offset: number } {
  let wideAt = 0;
  const wide = (narrow: number): number => {
    if (narrow !== ALL_ONES) return narrow;
    if (zip64 === undefined || wideAt + 8 > zip64.length) throw new Unreadable('lacks the size of a file');
    const value = Number(zip64.readBigUInt64LE(wideAt));
    wideAt += 8;
    if (!Number.isSafeInteger(value)) throw new Unreadable('states an impossible size');
    return value;
  };
  const bytes = wide(directory.readUInt32LE(at + 24));
  const packed = wide(directory.readUInt32LE(at + 20));
  const offset = wide(directory.readUInt32LE(at + 42));
  return { packed, bytes, offset };
}
