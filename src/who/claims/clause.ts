import { words } from '../lexicon/words.ts';
import type { Token } from '../tokens.ts';

const BOUNDARIES = words(', ; : ( ) “ ” " — – that which who and but while although because');
/** What things do that hint at something: "the logs suggest that". */
const HINTING = words('suggest suggests suggested indicate indicates indicated suggesting indicating');
const IMPERSONAL = words('is was are remains seems appears can may might');
const LONGEST = 8;
const LONGEST_ADVERBIAL = 8;

/** "There is little doubt that …", "It is possible that …": the clause before has no speaker and only hedges. */
function impersonalStart(tokens: readonly Token[], that: number): number | undefined {
  for (let at = that - 1; at >= Math.max(0, that - LONGEST); at -= 1) {
    const word = tokens[at]?.lower ?? '';
    if ((word === 'there' || word === 'it') && IMPERSONAL.has(tokens[at + 1]?.lower ?? '')) return at;
    if (BOUNDARIES.has(word)) return undefined;
  }
  return undefined;
}

/**
 * Where the deed's own clause begins, at most eight words back. A phrase that opens the sentence up to its
 * first comma ("In our view, …") belongs to the clause after it.
 */
export function clauseStart(tokens: readonly Token[], deed: number): number {
  let at = deed;
  while (at > 0 && deed - at < LONGEST && !BOUNDARIES.has(tokens[at - 1]?.lower ?? '')) at -= 1;
  if (tokens[at - 1]?.lower === 'that' && HINTING.has(tokens[at - 2]?.lower ?? '')) return at - 2;
  if (tokens[at - 1]?.lower === 'that') return impersonalStart(tokens, at - 1) ?? at;
  if (tokens[at - 1]?.text !== ',') return at;
  const opening = tokens.slice(0, at - 1).every((token) => !BOUNDARIES.has(token.lower));
  return opening && at - 1 <= LONGEST_ADVERBIAL ? 0 : at;
}
