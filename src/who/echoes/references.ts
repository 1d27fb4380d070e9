import type { Credit } from './credit.ts';
import { isOwnName } from './credit.ts';
import type { Mention } from './mentions.ts';
import { nameKey } from './names.ts';
import type { Piece } from './piece.ts';
import { proseBlocks } from './words.ts';

const HEADING = /^(?:references|sources|bibliography|notes|footnotes|works cited|quellen)\s*:?$/iu;
/** "[4] The Long Read, May 2026": a note by its number. */
const NUMBERED = /^\s*(?:\[\d{1,3}\]|\d{1,3}\.)\s/u;

/** Publishers that stand in a list of references: the report says by its form that it has things from them. */
export function referencesIn(piece: Piece, mentions: readonly Mention[]): readonly Credit[] {
  const { text, blocks } = piece.source.reading;
  const prose = proseBlocks(blocks);
  let listed = false;
  const found: Credit[] = [];
  let next = 0;
  for (const [at, block] of prose.entries()) {
    const words = text.slice(block.start, block.end).trim();
    if (HEADING.test(words)) listed = true;
    else if (block.kind === 'heading') listed = false;
    const last = at > prose.length / 2 && NUMBERED.test(words) && words.length < LONGEST;
    while (next < mentions.length && (mentions[next]?.range.start ?? 0) < block.start) next++;
    for (; next < mentions.length && (mentions[next]?.range.start ?? 0) < block.end; next++) {
      const mention = mentions[next];
      if (mention === undefined || !(listed || (last && /\d{4}/u.test(words)))) continue;
      if (isOwnName(piece, mention.name)) continue;
      const { name, range } = mention;
      found.push({ key: nameKey(name), name, range, explicit: true, sure: true });
    }
  }
  return found;
}

/** UTF-16 code units of one note. */
const LONGEST = 240;
