import type { EchoGround } from '../../model/index.ts';
import { compareDates } from './dates.ts';
import type { Drafts } from './drafts.ts';
import type { Piece } from './piece.ts';
import { overlaps, passageIn, wordRange } from './piece.ts';

/** Words of a quotation by which the text it was taken from is found. */
const GRAM = 6;
/** So many words in a row stand in the text that is quoted. */
const FEWEST = 8;
/** Fewer must begin a sentence: a phrase out of one is what a critic takes up. */
const SURE = 12;
/** A phrase that more quotations have is nobody's. */
const MOST_HOLDERS = 60;

interface Quoted {
  readonly piece: Piece;
  /** Index of the word, and of the quotation's last word, exclusive. */
  readonly at: number;
  readonly to: number;
}

/**
 * A quotation that stands word for word in another report's own text: a transcript, a statement or a paper
 * that was quoted. The quoting report has it from there. Work is linear in the number of words.
 */
export function sharePrimary(pieces: readonly Piece[], drafts: Drafts): void {
  const grams = gramsOf(pieces);
  if (grams.size === 0) return;
  for (const source of pieces) {
    const { hashes } = source.words;
    for (let there = 0; there + GRAM <= hashes.length; there += 1) {
      for (const quoted of grams.get(gramAt(hashes, there)) ?? []) {
        const length = runLength(quoted, hashes, there);
        if (
          length >= FEWEST &&
          !drafts.has(quoted.piece, source) &&
          isSourceOf(source, quoted, there, length)
        )
          add(drafts, quoted, source, there, length);
      }
    }
  }
}

function gramsOf(pieces: readonly Piece[]): ReadonlyMap<number, readonly Quoted[]> {
  const grams = new Map<number, Quoted[]>();
  for (const piece of pieces) {
    const { hashes, starts } = piece.words;
    for (const quotation of piece.quotations) {
      const from = firstAtOrAfter(starts, quotation.start);
      const to = firstAtOrAfter(starts, quotation.end);
      for (let at = from; at + FEWEST <= to; at += 1) {
        const gram = gramAt(hashes, at);
        const others = grams.get(gram);
        if (others === undefined) grams.set(gram, [{ piece, at, to }]);
        else if (others.length < MOST_HOLDERS) others.push({ piece, at, to });
      }
    }
  }
  return grams;
}

function firstAtOrAfter(starts: Uint32Array, offset: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function gramAt(hashes: Uint32Array, from: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < from + GRAM; at += 1) hash = Math.imul(hash ^ (hashes[at] ?? 0), 0x01000193);
  return hash >>> 0;
}

function runLength({ piece, at, to }: Quoted, there: Uint32Array, from: number): number {
  const here = piece.words.hashes;
  let length = 0;
  while (at + length < to && from + length < there.length && here[at + length] === there[from + length])
    length += 1;
  return length;
}

function isSourceOf(source: Piece, { piece, at }: Quoted, there: number, length: number): boolean {
  if (source === piece || [...source.own].some((name) => piece.own.has(name))) return false;
  const range = wordRange(source, there, there + length);
  if (source.quotations.some((quotation) => overlaps(quotation, range))) return false;
  if (length < SURE && !isSentence(piece, at)) return false;
  return (compareDates(source.source.report.published, piece.source.report.published) ?? -1) < 0;
}

function isSentence({ source, words }: Piece, at: number): boolean {
  return /^\p{Lu}/u.test(source.reading.text.slice(words.starts[at] ?? 0, words.ends[at] ?? 0));
}

function add(drafts: Drafts, { piece, at }: Quoted, source: Piece, there: number, length: number): void {
  const ground: EchoGround = {
    kind: 'shared-quotation',
    why: `quotes ${length} words that stand in its text`,
    here: [passageIn(piece, wordRange(piece, at, at + length))],
    there: [passageIn(source, wordRange(source, there, there + length))],
  };
  drafts.add(piece, source, ground, { credited: false, directedBy: 'date' });
}
