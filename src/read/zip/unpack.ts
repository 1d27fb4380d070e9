import { crc32, inflateRawSync } from 'node:zlib';
import { failed, ok, type Problem, problem, type Result } from '../../model/index.ts';
import { aesDecrypt } from './aes.ts';
import type { ZipEntry } from './entry.ts';
import { zipCryptoDecrypt } from './zip-crypto.ts';

/** Bytes of one entry, once unpacked. */
const LARGEST = 64 * 1024 * 1024;
/** Text packs ten to one, lists of zeros a thousand to one. Below the floor a ratio says nothing. */
const RATIO = 200;
const RATIO_FLOOR = 16 * 1024 * 1024;

const LOCAL = 0x04034b50;

/**
 * The bytes of an entry. Fails with `encrypted`, `decompression-limit`, `damaged`, or
 * `unsupported-format` for a compression that is neither none nor Deflate.
 *
 * @param most bytes it may unpack to, besides the limits above
 */
export function unpack(
  archive: Uint8Array,
  entry: ZipEntry,
  most: number,
  password?: string,
): Result<Uint8Array> {
  const packed = packedBytes(archive, entry);
  if (packed === undefined) return fail(entry, 'damaged', 'lies outside its archive, which may be cut off.');
  const limit = Math.min(most, LARGEST, Math.max(RATIO_FLOOR, packed.length * RATIO));
  if (limit <= 0) return fail(entry, 'decompression-limit', `unpacks to more than is read of one source.`);
  const plain = decrypted(packed, entry, password);
  if (plain === undefined) return fail(entry, 'encrypted', 'is encrypted with a password.');
  if (entry.method === 0) return stored(entry, plain, limit);
  if (entry.method !== 8)
    return fail(entry, 'unsupported-format', `is compressed by method ${entry.method}.`);
  try {
    return checked(entry, inflateRawSync(plain, { maxOutputLength: limit }));
  } catch (error) {
    const isTooLong = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    return isTooLong
      ? fail(entry, 'decompression-limit', `unpacks to more than ${limit} bytes.`)
      : fail(entry, 'damaged', 'does not unpack: its compressed data is broken.');
  }
}

function stored(entry: ZipEntry, plain: Uint8Array, limit: number): Result<Uint8Array> {
  if (plain.length > limit) return fail(entry, 'decompression-limit', `is longer than ${limit} bytes.`);
  return checked(entry, plain);
}

/** An entry authenticated by AES may leave its checksum out (AE-2); zero is then no checksum. */
function checked(entry: ZipEntry, bytes: Uint8Array): Result<Uint8Array> {
  const isChecked = entry.encryption.kind !== 'aes' || entry.crc32 !== 0;
  if (!isChecked || crc32(bytes) === entry.crc32) return ok(bytes);
  return entry.encryption.kind === 'zip-crypto'
    ? fail(entry, 'encrypted', 'is encrypted with a password.')
    : fail(entry, 'damaged', 'is not what its checksum says.');
}

function packedBytes(archive: Uint8Array, { offset, compressedSize }: ZipEntry): Uint8Array | undefined {
  if (offset + 30 > archive.length) return undefined;
  const header = new DataView(archive.buffer, archive.byteOffset + offset, 30);
  if (header.getUint32(0, true) !== LOCAL) return undefined;
  const start = offset + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  const end = start + compressedSize;
  return end <= archive.length ? archive.subarray(start, end) : undefined;
}

function decrypted(
  packed: Uint8Array,
  entry: ZipEntry,
  password: string | undefined,
): Uint8Array | undefined {
  const { encryption } = entry;
  if (encryption.kind === 'none') return packed;
  if (password === undefined || encryption.kind === 'unknown') return undefined;
  return encryption.kind === 'aes'
    ? aesDecrypt(packed, password, encryption.bits)
    : zipCryptoDecrypt(packed, password, entry.check);
}

function fail(entry: ZipEntry, code: Problem['code'], what: string): Result<never> {
  return failed(problem(code, `${JSON.stringify(entry.name)} ${what}`, { where: entry.name }));
}
