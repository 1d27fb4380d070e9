import { PUBLICATIONS } from '../../lexicon/acts.ts';
import { AUXILIARIES, CLAUSE_WORDS } from '../../lexicon/grammar.ts';
import { words } from '../../lexicon/words.ts';
import type { Token } from '../../tokens.ts';
import type { TokenRange } from '../phrases.ts';
import { find, isAdverb } from '../phrases.ts';

/** The phrase around a publication noun, with its article and adjectives: "the full report". */
export function publicationIn(tokens: readonly Token[], range: TokenRange): TokenRange | undefined {
  const noun = find(
    tokens,
    range.from,
    range.to,
    (word, at) => (PUBLICATIONS.has(word) && isHead(tokens, at)) || isThisPage(tokens, at),
  );
  if (noun < 0) return undefined;
  let from = noun;
  while (
    from > range.from &&
    noun - from < 4 &&
    !['of', 'from', 'to', 'on', 'in'].includes(tokens[from - 1]?.lower ?? '')
  )
    from -= 1;
  return { from, to: noun + 1 };
}

/** In "the report viewer" the report is only what the viewer is for: a bare noun after it would be the head. */
function isHead(tokens: readonly Token[], noun: number): boolean {
  const next = tokens[noun + 1];
  if (next === undefined || !/^\p{Ll}/u.test(next.text)) return true;
  return (
    AFTER_NOUN.has(next.lower) ||
    AUXILIARIES.has(next.lower) ||
    CLAUSE_WORDS.has(next.lower) ||
    isAdverb(next.lower)
  );
}

const AFTER_NOUN = words(`
  and or of on in at to from for by about with without into over under down offline today yesterday last this the a it
  entitled titled called named published posted released written you describing detailing linking naming blaming again no
  once`);

/** "this page", "the report page"; other pages are what intruders take down. */
function isThisPage(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.lower === 'page' && ['this', 'report', 'web'].includes(tokens[at - 1]?.lower ?? '');
}
