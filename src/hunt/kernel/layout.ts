import type { WasmMemory } from './web-assembly.ts';

/** How the kernel's memory is divided. Addresses and sizes are bytes; counts that are powers of two are logarithms. */
export interface Layout {
  readonly pages: number;
  readonly suffixBits: number;
  readonly suffixLog: number;
  readonly shortBits: number;
  readonly netBits: number;
  readonly netLog: number;
  readonly hashBits: number;
  readonly hashLog: number;
  readonly table: number;
  readonly tableLog: number;
  readonly records: number;
  readonly mostRecords: number;
  /** One for each instance that scans. */
  readonly areas: readonly Area[];
}

/** What one instance works in. */
export interface Area {
  /** Log bytes; `GUARD` bytes before and after them are the area's, too. */
  readonly input: number;
  readonly inputSize: number;
  /** Two decoded layers of a line. */
  readonly scratch: number;
  readonly scratchSize: number;
  /** Candidates: u32 address, u32 chain. */
  readonly output: number;
  readonly mostCandidates: number;
}

export const HEADER = 1024;
export const GUARD = 128;
const PAGE = 65_536;
const FIRST_FREE = 4096;
/** Bytes of the kernel's own behind the candidates: 4096 to know those it has told, the rest to work in (scan.as). */
const OWN = 36 * 1024;
/** Bits of words of less than eight bytes; then, by how words end, the lengths there are of them (words.as). */
const SHORT_SIZE = 8192 + 16_384;

/** Of a log, bytes: the longest piece of a line, and as much again to read into. */
export const INPUT_SIZE: number = 512 * 1024;
const SCRATCH_SIZE: number = 2 * (INPUT_SIZE + 2 * GUARD);
const MOST_CANDIDATES = 128 * 1024;

/** How many keys of each kind an index is to hold; more of one kind only make it slower. */
export interface KeyCounts {
  readonly words: number;
  readonly addresses: number;
  readonly hashes: number;
  readonly all: number;
}

/** For few words, eight times as large as for as many of a million: what it lets through costs more than its cache. */
const LEAST_SUFFIX_LOG = 16;

export function layOut(keys: KeyCounts, instances: number): Layout {
  let free = FIRST_FREE;
  const take = (size: number): number => {
    const at = free;
    free = Math.ceil((free + size) / 64) * 64;
    return at;
  };
  const { all } = keys;
  const suffixLog = logOf(keys.words * 4, LEAST_SUFFIX_LOG);
  const netLog = logOf(keys.addresses * 8, 17);
  const hashLog = logOf(keys.hashes * 8);
  const tableLog = logOf(all * 2, 4);
  return {
    suffixBits: take(2 * 2 ** (suffixLog - 3)),
    suffixLog,
    shortBits: take(SHORT_SIZE),
    netBits: take(2 ** (netLog - 3)),
    netLog,
    hashBits: take(2 ** (hashLog - 3)),
    hashLog,
    table: take(8 * 2 ** tableLog),
    tableLog,
    records: take(8 * (all + 1)),
    mostRecords: all + 1,
    areas: Array.from({ length: instances }, () => ({
      input: take(GUARD + INPUT_SIZE + GUARD) + GUARD,
      inputSize: INPUT_SIZE,
      scratch: take(GUARD + SCRATCH_SIZE + GUARD) + GUARD,
      scratchSize: SCRATCH_SIZE,
      output: take(8 * MOST_CANDIDATES + OWN),
      mostCandidates: MOST_CANDIDATES,
    })),
    pages: Math.ceil(free / PAGE) + 1,
  };
}

function logOf(wanted: number, least = 13): number {
  return Math.min(27, Math.max(least, Math.ceil(Math.log2(Math.max(1, wanted)))));
}

export function writeHeader(memory: WasmMemory, layout: Layout): void {
  const { suffixBits, suffixLog, shortBits, netBits, netLog, hashBits, hashLog } = layout;
  const fields = [suffixBits, suffixLog, shortBits, netBits, netLog, hashBits, hashLog];
  const { table, tableLog, records, mostRecords } = layout;
  new Uint32Array(memory.buffer, HEADER, 64).set([...fields, table, tableLog, records, mostRecords]);
}
