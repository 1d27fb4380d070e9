import { SNIFFED, wideOrder } from './wide-text.ts';

/** How a log's bytes are text. */
export interface LogEncoding {
  /** Bytes of a unit. */
  readonly unit: 1 | 2;
  /** Bytes of the byte order mark that the log begins with. */
  readonly mark: number;
  readonly isBigEndian: boolean;
  /** Where the next `\n` stands; -1 when there is none. The bytes begin with a whole unit. */
  readonly newline: (bytes: Buffer, from: number) => number;
  /** What is no text becomes U+FFFD. */
  readonly decode: (bytes: Buffer) => string;
}

/** First bytes of a log that the encoding is told by; all of them, where there are fewer. */
export const ENCODING_BYTES: number = SNIFFED;

/**
 * UTF-16 where a byte order mark says so (Unicode 16.0, section 23.8), or where without one the bytes can be nothing else;
 * else UTF-8, of which ASCII is a part.
 */
export function encodingOf(start: Buffer): LogEncoding {
  const [first, second, third] = start;
  if (first === 0xff && second === 0xfe) return UTF16LE;
  if (first === 0xfe && second === 0xff) return UTF16BE;
  if (first === 0xef && second === 0xbb && third === 0xbf) return { ...UTF8, mark: 3 };
  const order = wideOrder(start);
  if (order === undefined) return UTF8;
  return { ...(order === 'little' ? UTF16LE : UTF16BE), mark: 0 };
}

const UTF8: LogEncoding = {
  unit: 1,
  mark: 0,
  isBigEndian: false,
  newline: (bytes, from) => bytes.indexOf(0x0a, from),
  decode: (bytes) => bytes.toString('utf8'),
};

const UTF16LE: LogEncoding = {
  unit: 2,
  mark: 2,
  isBigEndian: false,
  newline: (bytes, from) => alignedIndexOf(bytes, LF_LE, from),
  decode: (bytes) => bytes.toString('utf16le'),
};

const UTF16BE: LogEncoding = {
  unit: 2,
  mark: 2,
  isBigEndian: true,
  newline: (bytes, from) => alignedIndexOf(bytes, LF_BE, from),
  decode: (bytes) =>
    Buffer.from(bytes.subarray(0, bytes.length & ~1))
      .swap16()
      .toString('utf16le'),
};

const LF_LE: Buffer = Buffer.from([0x0a, 0x00]);
const LF_BE: Buffer = Buffer.from([0x00, 0x0a]);

/** U+0A00 and its kind have the bytes of a line feed across two units. */
function alignedIndexOf(bytes: Buffer, wanted: Buffer, from: number): number {
  let at = bytes.indexOf(wanted, from);
  while (at >= 0 && at % 2 === 1) at = bytes.indexOf(wanted, at + 1);
  return at;
}
