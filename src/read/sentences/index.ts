import type { Block, TextRange } from '../../model/index.ts';
import { MAX_SENTENCES } from '../limits.ts';
import { splitProse, trim } from './prose.ts';

/** A heading or table cell up to this length is one sentence: it is a name or a value, not prose. */
const SHORT = 200;

/**
 * The sentences of a reading: sorted ranges of its text in UTF-16 offsets, white space trimmed, none
 * crossing a block. A heading, a short cell and a line of code are one each.
 */
export function splitSentences(text: string, blocks: readonly Block[]): TextRange[] {
  const sentences: TextRange[] = [];
  for (const block of blocks) {
    const most = MAX_SENTENCES - sentences.length;
    if (most <= 0) break;
    for (const sentence of sentencesOf(text, block, most)) sentences.push(sentence);
  }
  return sentences;
}

function sentencesOf(text: string, block: Block, most: number): TextRange[] {
  if (block.kind === 'code') return linesOf(text, block, most);
  const isWhole = block.kind === 'heading' || block.kind === 'table-cell';
  if (!isWhole || block.end - block.start > SHORT) return splitProse(text, block, most);
  const trimmed = trim(text, block.start, block.end);
  return trimmed.end > trimmed.start ? [trimmed] : [];
}

function linesOf(text: string, block: Block, most: number): TextRange[] {
  const lines: TextRange[] = [];
  for (let from = block.start; from < block.end && lines.length < most; ) {
    const next = text.indexOf('\n', from);
    const end = next < 0 || next > block.end ? block.end : next;
    const line = trim(text, from, end);
    if (line.end > line.start) lines.push(line);
    from = end + 1;
  }
  return lines;
}
