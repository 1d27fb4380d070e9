import type { GatheredSection, Gatherer } from './gatherer.ts';
import { BLOCKS, INPUT_SIZE } from './gatherer.ts';

/** Lines of a log that follow one another, with what they have. */
export interface Section extends GatheredSection {
  /** Lines that begin in these bytes, after decompression. */
  readonly from: number;
  readonly to: number;
  /** Bytes and lines of each block in turn. */
  readonly blocks: readonly { readonly bytes: number; readonly lines: number }[];
}

/** A block has whole lines, and no fewer bytes than this but at the end. */
const BLOCK_SIZE: number = 192 * 1024;
/** A longer line is taken in by pieces, which overlap (sieve/log-feed.ts). */
const LONGEST_PIECE: number = INPUT_SIZE / 2;
const OVERLAP = 16 * 1024;
const NEWLINE = 10;

/** Takes in the bytes of one log as they come. Memory grows with the index alone. */
export class BlockFeed {
  readonly sections: Section[] = [];
  readonly #gatherer: Gatherer;
  #blocks: { readonly bytes: number; readonly lines: number }[] = [];
  #held = 0;
  #lines = 0;
  /** Bytes of the log before what is held, and before the block and the section. */
  #offset: number;
  #blockFrom: number;
  #sectionFrom: number;
  #isOpen = false;

  constructor(gatherer: Gatherer, offset: number) {
    this.#gatherer = gatherer;
    this.#offset = offset;
    this.#blockFrom = offset;
    this.#sectionFrom = offset;
  }

  /** Where in the gatherer's input the next bytes may be written. */
  get room(): number {
    return this.#held;
  }

  /** Bytes have been written there. */
  push(size: number): void {
    const to = this.#held + size;
    const newline = this.#gatherer.input.subarray(this.#held, to).lastIndexOf(NEWLINE);
    if (newline >= 0) this.#take(this.#held + newline + 1, to, false);
    else if (to > LONGEST_PIECE) this.#take(to, to, true);
    else this.#held = to;
  }

  end(): void {
    if (this.#held > 0) {
      this.#take(this.#held, this.#held, false);
      this.#lines += 1;
    }
    if (this.#isOpen) this.#endBlock(this.#offset);
    if (this.#blocks.length > 0) this.#endSection();
  }

  #take(size: number, end: number, isCut: boolean): void {
    if (!this.#isOpen) {
      if (this.#blocks.length === 0) this.#gatherer.beginSection();
      this.#gatherer.beginBlock(this.#blocks.length);
      this.#isOpen = true;
    }
    this.#lines += this.#gatherer.take(size);
    const keep = isCut ? size - OVERLAP : size;
    this.#gatherer.input.copyWithin(0, keep, end);
    this.#held = end - keep;
    this.#offset += keep;
    if (!isCut && this.#offset - this.#blockFrom >= BLOCK_SIZE) this.#endBlock(this.#offset);
    if (this.#blocks.length === BLOCKS) this.#endSection();
  }

  #endBlock(to: number): void {
    this.#blocks.push({ bytes: to - this.#blockFrom, lines: this.#lines });
    this.#blockFrom = to;
    this.#lines = 0;
    this.#isOpen = false;
  }

  #endSection(): void {
    const gathered = this.#gatherer.section(this.#blocks.length);
    const to = this.#blockFrom;
    this.sections.push({ from: this.#sectionFrom, to, blocks: this.#blocks, ...gathered });
    this.#blocks = [];
    this.#sectionFrom = to;
  }
}
