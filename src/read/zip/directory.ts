import { failed, ok, problem, type Result } from '../../model/index.ts';
import { decodeText } from '../charset.ts';
import type { ZipEncryption, ZipEntry } from './entry.ts';
import { extraFields, type Wide, wideSizes } from './extra-fields.ts';

const END = 0x06054b50;
const END64_LOCATOR = 0x07064b50;
const END64 = 0x06064b50;
const ENTRY = 0x02014b50;
const AES = 99;

/** Entries that are looked at: an archive of reports has a few, a bomb has millions. */
const MOST_ENTRIES = 20_000;

/**
 * The central directory of a ZIP archive (APPNOTE 6.3.10, sections 4.3.12 to 4.3.16), ZIP64 included.
 * Counts and offsets are not believed beyond the bytes that are there.
 */
export function zipDirectory(bytes: Uint8Array): Result<readonly ZipEntry[]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = directoryStart(view);
  if (start === undefined) return failed(problem('damaged', 'The ZIP archive lacks its directory.', HINT));
  const entries: ZipEntry[] = [];
  for (let at = start; at + 46 <= bytes.length && view.getUint32(at, true) === ENTRY; ) {
    if (entries.length >= MOST_ENTRIES)
      return failed(problem('decompression-limit', `The ZIP archive has more than ${MOST_ENTRIES} entries.`));
    const nameEnd = at + 46 + view.getUint16(at + 28, true);
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    if (extraEnd > bytes.length)
      return failed(problem('damaged', 'The ZIP archive’s directory is cut off.', HINT));
    entries.push(entryAt(view, bytes, at, nameEnd, extraEnd));
    at = extraEnd + view.getUint16(at + 32, true);
  }
  return ok(entries);
}

const HINT = { hint: 'It may have been cut off: fetch or copy it again.' };

function entryAt(view: DataView, bytes: Uint8Array, at: number, nameEnd: number, extraEnd: number): ZipEntry {
  const flags = view.getUint16(at + 8, true);
  const written = view.getUint16(at + 10, true);
  const crc32 = view.getUint32(at + 16, true);
  const extra = extraFields(bytes.subarray(nameEnd, extraEnd));
  const aes = extra.get(0x9901);
  const wide: Wide = wideSizes(extra.get(0x0001), {
    size: view.getUint32(at + 24, true),
    compressedSize: view.getUint32(at + 20, true),
    offset: view.getUint32(at + 42, true),
  });
  const isAes = written === AES && aes !== undefined && aes.length >= 7;
  return {
    name: decodeText(bytes.subarray(at + 46, nameEnd)).text.replaceAll('\\', '/'),
    method: isAes ? (aes[5] ?? 0) | ((aes[6] ?? 0) << 8) : written,
    ...wide,
    crc32,
    encryption: encryptionOf(flags, written, isAes ? aes[4] : undefined),
    check: (flags & 0x8 ? view.getUint16(at + 12, true) >> 8 : crc32 >>> 24) & 0xff,
  };
}

function encryptionOf(flags: number, method: number, strength: number | undefined): ZipEncryption {
  if ((flags & 0x1) === 0) return { kind: 'none' };
  if (method !== AES) return { kind: flags & 0x40 ? 'unknown' : 'zip-crypto' };
  const bits = ([undefined, 128, 192, 256] as const)[strength ?? 0];
  return bits === undefined ? { kind: 'unknown' } : { kind: 'aes', bits };
}

/** Where the directory begins, by the end record that stands last; undefined where there is none. */
function directoryStart(view: DataView): number | undefined {
  const last = view.byteLength - 22;
  for (let at = last; at >= 0 && at > last - 0x10000; at--) {
    if (view.getUint32(at, true) !== END) continue;
    const start = view.getUint32(at + 16, true);
    const wide = start === 0xffffffff ? wideStart(view, at) : undefined;
    const found = wide ?? start;
    if (found > view.byteLength) continue;
    // An archive behind other bytes counts from its own beginning: the directory ends where its end record is.
    const size = view.getUint32(at + 12, true);
    const isThere = found + 4 <= view.byteLength && view.getUint32(found, true) === ENTRY;
    return isThere || size > at ? found : at - size;
  }
  return undefined;
}

function wideStart(view: DataView, end: number): number | undefined {
  const locator = end - 20;
  if (locator < 0 || view.getUint32(locator, true) !== END64_LOCATOR) return undefined;
  const at = Number(view.getBigUint64(locator + 8, true));
  if (at + 56 > view.byteLength || view.getUint32(at, true) !== END64) return undefined;
  return Number(view.getBigUint64(at + 48, true));
}
