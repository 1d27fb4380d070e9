import { StringDecoder } from 'node:string_decoder';

export interface LogLine {
  readonly text: string;
  /** 1-based. */
  readonly number: number;
  /** Of the line's first byte, after decompression. */
  readonly offset: number;
}

/** A line longer than this is handed on in pieces that overlap, so that no value is cut in two. */
const LONGEST_PIECE = 1024 * 1024;
const OVERLAP = 8 * 1024;

/**
 * Lines of a byte stream: UTF-8 (what is not becomes U+FFFD), or UTF-16 where a byte order mark says
 * so; `\n` or `\r\n` ends a line. Memory is bounded by the longest piece whatever the log holds.
 */
export async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<LogLine> {
  let decoder: StringDecoder | undefined;
  const line: Pending = { rest: '', number: 1, offset: 0, cutAt: 0, wide: false };
  for await (const chunk of bytes) {
    if (decoder === undefined) {
      const encoding = encodingOf(chunk);
      decoder = new StringDecoder(encoding.name);
      line.wide = encoding.name === 'utf16le';
      yield* split(line, decoder.write(Buffer.from(chunk.subarray(encoding.skip))));
    } else yield* split(line, decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)));
  }
  const last = line.rest + (decoder?.end() ?? '');
  if (last !== '') yield { text: withoutReturn(last), number: line.number, offset: line.offset };
}

interface Pending {
  rest: string;
  number: number;
  offset: number;
  cutAt: number;
  wide: boolean;
}

function* split(line: Pending, text: string): Generator<LogLine> {
  let from = 0;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
    const whole = line.rest + text.slice(from, end);
    yield { text: withoutReturn(whole), number: line.number, offset: line.offset };
    line.offset += line.cutAt + bytesIn(line, `${whole}\n`);
    line.number += 1;
    line.rest = '';
    line.cutAt = 0;
    from = end + 1;
  }
  line.rest += text.slice(from);
  while (line.rest.length > LONGEST_PIECE) {
    const piece = line.rest.slice(0, LONGEST_PIECE);
    yield { text: piece, number: line.number, offset: line.offset };
    line.cutAt += bytesIn(line, piece.slice(0, LONGEST_PIECE - OVERLAP));
    line.rest = line.rest.slice(LONGEST_PIECE - OVERLAP);
  }
}

function bytesIn(line: Pending, text: string): number {
  return line.wide ? text.length * 2 : Buffer.byteLength(text);
}

function withoutReturn(text: string): string {
  return text.endsWith('\r') ? text.slice(0, -1) : text;
}

function encodingOf(start: Uint8Array): { readonly name: 'utf8' | 'utf16le'; readonly skip: number } {
  if (start[0] === 0xff && start[1] === 0xfe) return { name: 'utf16le', skip: 2 };
  return { name: 'utf8', skip: start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf ? 3 : 0 };
}
