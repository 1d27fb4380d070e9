import type { PlacedLine } from '../sieve/log-feed.ts';
import { ENCODING_BYTES, encodingOf } from './encoding.ts';

/** A log's bytes as UTF-8, whatever they were; and where lines of that stand in the log itself. */
export interface Utf8Log {
  readonly chunks: AsyncIterable<Buffer>;
  /** Bytes of the log that have been given so far. */
  readonly bytes: number;
  /** With its offset in the log instead of in the UTF-8. Lines in their order. */
  placed(line: PlacedLine): PlacedLine;
}

/** Of UTF-16, with a byte order mark or without; the mark itself is no part of the first line. */
export function utf8Of(source: AsyncIterable<Uint8Array>): Utf8Log {
  let bytes = 0;
  let unit = 1;
  let mark = 0;
  const units = unitCounter();
  return {
    get bytes() {
      return bytes;
    },
    placed(line) {
      if (unit === 1) return line.offset === 0 || mark === 0 ? line : { ...line, offset: line.offset + mark };
      return line.offset === 0 ? line : { ...line, offset: mark + 2 * units.before(line.offset) };
    },
    chunks: (async function* () {
      let start: Buffer | undefined = Buffer.alloc(0);
      let decode: ((chunk: Buffer) => Buffer) | undefined;
      const begun = (whole: Buffer): Buffer => {
        const encoding = encodingOf(whole);
        ({ unit, mark } = encoding);
        if (unit === 2) decode = transcoder(encoding.isBigEndian, units.add);
        return whole.subarray(mark);
      };
      const read = (chunk: Buffer): Buffer => (decode === undefined ? chunk : decode(chunk));
      for await (const next of source) {
        bytes += next.length;
        const chunk = Buffer.from(next.buffer, next.byteOffset, next.length);
        if (start === undefined) {
          yield read(chunk);
          continue;
        }
        start = Buffer.concat([start, chunk]);
        if (start.length < ENCODING_BYTES) continue;
        const whole = start;
        start = undefined;
        yield read(begun(whole));
      }
      if (start !== undefined && start.length > 0) yield read(begun(start));
    })(),
  };
}

/** Chunks of UTF-16 as UTF-8; half a unit waits for the next. */
function transcoder(
  isBigEndian: boolean,
  note: (text: string, size: number) => void,
): (chunk: Buffer) => Buffer {
  const decoder = new TextDecoder(isBigEndian ? 'utf-16be' : 'utf-16le', { ignoreBOM: true });
  return (chunk) => {
    const text = decoder.decode(chunk, { stream: true });
    const bytes = Buffer.from(text);
    note(text, bytes.length);
    return bytes;
  };
}

interface Chunk {
  /** What has come one after another, until it is of this length or more: pipes give a few bytes at a time. */
  text: string;
  /** Of the UTF-8 and of the UTF-16 before it. */
  readonly bytes: number;
  readonly units: number;
}

/** UTF-16 units. */
const SHORT = 65_536;
/** Chunks that lines may still begin in: a line that is held is no longer than these. */
const KEPT = 64;

/** Remembers what came last, in order to count the UTF-16 units before a byte of UTF-8. */
function unitCounter(): { add(text: string, size: number): void; before(offset: number): number } {
  let chunks: Chunk[] = [];
  let bytes = 0;
  let units = 0;
  return {
    add(text, size) {
      const last = chunks.at(-1);
      if (last !== undefined && last.text.length < SHORT) last.text += text;
      else chunks = [...chunks.slice(-KEPT), { text, bytes, units }];
      bytes += size;
      units += text.length;
    },
    before(offset) {
      const chunk = chunks.findLast((each) => each.bytes <= offset) ?? chunks[0];
      if (chunk === undefined) return 0;
      const within = Buffer.from(chunk.text).toString('utf8', 0, offset - chunk.bytes);
      return chunk.units + within.length;
    },
  };
}
