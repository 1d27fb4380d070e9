import {
  type Block,
  type MapSegment,
  type Problem,
  problem,
  type ReadingMetadata,
  type SourcePlace,
  type Stated,
} from '../../model/index.ts';
import type { Extract } from '../extract.ts';
import { MAX_BLOCKS, MAX_SEGMENTS } from '../limits.ts';
import { tlpLabelIn } from '../tlp-label.ts';
import type { PartBudget } from './budget.ts';
import { inPart, markingOf, movedBlock, movedMetadata } from './moved.ts';
import { type Piece, trimmed } from './piece.ts';
import { beginningOf, continues, joined } from './place.ts';

type Kind = Pick<Block, 'kind' | 'level' | 'cell'>;

/**
 * Puts a reading together from blocks whose text may stand anywhere in the original, and from the
 * readings of its parts. Every character leads to its place; separators to where the next piece begins.
 */
export class Composition {
  readonly #budget: PartBudget;
  readonly #texts: string[] = [];
  readonly #blocks: Block[] = [];
  readonly #map: MapSegment[] = [];
  readonly #problems: Problem[] = [];
  readonly #stated: ReadingMetadata[] = [];
  readonly #bodies: ReadingMetadata[] = [];
  readonly #labels: (Stated | undefined)[] = [];
  readonly #ownLabels: Stated[] = [];
  #firstPart: number | undefined;
  #length = 0;
  #tables = 0;
  #lastIsCopy = false;
  #isFull = false;

  constructor(budget: PartBudget) {
    this.#budget = budget;
  }

  /** UTF-16 code units written so far. */
  get length(): number {
    return this.#length;
  }

  get isEmpty(): boolean {
    return this.#blocks.length === 0;
  }

  /** Whether the limits are reached: what is written from here on is left out. */
  get isFull(): boolean {
    return this.#isFull;
  }

  /** Why nothing could be read: the first problem. */
  get why(): Problem | undefined {
    return this.#problems[0];
  }

  /** How many tables there are so far: the next one's number. */
  get tables(): number {
    return this.#tables;
  }

  problem(found: Problem): void {
    this.#problems.push(found);
  }

  /** Writes a block; one without a visible character is none. Returns its place in the text. */
  block(kind: Kind, written: readonly Piece[]): Block | undefined {
    const pieces = trimmed(written);
    const [first] = pieces;
    const units = pieces.reduce((sum, piece) => sum + piece.text.length, 0);
    if (first === undefined || !this.#hasRoom(units, pieces.length + 1, 1)) return undefined;
    const last = this.#blocks.at(-1);
    if (last !== undefined) this.#write(separator(last, kind), beginningOf(first.at), false);
    const start = this.#length;
    for (const { text, at, copied } of pieces) this.#write(text, at, copied === true);
    const block = { ...kind, start, end: this.#length };
    this.#blocks.push(block);
    if (kind.cell !== undefined) this.#tables = Math.max(this.#tables, kind.cell.table + 1);
    return block;
  }

  /**
   * Adds a part's own reading. What it states of itself counts where the whole states nothing.
   *
   * @param role a `body` speaks for the whole: what it states goes before what an attachment does, and
   * its TLP label marks what is attached to it too
   */
  part(path: string, extract: Extract, role: 'body' | 'attached' = 'attached'): void {
    for (const found of extract.problems) this.problem({ ...found, where: whereIn(path, found.where) });
    const offset = this.embed(extract, (segment) => [{ ...segment, at: inPart(path, segment.at) }]);
    if (offset === undefined) return;
    const { stated, label } = movedMetadata(path, extract, offset);
    this.#firstPart ??= offset;
    if (role === 'attached') {
      this.#stated.push(stated);
      this.#labels.push(label);
      return;
    }
    this.#bodies.push(stated);
    if (label !== undefined) this.#ownLabels.push(label);
  }

  /**
   * Adds the text and blocks of another reading.
   *
   * @param placed its segments with the places that hold in the whole
   * @returns where its text begins here; undefined where it has none or no room is left
   */
  embed(extract: Extract, placed: (segment: MapSegment) => readonly MapSegment[]): number | undefined {
    const { text, blocks } = extract;
    const map = extract.map.flatMap(placed);
    if (text === '' || !this.#hasRoom(text.length, map.length + 1, blocks.length)) return undefined;
    const [first] = map;
    if (this.#length > 0 && first !== undefined) this.#write('\n\n', beginningOf(first.at), false);
    const offset = this.#length;
    const tables = this.#tables;
    for (const { start, end, at } of map) this.#map.push({ start: start + offset, end: end + offset, at });
    this.#texts.push(text);
    this.#length += text.length;
    this.#lastIsCopy = false;
    for (const block of blocks) {
      this.#blocks.push(movedBlock(block, offset, tables));
      if (block.cell !== undefined) this.#tables = Math.max(this.#tables, tables + block.cell.table + 1);
    }
    return offset;
  }

  /** @param own what the whole states of itself, which goes before what its parts state */
  finish(extractor: string, own: ReadingMetadata = {}): Extract {
    const text = this.#texts.join('');
    const printed = own.tlp ?? tlpLabelIn(text.slice(0, this.#firstPart), this.#blocks);
    const tlp = markingOf(
      printed === undefined ? this.#ownLabels : [printed, ...this.#ownLabels],
      this.#labels,
    );
    const borrowed = this.#stated.find(({ title }) => title !== undefined) ?? {};
    return {
      extractor,
      text,
      blocks: this.#blocks,
      map: this.#map,
      metadata: { ...borrowed, ...Object.assign({}, ...this.#bodies), ...own, ...(tlp && { tlp }) },
      problems: this.#problems,
      ...(this.#firstPart === undefined ? {} : { packed: true }),
    };
  }

  #hasRoom(units: number, segments: number, blocks: number): boolean {
    if (this.#isFull) return false;
    const fits =
      this.#map.length + segments <= MAX_SEGMENTS &&
      this.#blocks.length + blocks <= MAX_BLOCKS &&
      this.#budget.takeText(units);
    if (!fits) {
      this.#isFull = true;
      this.problem(
        problem('too-large', 'The source holds more text than one reading takes; its rest was not read.'),
      );
    }
    return fits;
  }

  #write(text: string, at: SourcePlace, isCopy: boolean): void {
    const last = this.#map.at(-1);
    const start = this.#length;
    this.#texts.push(text);
    this.#length += text.length;
    if (isCopy && this.#lastIsCopy && last !== undefined && continues(last.at, at)) {
      this.#map[this.#map.length - 1] = { start: last.start, end: this.#length, at: joined(last.at, at) };
    } else {
      this.#map.push({ start, end: this.#length, at });
    }
    this.#lastIsCopy = isCopy;
  }
}

function whereIn(path: string, where: string | undefined): string {
  return where === undefined || where === path || where.startsWith(`${path} `) ? path : `${path} › ${where}`;
}

/** A tab between the cells of a row, a line end between rows and list items, else an empty line. */
function separator(last: Block, next: Kind): string {
  const [a, b] = [last.cell, next.cell];
  if (a !== undefined && b !== undefined && a.table === b.table)
    return a.row === b.row && a.column !== b.column ? '\t' : '\n';
  return last.kind === 'list-item' && next.kind === 'list-item' ? '\n' : '\n\n';
}
