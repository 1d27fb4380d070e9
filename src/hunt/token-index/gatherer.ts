import { kernelModule } from '../kernel/kernel.ts';
import type { WasmMemory } from '../kernel/web-assembly.ts';
import { webAssembly } from '../kernel/web-assembly.ts';
import { readings } from '../sieve/stretch-search.ts';
import { TOKENS_WASM } from './tokens-wasm.ts';

/** What the module offers (tokens.as); addresses and sizes are bytes of its memory. */
interface TokenKernel {
  start(): void;
  setScratch(at: number, size: number, lines: number, mostLines: number): void;
  beginSection(): void;
  beginBlock(number: number): void;
  stretch(from: number, to: number): number;
  reading(from: number, to: number): void;
  sum(from: number, size: number): bigint;
  ones(from: number, size: number): number;
  fold(from: number, size: number): void;
  readonly hostLines: { readonly value: number };
}

/** A section's tokens, as they are kept. Sizes are logarithms. */
export interface GatheredSection {
  readonly filter: Buffer;
  readonly filterLog: number;
  /** Rows of `ceil(blocks / 8)` bytes each, a bit for each block. */
  readonly rows: Buffer;
  readonly rowsLog: number;
}

export const BLOCKS = 64;
/** Of log bytes, as much as is taken in at once. */
export const INPUT_SIZE: number = 512 * 1024;

// As gather.as has them.
const FILTER = 65_536;
const FILTER_LOG = 23;
const ROWS: number = FILTER + 2 ** 20;
const ROWS_LOG = 17;
const GUARD = 256;
const INPUT: number = ROWS + 2 ** 20 + 65_536 + GUARD;
const SCRATCH: number = INPUT + INPUT_SIZE + GUARD + GUARD;
const SCRATCH_SIZE: number = 3 * 1024 * 1024;
const LINES: number = SCRATCH + SCRATCH_SIZE + GUARD;
/** A line that the host decodes has no fewer than four bytes. */
const MOST_LINES: number = INPUT_SIZE / 4;
const PAGES: number = Math.ceil((LINES + 8 * MOST_LINES) / 65_536) + 1;

const SMALLEST = 10;
/** Of bits set in a thousand: with fewer, half the size is enough. */
const SPARSE = 225;

/** Takes in the tokens of logs, section after section, in the module's memory. */
export class Gatherer {
  /** Where log bytes are written to be taken in. */
  readonly input: Buffer;
  readonly #memory: Buffer;
  readonly #kernel: TokenKernel;

  /** Undefined on a machine whose kernel does not run: logs are then searched line by line, and not indexed. */
  static open(): Gatherer | undefined {
    if (webAssembly === undefined || kernelModule() === undefined) return undefined;
    const memory = new webAssembly.Memory({ initial: PAGES, maximum: PAGES, shared: true });
    const abort = (): never => {
      throw new Error('the token kernel aborted');
    };
    const module = new webAssembly.Module(Buffer.from(TOKENS_WASM, 'base64'));
    const { exports } = new webAssembly.Instance(module, { env: { memory, abort } });
    return new Gatherer(memory, exports as unknown as TokenKernel);
  }

  private constructor(memory: WasmMemory, kernel: TokenKernel) {
    this.#memory = Buffer.from(memory.buffer);
    this.input = this.#memory.subarray(INPUT, INPUT + INPUT_SIZE);
    this.#kernel = kernel;
    kernel.start();
    kernel.setScratch(SCRATCH, SCRATCH_SIZE, LINES, MOST_LINES);
  }

  beginSection(): void {
    this.#kernel.beginSection();
  }

  /** @param number in the section, from 0 to 63 */
  beginBlock(number: number): void {
    this.#kernel.beginBlock(number);
  }

  /** The tokens of the first bytes of the input: whole lines, or a piece of one. @returns the newlines there are */
  take(size: number): number {
    const kernel = this.#kernel;
    const newlines = kernel.stretch(INPUT, INPUT + size);
    const count = kernel.hostLines.value;
    const lines = new Uint32Array(this.#memory.buffer, LINES, 2 * count).slice();
    for (let at = 0; at < 2 * count; at += 2) {
      this.#decode(this.#memory.toString('utf8', lines[at], lines[at + 1]));
    }
    return newlines;
  }

  #decode(line: string): void {
    for (const reading of readings(line)) {
      const bytes = Buffer.from(reading);
      // Longer than the room is only what is far longer than the log's line; its pieces overlap.
      for (let from = 0; from < bytes.length; from += SCRATCH_SIZE - OVERLAP) {
        const size = bytes.copy(this.#memory, SCRATCH, from, from + SCRATCH_SIZE);
        this.#kernel.reading(SCRATCH, SCRATCH + size);
      }
    }
  }

  /** Checksum of bytes of the input; those behind them are overwritten. */
  sum(at: number, size: number): bigint {
    return BigInt.asUintN(64, this.#kernel.sum(INPUT + at, size));
  }

  /** What has been taken in since the section began. */
  section(blocks: number): GatheredSection {
    const width = Math.ceil(blocks / 8);
    const filterLog = this.#folded(FILTER, FILTER_LOG, FILTER_LOG, 1);
    const rowsLog = this.#folded(ROWS, ROWS_LOG + 6, ROWS_LOG, blocks / BLOCKS);
    const table = this.#memory.subarray(ROWS, ROWS + 8 * 2 ** rowsLog);
    const rows = Buffer.alloc(width * 2 ** rowsLog);
    for (let row = 0; width < 8 && row < 2 ** rowsLog; row++) {
      for (let at = 0; at < width; at++) rows[row * width + at] = table[row * 8 + at] ?? 0;
    }
    if (width === 8) table.copy(rows);
    const filter = Buffer.from(this.#memory.subarray(FILTER, FILTER + 2 ** (filterLog - 3)));
    return { filter, filterLog, rows, rowsLog };
  }

  /** Halves a filter while it is sparse. @param share of its bits that can be set at all. @returns what is left of `log` */
  #folded(at: number, bitsLog: number, log: number, share: number): number {
    let left = log;
    for (let bits = bitsLog; left > SMALLEST; bits--, left--) {
      const set = this.#kernel.ones(at, 2 ** (bits - 3));
      if (set * 1000 > SPARSE * share * 2 ** bits) break;
      this.#kernel.fold(at, 2 ** (bits - 3));
    }
    return left;
  }
}

const OVERLAP = 16 * 1024;
