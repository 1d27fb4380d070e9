import type { Reading, Span } from '../../model/index.ts';
import { spanIn } from '../../model/index.ts';
import { NEGATIONS } from '../lexicon/grammar.ts';
import { words } from '../lexicon/words.ts';
import type { Sentence } from '../sentences.ts';
import type { Token } from '../tokens.ts';

const EVIDENCE = words(`
  data evidence proof details detail indicators information basis substantiation documentation support`);
const GIVING = words(`
  provided given published offered released presented shared provide give publish offer release present share providing
   giving publishing offering releasing presenting sharing supplied disclosed available forthcoming`);
/** To decline to give it is to give none. */
const WITHOUT = new Set([...NEGATIONS, 'declined']);

/** The text's own words that no evidence is given: "no data has been provided yet", "they offered no proof". */
export function saysNoEvidence(reading: Reading, sentence: Sentence): Span | undefined {
  const { tokens } = sentence;
  for (let at = 0; at < tokens.length; at += 1) {
    if (!WITHOUT.has(tokens[at]?.lower ?? '')) continue;
    const noun = indexWithin(tokens, at + 1, 9, EVIDENCE);
    if (noun < 0) continue;
    const after = indexWithin(tokens, at + 1, 12, GIVING);
    const before = after < 0 && GIVING.has(tokens[at - 1]?.lower ?? '') ? at - 1 : -1;
    if (after < 0 && before < 0) continue;
    const first = tokens[before < 0 ? at : before];
    const last = tokens[Math.max(noun, after)];
    if (first && last) return spanIn(reading, first.start, last.end);
  }
  return undefined;
}

function indexWithin(
  tokens: readonly Token[],
  from: number,
  reach: number,
  set: ReadonlySet<string>,
): number {
  for (let at = from; at < Math.min(tokens.length, from + reach); at += 1) {
    const word = tokens[at]?.lower ?? '';
    if (word === '.' || word === ';') return -1;
    if (set.has(word)) return at;
  }
  return -1;
}
