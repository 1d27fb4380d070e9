import type { BlockKind, Reading, TextRange } from '../../../model/index.ts';
import { isApart } from '../../../model/index.ts';
import { wordsOf } from './words.ts';

/** A sentence of the piece itself, with the block it stands in. */
export interface ProseSentence extends TextRange {
  /** Index among the prose blocks. */
  readonly block: number;
  readonly words: readonly string[];
}

export interface Prose {
  readonly sentences: readonly ProseSentence[];
  readonly blocks: readonly TextRange[];
  /** Words of the whole text, what stands apart included: what was moved is not gone. */
  readonly allWords: readonly string[];
}

const PROSE: ReadonlySet<BlockKind> = new Set([
  'paragraph',
  'list-item',
  'quotation',
  'caption',
  'table-cell',
]);
// Shorter ones are labels, links and buttons, which come and go.
const FEWEST_WORDS = 6;
const STOP = /[.!?…:;。！？।۔][\])}"'»”’]*$/u;

/**
 * What a report says in sentences: blocks of prose that are the piece's own and end like one. Titles of
 * other pieces, advertisements and counters seldom do.
 */
export function proseOf(reading: Pick<Reading, 'text' | 'blocks' | 'sentences'>): Prose {
  const { text } = reading;
  const blocks: TextRange[] = [];
  const sentences: ProseSentence[] = [];
  let next = 0;
  for (const block of reading.blocks) {
    if (isApart(block.kind) || !PROSE.has(block.kind)) continue;
    if (!STOP.test(text.slice(block.start, block.end).trimEnd().slice(-8))) continue;
    while ((reading.sentences[next]?.end ?? Number.POSITIVE_INFINITY) <= block.start) next += 1;
    const before = sentences.length;
    for (let at = next; at < reading.sentences.length; at++) {
      const range = reading.sentences[at];
      if (range === undefined || range.start >= block.end) break;
      const words = wordsOf(text.slice(range.start, range.end));
      if (words.length >= FEWEST_WORDS)
        sentences.push({ start: range.start, end: range.end, block: blocks.length, words });
    }
    if (sentences.length > before) blocks.push({ start: block.start, end: block.end });
  }
  return { sentences, blocks, allWords: wordsOf(text) };
}
