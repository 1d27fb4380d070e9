import type { Block, Reading } from '../../model/index.ts';
import { isApart } from '../../model/index.ts';

/**
 * The words of a report's own prose in order, as numbers: what text reuse is sought in. Case and
 * punctuation are gone; menus, comments, running lines, code and tables are left out, since rules and
 * lists of indicators are copied by everybody.
 */
export interface WordList {
  /** FNV-1a of the normalised word, 32 bits. */
  readonly hashes: Uint32Array;
  /** UTF-16 offsets into the reading's text. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

const WORD = /[\p{L}\p{N}]+/gu;

export function wordsOf({ text, blocks }: Pick<Reading, 'text' | 'blocks'>): WordList {
  const hashes: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (const block of proseBlocks(blocks)) {
    for (const match of text.slice(block.start, block.end).matchAll(WORD)) {
      const start = block.start + match.index;
      hashes.push(hashOf(match[0]));
      starts.push(start);
      ends.push(start + match[0].length);
    }
  }
  return { hashes: Uint32Array.from(hashes), starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) };
}

export function proseBlocks(blocks: readonly Block[]): readonly Block[] {
  return blocks.filter(({ kind }) => !isApart(kind) && kind !== 'code' && kind !== 'table-cell');
}

const ASCII = /^[a-z0-9]*$/u;

/** FNV-1a over UTF-16 code units of the lower-cased, NFKC-normalised word. */
function hashOf(word: string): number {
  // Most words are in their normal form already.
  const normal = ASCII.test(word) ? word : word.normalize('NFKC').toLowerCase();
  let hash = 0x811c9dc5;
  for (let at = 0; at < normal.length; at++) {
    hash = Math.imul(hash ^ normal.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}
