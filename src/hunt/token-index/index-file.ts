import { createHash } from 'node:crypto';
import { closeSync, fstatSync, mkdirSync, openSync, readSync, renameSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Section } from './block-feed.ts';
import type { LogIdentity } from './log-identity.ts';

/** Of this format and of how tokens are told: another one is not read, and the log is indexed anew. */
const MAGIC = 'howdunit token index 3\n\0';
/** The magic, and the sizes of the header and of all filters: u32, little-endian. */
const PREFIX = 32;
/** Read at once in the hope that it is the header. */
const START: number = 16 * 1024;

/** A log as it was indexed; filters of all sections follow, then the rest, at the places that are named here. */
export interface IndexHeader {
  readonly file: string;
  readonly identity: LogIdentity;
  /** When it was made, ms since the epoch. */
  readonly madeAt: number;
  /** Whether it is read from its first byte only: not as plain text, whose offsets are those of the file. */
  readonly isPacked: boolean;
  readonly sections: readonly KeptSection[];
  /** Of checksums, 8 bytes each. */
  readonly sums: { readonly at: number; readonly count: number };
  /** Of the whole file. */
  readonly size: number;
}

export interface KeptSection extends Pick<Section, 'from' | 'to' | 'filterLog' | 'rowsLog'> {
  readonly lines: number;
  readonly blocks: number;
  /** Place of the rows; behind them, bytes and lines of each block as pairs of f64. */
  readonly at: number;
}

/** An index that is open to be asked. */
export interface KeptIndex {
  readonly descriptor: number;
  readonly header: IndexHeader;
  /** Of the filters of all sections, one after another. */
  readonly filters: { readonly at: number; readonly size: number };
}

/** Writes the index of a log into a folder, all of it or nothing. @throws what the file system throws */
export function writeIndex(
  folder: string,
  log: Pick<IndexHeader, 'file' | 'identity' | 'madeAt' | 'isPacked'>,
  sections: readonly Section[],
  sums: readonly bigint[],
): void {
  const filters = sections.reduce((all, { filter }) => all + filter.length, 0);
  // Places are counted from the end of the filters: how long the header is, is known when it is written.
  let at = 0;
  const kept = sections.map((section): KeptSection => {
    const { from, to, filterLog, rowsLog, blocks, rows } = section;
    const lines = blocks.reduce((all, block) => all + block.lines, 0);
    const own = { from, to, filterLog, rowsLog, lines, blocks: blocks.length, at };
    at += rows.length + 16 * blocks.length;
    return own;
  });
  const size = at + 8 * sums.length;
  const header: IndexHeader = { ...log, sections: kept, sums: { at, count: sums.length }, size };
  const text = Buffer.from(JSON.stringify(header));
  const prefix = Buffer.alloc(PREFIX);
  prefix.write(MAGIC, 'latin1');
  prefix.writeUInt32LE(text.length, 24);
  prefix.writeUInt32LE(filters, 28);
  const parts = [prefix, text, ...sections.map(({ filter }) => filter)];
  for (const { rows, blocks } of sections) {
    const places = Float64Array.from(blocks.flatMap(({ bytes, lines }) => [bytes, lines]));
    parts.push(rows, Buffer.from(places.buffer));
  }
  parts.push(Buffer.from(BigUint64Array.from(sums).buffer));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = fileOf(folder, log.file);
  const draft = `${file}.${process.pid}.part`;
  const descriptor = openSync(draft, 'w', 0o600);
  try {
    for (const part of parts)
      for (let done = 0; done < part.length; ) done += writeSync(descriptor, part, done);
  } finally {
    closeSync(descriptor);
  }
  renameSync(draft, file);
}

/** Undefined where there is none, or none that is whole. What is returned must be closed. */
export function openIndex(folder: string, file: string): KeptIndex | undefined {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(fileOf(folder, file), 'r');
    const index = readHeader(descriptor, resolve(file));
    if (index === undefined) closeSync(descriptor);
    return index;
  } catch {
    if (descriptor !== undefined) closeSync(descriptor);
    return undefined;
  }
}

function readHeader(descriptor: number, file: string): KeptIndex | undefined {
  const start = bytesAt(descriptor, 0, START);
  if (start.length < PREFIX || start.toString('latin1', 0, MAGIC.length) !== MAGIC) return undefined;
  const end = PREFIX + start.readUInt32LE(24);
  const text = end <= start.length ? start.subarray(PREFIX, end) : bytesAt(descriptor, PREFIX, end - PREFIX);
  const header = JSON.parse(text.toString()) as IndexHeader;
  const filters = { at: end, size: start.readUInt32LE(28) };
  const rest = end + filters.size;
  if (header.file !== file || fstatSync(descriptor).size !== rest + header.size) return undefined;
  const sections = header.sections.map((section) => ({ ...section, at: section.at + rest }));
  const sums = { ...header.sums, at: header.sums.at + rest };
  return { descriptor, header: { ...header, sections, sums }, filters };
}

/** Fewer where the file ends before. */
export function bytesAt(
  descriptor: number,
  at: number,
  size: number,
  into: Buffer = Buffer.alloc(size),
): Buffer {
  let read = 0;
  while (read < size) {
    const more = readSync(descriptor, into, read, size - read, at + read);
    if (more === 0) break;
    read += more;
  }
  return into.subarray(0, read);
}

/** Sections with all that is kept of them. */
export function sectionsOf({ descriptor, header, filters }: KeptIndex, count: number): readonly Section[] {
  let filterAt = filters.at;
  return header.sections.slice(0, count).map((section) => {
    const { from, to, filterLog, rowsLog } = section;
    const filter = bytesAt(descriptor, filterAt, 2 ** (filterLog - 3));
    filterAt += filter.length;
    const rows = bytesAt(descriptor, section.at, Math.ceil(section.blocks / 8) * 2 ** rowsLog);
    return { from, to, filter, filterLog, rows, rowsLog, blocks: blocksOf(descriptor, section) };
  });
}

export function blocksOf(
  descriptor: number,
  { at, blocks, rowsLog }: KeptSection,
): readonly { readonly bytes: number; readonly lines: number }[] {
  const table = bytesAt(descriptor, at + Math.ceil(blocks / 8) * 2 ** rowsLog, 16 * blocks);
  return Array.from({ length: blocks }, (_, n) => {
    return { bytes: table.readDoubleLE(16 * n), lines: table.readDoubleLE(16 * n + 8) };
  });
}

export function sumsOf({ descriptor, header }: KeptIndex): readonly bigint[] {
  const { at, count } = header.sums;
  const bytes = bytesAt(descriptor, at, 8 * count);
  return Array.from({ length: count }, (_, n) => bytes.readBigUInt64LE(8 * n));
}

function fileOf(folder: string, log: string): string {
  const name = createHash('sha256').update(resolve(log)).digest('hex').slice(0, 32);
  return join(folder, `${name}.tokens`);
}
