import type { Block, Reading, TextRange } from '../model/index.ts';
import { blockAt, isApart } from '../model/index.ts';
import type { Token } from './tokens.ts';
import { tokensOf } from './tokens.ts';

/** A sentence as the claim finders see it. */
export interface Sentence extends TextRange {
  readonly tokens: readonly Token[];
  readonly block: Block | undefined;
}

/** Longer "sentences" are tables or lists that lost their line breaks; no statement is that long. */
const LONGEST_SENTENCE = 1_500;

/**
 * The sentences that can carry a claim of the report: not the readers' comments, the site's furniture,
 * program code or the bibliography, and not what only repeats the title word for word.
 */
export function sentencesOf(reading: Reading): readonly Sentence[] {
  return reading.sentences.flatMap((range) => {
    const block = blockAt(reading.blocks, range.start);
    if (range.end - range.start > LONGEST_SENTENCE || (block !== undefined && !speaks(block))) return [];
    return [{ start: range.start, end: range.end, block, tokens: tokensOf(reading.text, range) }];
  });
}

function speaks(block: Block): boolean {
  return (
    !isApart(block.kind) && block.kind !== 'code' && block.kind !== 'reference' && block.kind !== 'caption'
  );
}
