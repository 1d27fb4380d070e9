import { AUXILIARIES } from '../../../lexicon/grammar.ts';
import { SPEAKS_FOR } from '../../../lexicon/speakers.ts';
import { words } from '../../../lexicon/words.ts';
import type { Token } from '../../../tokens.ts';
import { isCapitalised } from '../../../tokens.ts';

const BOTH = words('link links tie ties trace traces pin pins blame blames');
const BEFORE_VERB = words('that which we i they to also');

/** "a link to", "ties to", "Linking A to B" as a headline: nouns, which state a relation and no deed. */
export function isRelationNoun(tokens: readonly Token[], verb: number): boolean {
  const word = tokens[verb]?.lower ?? '';
  // "Reports attributing the theft to X": said outright, where "evidence linking" is a tie.
  const method = ['while', 'when', 'of', 'for', 'before'].includes(tokens[verb - 1]?.lower ?? '');
  if ((word === 'attributing' || word === 'blaming' || word === 'pinning') && !method) return false;
  if (word.endsWith('ing')) return true;
  if (!BOTH.has(word)) return false;
  const before = tokens[verb - 1];
  const lower = before?.lower ?? '';
  return !(
    BEFORE_VERB.has(lower) ||
    AUXILIARIES.has(lower) ||
    isCapitalised(before) ||
    SPEAKS_FOR.has(lower)
  );
}
