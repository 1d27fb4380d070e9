import { DOUBTING, WITHHOLDING } from '../lexicon/speech.ts';
import { words } from '../lexicon/words.ts';
import type { Token } from '../tokens.ts';
import type { Deed } from './deeds/deed.ts';
import { find, findBack, sequence } from './phrases.ts';

/** What the sentence does with a deed that it does not state. */
export type Supposed = 'condition' | 'question' | 'doubt';

const CONJUNCTIONS = words('if whether unless assuming suppose supposing');
const ENDS_CLAUSE = words('; . ) but while although because');

/**
 * Whether a deed is only supposed or asked about. "If X is behind …" claims nothing, nor does "asked
 * whether X is behind"; "it is unclear whether", "questions whether" doubt it. "As if" is a hedge.
 */
export function supposed(tokens: readonly Token[], deed: Deed): Supposed | undefined {
  const first = conjunctionBefore(tokens, Math.min(deed.from, deed.anchor));
  const at = first >= 0 ? first : nearConjunction(tokens, deed);
  if (at < 0) return dependsOnCondition(tokens, deed) ? 'condition' : undefined;
  const word = tokens[at]?.lower ?? '';
  if (word === 'if' && tokens[at - 1]?.lower === 'as') return undefined;
  const doubt = findBack(tokens, at, 5, (before) => DOUBTING.has(before)) >= 0;
  if (doubt && (word === 'whether' || word === 'if')) return 'doubt';
  return word === 'whether' ? 'question' : 'condition';
}

/** "X may go on, whether the gang works for Y or not": between who acts and the word that says so. */
function nearConjunction(tokens: readonly Token[], { from, anchor }: Deed): number {
  return findBack(
    tokens,
    anchor,
    Math.min(8, Math.max(0, anchor - from)),
    (word) => word === 'whether',
    (word) => ENDS_CLAUSE.has(word),
  );
}

/** "If the logs are genuine, X was behind it": what holds only under a condition is not stated either. */
function dependsOnCondition(tokens: readonly Token[], deed: Deed): boolean {
  return CONDITIONS.has(tokens[0]?.lower ?? '') && find(tokens, 1, deed.from, (word) => word === ',') > 0;
}

const CONDITIONS = words('if unless assuming supposing');

/** The conjunction that opens the deed's clause; a comma right after it is an aside, any other ends the clause. */
function conjunctionBefore(tokens: readonly Token[], from: number): number {
  for (let at = from - 1; at >= Math.max(0, from - 14); at -= 1) {
    const word = tokens[at]?.lower ?? '';
    if (CONJUNCTIONS.has(word)) return at;
    if (ENDS_CLAUSE.has(word)) return -1;
    if (word === ',' && !isAside(tokens, at)) return -1;
  }
  return -1;
}

/** "if, as reported, X": short words between two commas right after the conjunction. */
function isAside(tokens: readonly Token[], comma: number): boolean {
  const open = CONJUNCTIONS.has(tokens[comma - 1]?.lower ?? '');
  return open || findBack(tokens, comma, 6, (word) => word === ',') > 0;
}

const TELLING = words(
  'say comment confirm deny discuss speculate attribute blame link name identify disclose accuse',
);

/**
 * "declined to say that X did it", "refused to confirm or deny", "stopped short of blaming X": whoever keeps
 * silent claims nothing.
 */
export function isWithheld(tokens: readonly Token[], anchor: number): boolean {
  return (
    isNeitherNor(tokens, anchor) ||
    isAvoided(tokens, anchor) ||
    tokens.some(
      (token, at) =>
        at < anchor &&
        WITHHOLDING.has(token.lower) &&
        tokens[at + 1]?.lower === 'to' &&
        TELLING.has(tokens[at + 2]?.lower ?? '') &&
        findBack(tokens, anchor, anchor - at, (word) => word === ',' || word === ';') < 0,
    )
  );
}

/** "would neither confirm nor deny that", "would not confirm that". */
function isNeitherNor(tokens: readonly Token[], anchor: number): boolean {
  return tokens.some(
    (token, at) =>
      at < anchor &&
      TELLING.has(token.lower) &&
      (findBack(tokens, at, 3, (word) => word === 'neither') >= 0 ||
        (WOULD.has(tokens[at - 2]?.lower ?? '') && tokens[at - 1]?.lower === 'not') ||
        tokens[at - 1]?.lower === "wouldn't"),
  );
}

const WOULD = words('would could did will');
const AVOIDING = words('refrained refrains avoided avoids without');

/** "short of blaming", "refrained from attributing", "without naming": the deed’s own verb is what is left undone. */
function isAvoided(tokens: readonly Token[], anchor: number): boolean {
  if (tokens[anchor]?.lower.endsWith('ing') !== true) return false;
  const before = tokens[anchor - 1]?.lower ?? '';
  const verb = before === 'from' ? (tokens[anchor - 2]?.lower ?? '') : before;
  return AVOIDING.has(verb) || sequence(tokens, anchor - 2, 'short', 'of');
}
