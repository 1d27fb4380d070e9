/**
 * How a backup lies on the disk: a ZIP with 64-bit sizes throughout (APPNOTE 6.3.10, sections 4.3.7, 4.3.12, 4.3.14
 * to 4.3.16 and 4.5.3), every file stored as it is. Nothing in it is left to choice, so that whoever reads one
 * can make each of these bytes again and compare: a bit that turned anywhere is found.
 */

/** A file of a backup and where it lies. */
export interface BackupEntry {
  /** Printable ASCII. */
  readonly path: string;
  readonly bytes: number;
  readonly crc32: number;
  /** Of the local header, from the start of the backup. */
  readonly offset: number;
}

export const LOCAL_BYTES: number = 30 + 20;
export const CENTRAL_BYTES: number = 46 + 28;
/** The three records at the end. */
export const END_BYTES: number = 56 + 20 + 22;
/** Where the length of a name stands in a central header. */
export const CENTRAL_NAME_LENGTH_AT = 28;

const VERSION = 45;
const MADE_BY_UNIX = (3 << 8) | VERSION;
const UTF8_NAMES = 0x800;
// The format has no zones, so no entry says when: the manifest does.
const EPOCH_DATE = (1 << 5) | 1;
/** A regular file for its owner alone. */
const UNIX_FILE = 0o100600 * 0x10000;
const WIDE = 0xffff_ffff;
const ZIP64 = 1;

/** What stands before the bytes of a file. */
export function localHeader(entry: BackupEntry): Buffer {
  const name = Buffer.from(entry.path, 'latin1');
  const header = Buffer.alloc(LOCAL_BYTES);
  header.writeUInt32LE(0x04034b50, 0);
  writeShared(header, 4, entry, name.length, 20);
  header.writeUInt16LE(ZIP64, 30);
  header.writeUInt16LE(16, 32);
  writeSizes(header, 34, entry.bytes);
  return Buffer.concat([header.subarray(0, 30), name, header.subarray(30)]);
}

/** What the directory says of a file. */
export function centralHeader(entry: BackupEntry): Buffer {
  const name = Buffer.from(entry.path, 'latin1');
  const header = Buffer.alloc(CENTRAL_BYTES);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(MADE_BY_UNIX, 4);
  writeShared(header, 6, entry, name.length, 28);
  header.writeUInt32LE(UNIX_FILE, 38);
  header.writeUInt32LE(WIDE, 42);
  header.writeUInt16LE(ZIP64, 46);
  header.writeUInt16LE(24, 48);
  writeSizes(header, 50, entry.bytes);
  header.writeBigUInt64LE(BigInt(entry.offset), 66);
  return Buffer.concat([header.subarray(0, 46), name, header.subarray(46)]);
}

/** What stands behind the directory. */
export function endRecords(entries: number, directoryAt: number, directoryBytes: number): Buffer {
  const end = Buffer.alloc(END_BYTES);
  end.writeUInt32LE(0x06064b50, 0);
  end.writeBigUInt64LE(44n, 4);
  end.writeUInt16LE(MADE_BY_UNIX, 12);
  end.writeUInt16LE(VERSION, 14);
  end.writeBigUInt64LE(BigInt(entries), 24);
  end.writeBigUInt64LE(BigInt(entries), 32);
  end.writeBigUInt64LE(BigInt(directoryBytes), 40);
  end.writeBigUInt64LE(BigInt(directoryAt), 48);
  end.writeUInt32LE(0x07064b50, 56);
  end.writeBigUInt64LE(BigInt(directoryAt + directoryBytes), 64);
  end.writeUInt32LE(1, 72);
  end.writeUInt32LE(0x06054b50, 76);
  end.writeUInt16LE(0xffff, 84);
  end.writeUInt16LE(0xffff, 86);
  end.writeUInt32LE(WIDE, 88);
  end.writeUInt32LE(WIDE, 92);
  return end;
}

/** From "version needed" to "extra field length": 26 bytes that both headers share. */
function writeShared(
  header: Buffer,
  at: number,
  { crc32 }: BackupEntry,
  nameLength: number,
  extraLength: number,
): void {
  header.writeUInt16LE(VERSION, at);
  header.writeUInt16LE(UTF8_NAMES, at + 2);
  header.writeUInt16LE(EPOCH_DATE, at + 8);
  header.writeUInt32LE(crc32, at + 10);
  header.writeUInt32LE(WIDE, at + 14);
  header.writeUInt32LE(WIDE, at + 18);
  header.writeUInt16LE(nameLength, at + 22);
  header.writeUInt16LE(extraLength, at + 24);
}

function writeSizes(header: Buffer, at: number, bytes: number): void {
  header.writeBigUInt64LE(BigInt(bytes), at);
  header.writeBigUInt64LE(BigInt(bytes), at + 8);
}
