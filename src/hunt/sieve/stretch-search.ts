import { eachWord } from '../forms/words.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Area } from '../kernel/layout.ts';
import { GUARD } from '../kernel/layout.ts';
import type { LogContext, ReadRecord } from '../records/read-record.ts';
import { readRecord } from '../records/read-record.ts';
import { layersOf } from '../scan/layers.ts';
import type { Indicator } from '../sighting.ts';
import type { CandidateLine } from './candidate-lines.ts';
import { candidateLines, DECODE } from './candidate-lines.ts';
import { ChainIndexes } from './chain-indexes.ts';
import { hostEnding, mostLabels } from './host-endings.ts';
import type { Sieve } from './sieve.ts';
import { openSieve } from './sieve.ts';
import type { ValueTable } from './value-table.ts';

/** Log bytes in the kernel's memory: whole lines, or a piece of one. Addresses; the end is exclusive. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** The first line began before, the last goes on after it. */
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
  readonly context: LogContext;
}

/** A line with indicators, whose sources are their numbers in the sieve's table. */
export interface FoundLine {
  /** Address of its first byte. */
  readonly start: number;
  readonly text: string;
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
  readonly record: ReadRecord<number>;
}

/** Searches stretches of log, one after another: the kernel says which lines may have what, and those are read. */
export class StretchSearch {
  readonly area: Area;
  readonly memory: Buffer;
  readonly #kernel: Kernel;
  readonly #indexes: ChainIndexes;
  /** What the pieces of the current line have had so far. */
  #seen: Set<Indicator<number>> = new Set();
  readonly #values: ValueTable;
  #labels: number | undefined;

  constructor(sieve: Sieve, instance: number) {
    const { kernel, area } = openSieve(sieve, instance);
    this.#kernel = kernel;
    this.area = area;
    this.memory = Buffer.from(sieve.memory.buffer);
    this.#indexes = new ChainIndexes(sieve);
    this.#values = sieve.values;
  }

  /** @returns how many newlines the stretch has; what was found is told line by line */
  search(stretch: Stretch, found: (line: FoundLine) => void): number {
    const { from, to } = stretch;
    if (!stretch.cutBefore) {
      this.#seen = new Set();
      this.#indexes.trim();
    }
    const { lines, newlines } = candidateLines(this.#kernel, this.area, this.memory, from, to, true);
    for (const line of lines) this.#read(line, stretch, found);
    return newlines;
  }

  newlines(from: number, to: number): number {
    return this.#kernel.newlines(from, to);
  }

  #read(line: CandidateLine, stretch: Stretch, found: (line: FoundLine) => void): void {
    const cutBefore = stretch.cutBefore && line.start === stretch.from;
    const cutAfter = stretch.cutAfter && line.end === stretch.to;
    const chains = line.chains.delete(DECODE) ? this.#decoded(line) : line.chains;
    if (!cutBefore) this.#seen = new Set();
    if (chains.size === 0) return;
    const written = this.#textOf(line);
    const text = !cutAfter && written.endsWith('\r') ? written.slice(0, -1) : written;
    const index = this.#indexes.of(chains);
    const record = readRecord(index, { text, cutBefore, cutAfter }, stretch.context, this.#seen);
    if (record.matches.length > 0) found({ start: line.start, text, cutBefore, cutAfter, record });
  }

  #textOf({ start, end }: CandidateLine): string {
    return this.memory.toString('utf8', start, end);
  }

  /** With what the line has once it is decoded, and with its host names in their ASCII form. */
  #decoded(line: CandidateLine): ReadonlySet<number> {
    const all = new Set(line.chains);
    if (this.#peeled(line, all)) return all;
    const { scratch, scratchSize } = this.area;
    this.#labels ??= mostLabels(this.#values);
    for (const reading of readings(this.#textOf(line), this.#labels)) {
      const size = this.memory.write(reading, scratch, scratchSize, 'utf8');
      this.#addChains(scratch, scratch + size, all);
    }
    return all;
  }

  /** What the line has in each of its layers (scan/layers.ts). False, and nothing of worth, where they are not ASCII. */
  #peeled(line: CandidateLine, chains: Set<number>): boolean {
    const kernel = this.#kernel;
    const { scratch, scratchSize } = this.area;
    let from = line.start;
    let to = line.end;
    let unchanged = 0;
    if (to - from > scratchSize / 2 - GUARD) return false;
    for (let layer = 0; layer < LAYERS; layer++) {
      // Never over what is read: what is before a sign is looked at after it was written.
      const out = from === scratch ? scratch + scratchSize / 2 : scratch;
      const peel = layer % 2 === 0 ? kernel.peelEscapes : kernel.peelPercents;
      const end = peel(from, to, out);
      if (end === 0) return false;
      unchanged = kernel.isChanged.value === 0 ? unchanged + 1 : 0;
      // Neither has anything left to undo.
      if (unchanged === KINDS && layer > 0) break;
      if (unchanged > 0) continue;
      this.#addChains(out, end, chains);
      from = out;
      to = end;
    }
    return true;
  }

  #addChains(from: number, to: number, chains: Set<number>): void {
    const { lines } = candidateLines(this.#kernel, this.area, this.memory, from, to, false);
    for (const line of lines) for (const chain of line.chains) chains.add(chain);
  }
}

/** Escapes three times, and percent-encoding twice between them. */
const LAYERS = 5;
const KINDS = 2;

/**
 * What a line reads as, once wrappings are undone; and the ASCII form of its host names.
 *
 * @param labels that the longest of the hosts has that are hunted for; all are read unless it is given
 */
export function* readings(line: string, labels: number = Number.POSITIVE_INFINITY): Generator<string> {
  for (const { text, lower } of layersOf(line)) {
    if (text !== line) yield text;
    if (isPlain(text)) continue;
    const hosts: string[] = [];
    eachWord(lower, (start, end, dots) => {
      const word = dots === 0 ? '' : lower.slice(start, end);
      if (dots > 0 && !isPlain(word)) hosts.push(hostEnding(word, labels));
    });
    // What was scanned already is not scanned again.
    if (lower !== line) hosts.push(lower);
    if (hosts.length > 0) yield hosts.join(' ');
  }
}

function isPlain(text: string): boolean {
  return Buffer.byteLength(text) === text.length;
}
