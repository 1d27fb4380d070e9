import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { BlockFilter } from './block-filter.ts';
import { EVERYTHING } from './block-filter.ts';
import type { IndexedBlock, LogIndex } from './log-index.ts';

/** Of this format and of how tokens are told: another one is not read, and the log is indexed anew. */
const MAGIC = 'howdunit token index 1\n';

interface Header extends Omit<LogIndex, 'blocks'> {
  readonly blocks: readonly (Omit<IndexedBlock, 'filter'> & { readonly filter: Sizes | null })[];
  /** Bytes of all that follows. */
  readonly body: number;
}

/** Of one filter, in the order in which they follow one another. */
interface Sizes {
  readonly tokens: number;
  readonly addresses: number;
  readonly words: number;
  readonly hasBeyondAscii: boolean;
}

/** Writes the index of a log into a folder, all of it or nothing. @throws what the file system throws */
export function writeIndex(folder: string, index: LogIndex): void {
  const parts = index.blocks.map(({ filter }) => bodyOf(filter));
  const body = Buffer.concat(parts.flat());
  const { blocks, ...rest } = index;
  const header: Header = {
    ...rest,
    body: body.length,
    blocks: blocks.map(({ filter, ...block }) => ({ ...block, filter: sizesOf(filter) })),
  };
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = fileOf(folder, index.file);
  const draft = `${file}.${process.pid}.part`;
  // Bodies begin at a multiple of 8, for numbers are read where they stand.
  const text = `${MAGIC}${JSON.stringify(header)}\n`;
  const size = Buffer.byteLength(text);
  const padded = Buffer.from(text.padEnd(text.length + ((8 - (size % 8)) % 8), '\n'));
  writeFileSync(draft, Buffer.concat([padded, body]), { mode: 0o600 });
  renameSync(draft, file);
}

/** Undefined where there is none, or none that is whole. */
export function readIndex(folder: string, file: string): LogIndex | undefined {
  try {
    const bytes = readFileSync(fileOf(folder, file));
    const end = bytes.indexOf(10, MAGIC.length);
    if (bytes.toString('latin1', 0, MAGIC.length) !== MAGIC || end < 0) return undefined;
    const { body, blocks, ...rest } = JSON.parse(bytes.toString('utf8', MAGIC.length, end)) as Header;
    const start = Math.ceil((end + 1) / 8) * 8;
    if (rest.file !== resolve(file) || start + body !== bytes.length) return undefined;
    const aligned = new Uint8Array(new ArrayBuffer(body));
    aligned.set(bytes.subarray(start));
    let at = 0;
    const read = blocks.map(({ filter, ...block }): IndexedBlock => {
      if (filter === null) return { ...block, filter: EVERYTHING };
      const one = filterAt(aligned.buffer, at, filter);
      at += sizeOf(filter);
      return { ...block, filter: one };
    });
    return { ...rest, blocks: read };
  } catch {
    return undefined;
  }
}

function fileOf(folder: string, log: string): string {
  const name = createHash('sha256').update(resolve(log)).digest('hex').slice(0, 32);
  return join(folder, `${name}.tokens`);
}

function sizesOf(filter: BlockFilter): Sizes | null {
  if (filter.kind === 'everything') return null;
  const { tokens, addresses, words, hasBeyondAscii } = filter;
  return { tokens: tokens.lows.length, addresses: addresses.length, words: words.length, hasBeyondAscii };
}

function bodyOf(filter: BlockFilter): readonly Uint8Array[] {
  if (filter.kind === 'everything') return [];
  const { tokens, addresses, words } = filter;
  const padding = new Uint8Array((4 - (tokens.highs.length % 4)) % 4);
  return [bytesOf(tokens.lows), bytesOf(addresses), words, tokens.highs, padding];
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function sizeOf({ tokens, addresses, words }: Sizes): number {
  return 4 * tokens + 4 * addresses + words + Math.ceil(tokens / 4) * 4;
}

/** In the byte order of this machine, for which an index is made and kept. */
function filterAt(
  buffer: ArrayBuffer,
  at: number,
  { tokens, addresses, words, hasBeyondAscii }: Sizes,
): BlockFilter {
  const lows = new Uint32Array(buffer, at, tokens);
  const numbers = new Uint32Array(buffer, at + 4 * tokens, addresses);
  const bits = new Uint8Array(buffer, at + 4 * (tokens + addresses), words);
  const highs = new Uint8Array(buffer, at + 4 * (tokens + addresses) + words, tokens);
  return { kind: 'tokens', tokens: { lows, highs }, addresses: numbers, words: bits, hasBeyondAscii };
}
