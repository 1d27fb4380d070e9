import { Unreadable } from '../limits.ts';
import type { ZipDirectory } from './directory.ts';
import { extraFields, type ZipEntry } from './zip-entry.ts';
import type { ZipFile } from './zip-file.ts';

/** A file of the ZIP and where its bytes lie. */
export interface PlacedEntry extends ZipEntry {
  readonly dataAt: number;
}

const LOCAL_HEADER = 30;
const HAS_DESCRIPTOR = 0x8;
const ENCRYPTED = 0x1 | 0x40 | 0x2000;

/**
 * Compares every local header with the directory: readers that stream believe the one, readers that
 * seek the other, and both must see the same files. Every byte must belong to exactly one file.
 */
export async function placeEntries(
  file: ZipFile,
  directory: ZipDirectory,
  fault: (message: string) => void,
): Promise<readonly PlacedEntry[]> {
  const placed: PlacedEntry[] = [];
  const inOrder = [...directory.entries].sort((a, b) => a.offset - b.offset);
  let end = 0;
  for (const entry of inOrder) {
    if (entry.offset > end) fault(`${entry.offset - end} bytes before ${entry.name} belong to no file`);
    if (entry.offset < end) fault(`${entry.name} overlaps another file`);
    try {
      const dataAt = await checkLocal(file, entry, fault);
      const dataEnd = dataAt + entry.packed;
      if (dataEnd > directory.offset) throw new Unreadable(`${entry.name} reaches into the directory`);
      end = Math.max(end, dataEnd + (await descriptorLength(file, entry, dataEnd, directory.offset, fault)));
      placed.push({ ...entry, dataAt });
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      fault(error.message);
    }
  }
  if (end < directory.offset && inOrder.length > 0)
    fault(`${directory.offset - end} bytes before the directory belong to no file`);
  return placed;
}

async function checkLocal(file: ZipFile, entry: ZipEntry, fault: (message: string) => void): Promise<number> {
  const header = await file.read(entry.offset, LOCAL_HEADER);
  if (header.length < LOCAL_HEADER || header.readUInt32LE(0) !== 0x04034b50)
    throw new Unreadable(`${entry.name} is not where the directory says`);
  const [nameLength, extraLength] = [header.readUInt16LE(26), header.readUInt16LE(28)];
  const tail = await file.read(entry.offset + LOCAL_HEADER, nameLength + extraLength);
  const differ = (what: string): void =>
    fault(`${entry.name} has another ${what} in its own header than in the directory`);
  if (!tail.subarray(0, nameLength).equals(entry.rawName)) differ('name');
  if (header.readUInt16LE(8) !== entry.method) differ('method');
  if (header.readUInt16LE(6) !== entry.flags) differ('set of flags');
  const described = (entry.flags & HAS_DESCRIPTOR) !== 0;
  const same = (stated: number, known: number): boolean => stated === known || (described && stated === 0);
  const extra = extraFields(tail.subarray(nameLength));
  const [packed, bytes] = localSizes(header, extra.get(1));
  if (!same(header.readUInt32LE(14), entry.crc32)) differ('checksum');
  if (!same(packed, entry.packed) || !same(bytes, entry.bytes)) differ('size');
  if ((entry.flags & ENCRYPTED) !== 0) throw new Unreadable(`${entry.name} is encrypted`);
  if (entry.method !== 0 && entry.method !== 8)
    throw new Unreadable(`${entry.name} is packed by an unknown method`);
  if (entry.method === 0 && entry.packed !== entry.bytes) differ('size');
  return entry.offset + LOCAL_HEADER + nameLength + extraLength;
}

function localSizes(header: Buffer, zip64: Buffer | undefined): [packed: number, bytes: number] {
  const [packed, bytes] = [header.readUInt32LE(18), header.readUInt32LE(22)];
  if (zip64 === undefined || zip64.length < 16 || (packed !== 0xffff_ffff && bytes !== 0xffff_ffff))
    return [packed, bytes];
  return [Number(zip64.readBigUInt64LE(8)), Number(zip64.readBigUInt64LE(0))];
}

/** Bytes of the data descriptor: checksum and sizes of 4 or 8 bytes, with a signature or without. */
async function descriptorLength(
  file: ZipFile,
  entry: ZipEntry,
  at: number,
  most: number,
  fault: (message: string) => void,
): Promise<number> {
  if ((entry.flags & HAS_DESCRIPTOR) === 0) return 0;
  const bytes = await file.read(at, Math.min(24, most - at));
  for (const start of [4, 0]) {
    if (start === 4 && (bytes.length < 4 || bytes.readUInt32LE(0) !== 0x08074b50)) continue;
    for (const wide of [4, 8]) {
      if (bytes.length < start + 4 + 2 * wide) continue;
      const size = (field: number): number =>
        wide === 4 ? bytes.readUInt32LE(field) : Number(bytes.readBigUInt64LE(field));
      const [packed, unpacked] = [size(start + 4), size(start + 4 + wide)];
      if (packed === entry.packed && unpacked === entry.bytes && bytes.readUInt32LE(start) === entry.crc32)
        return start + 4 + 2 * wide;
    }
  }
  fault(`the descriptor behind ${entry.name} does not say what the directory says`);
  return 0;
}
