import { DamagedRecord } from './byte-reader.ts';

/** A value of a substitution: its type, and the bytes of it. */
export interface RawValue {
  readonly type: number;
  readonly bytes: Buffer;
}

export const BINARY_XML = 0x21;
const ARRAY = 0x80;
const STRING = 1;

/** A value as text, or several; types as [MS-EVEN6], section 2.2.12, numbers them. Null is undefined. */
export function valueText({ type, bytes }: RawValue): string | readonly string[] | undefined {
  if ((type & ARRAY) !== 0) return arrayOf(type & ~ARRAY, bytes);
  if (bytes.length === 0) return type === STRING ? '' : undefined;
  return scalar(type, bytes);
}

function arrayOf(type: number, bytes: Buffer): readonly string[] {
  if (type === STRING)
    return bytes
      .toString('utf16le')
      .split('\0')
      .filter((each, at, all) => each !== '' || at < all.length - 1);
  const size = SIZES[type];
  if (size === undefined) return [bytes.toString('hex')];
  const count = Math.floor(bytes.length / size);
  return Array.from(
    { length: count },
    (_, at) => scalar(type, bytes.subarray(at * size, (at + 1) * size)) ?? '',
  );
}

const SIZES: Readonly<Record<number, number>> = {
  3: 1,
  4: 1,
  5: 2,
  6: 2,
  7: 4,
  8: 4,
  9: 8,
  10: 8,
  11: 4,
  12: 8,
  13: 4,
  15: 16,
  17: 8,
  18: 16,
  20: 4,
  21: 8,
};

function scalar(type: number, bytes: Buffer): string | undefined {
  const size = SIZES[type];
  if (size !== undefined && bytes.length < size) throw new DamagedRecord('a value is too short for its type');
  switch (type) {
    case 0:
      return undefined;
    case 1:
      return withoutEnd(bytes.toString('utf16le'));
    case 2:
      return withoutEnd(bytes.toString('latin1'));
    case 3:
      return String(bytes.readInt8());
    case 4:
      return String(bytes.readUInt8());
    case 5:
      return String(bytes.readInt16LE());
    case 6:
      return String(bytes.readUInt16LE());
    case 7:
      return String(bytes.readInt32LE());
    case 8:
      return String(bytes.readUInt32LE());
    case 9:
      return String(bytes.readBigInt64LE());
    case 10:
      return String(bytes.readBigUInt64LE());
    case 11:
      return String(bytes.readFloatLE());
    case 12:
      return String(bytes.readDoubleLE());
    case 13:
      return String(bytes.readUInt32LE() !== 0);
    case 15:
      return guid(bytes);
    case 17:
      return fileTime(bytes.readBigUInt64LE());
    case 18:
      return systemTime(bytes);
    case 19:
      return securityId(bytes);
    case 20:
      return `0x${bytes.readUInt32LE().toString(16)}`;
    case 21:
      return `0x${bytes.readBigUInt64LE().toString(16)}`;
    default:
      return bytes.toString('hex');
  }
}

function withoutEnd(text: string): string {
  return text.endsWith('\0') ? text.slice(0, text.indexOf('\0')) : text;
}

function guid(bytes: Buffer): string {
  const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');
  const head = [hex(bytes.readUInt32LE(0), 8), hex(bytes.readUInt16LE(4), 4), hex(bytes.readUInt16LE(6), 4)];
  const tail = bytes.toString('hex', 8, 16);
  return `{${[...head, tail.slice(0, 4), tail.slice(4)].join('-').toUpperCase()}}`;
}

const TICKS_PER_MS = 10_000n;
/** Between 1601 and 1970, ms. */
const EPOCH = 11_644_473_600_000n;
const LATEST = 253_402_300_799_999n;

/** Tenths of microseconds since 1601, as ISO 8601 with all seven of its digits. */
export function fileTime(ticks: bigint): string {
  const ms = ticks / TICKS_PER_MS - EPOCH;
  if (ms < 0n || ms > LATEST) return String(ticks);
  const digits = Number(ms % 1_000n) * 10_000 + Number(ticks % TICKS_PER_MS);
  const [second = ''] = new Date(Number(ms)).toISOString().split('.', 1);
  return `${second}.${String(digits).padStart(7, '0')}Z`;
}

function systemTime(bytes: Buffer): string {
  const [year = 0, month = 1, , day = 1, hour = 0, minute = 0, second = 0, ms = 0] = Array.from(
    { length: 8 },
    (_, at) => bytes.readUInt16LE(at * 2),
  );
  const time = Date.UTC(year, month - 1, day, hour, minute, second, ms);
  return Number.isNaN(time) || year > 9_999 ? bytes.toString('hex') : new Date(time).toISOString();
}

/** [MS-DTYP], section 2.4.2. */
function securityId(bytes: Buffer): string {
  const count = bytes.readUInt8(1);
  if (bytes.length < 8 + 4 * count) throw new DamagedRecord('a security identifier is too short');
  const parts = Array.from({ length: count }, (_, at) => bytes.readUInt32LE(8 + 4 * at));
  return ['S', bytes.readUInt8(0), bytes.readUIntBE(2, 6), ...parts].join('-');
}
