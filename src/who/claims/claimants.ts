import type { Claimant, Reading } from '../../model/index.ts';
import { spanIn } from '../../model/index.ts';
import { stateOf } from '../../vocab/states.ts';
import type { WhoContext } from '../context.ts';
import type { Sentence } from '../sentences.ts';
import type { Token } from '../tokens.ts';
import { isCapitalised, isWord } from '../tokens.ts';
import type { TokenRange } from './phrases.ts';
import { CHANNELS, NAMELESS, PRONOUNS, SELF, SPEAKS_FOR, TITLES } from './words.ts';

/** People whom the text has introduced: surname to full name. Grows as the sentences are read in order. */
export type Register = Map<string, string>;

/** Nobody is said to say it: shown as such, never counted as an origin. */
export const UNSTATED: Claimant = { as: 'UNSTATED', resolved: false };

/** Who stands behind the words in `range`, as far as the text itself settles it. */
export function claimantOf(
  reading: Reading,
  sentence: Sentence,
  range: TokenRange,
  register: Register,
  context: WhoContext,
): Claimant {
  const tokens = sentence.tokens.slice(range.from, range.to);
  const span = spanIn(reading, tokens[0]?.start ?? sentence.start, tokens.at(-1)?.end ?? sentence.end);
  const base = { as: span.quote, span };
  const entity = entityOf(tokens, register, context);
  return entity === undefined ? { ...base, resolved: isSelf(tokens) } : { ...base, entity, resolved: true };
}

function isSelf(tokens: readonly Token[]): boolean {
  return tokens.some((token) => SELF.has(token.lower));
}

function entityOf(tokens: readonly Token[], register: Register, context: WhoContext): string | undefined {
  if (isSelf(tokens)) return context.publisher;
  const name = lastName(tokens);
  if (name === undefined) return undefined;
  if (spokenFor(tokens, name)) return nameIn(tokens, name);
  const full = nameIn(tokens, name);
  return register.get(tokens[name.to - 1]?.text ?? '') ?? full;
}

/** The last run of capitalised words that is no title: "Northgate’s Vice President Ann Vale" → "Ann Vale". */
function lastName(tokens: readonly Token[]): TokenRange | undefined {
  for (let to = tokens.length; to > 0; to -= 1) {
    if (!isNamePart(tokens[to - 1])) continue;
    let from = to;
    while (from > 0 && isNamePart(tokens[from - 1])) from -= 1;
    return { from, to };
  }
  return undefined;
}

function isNamePart(token: Token | undefined): boolean {
  if (token === undefined || !isCapitalised(token) || !isWord(token)) return false;
  return (
    !TITLES.has(token.lower) &&
    stateOf(token.text) === undefined &&
    !OPENING.has(token.lower) &&
    !NAMELESS.has(token.lower)
  );
}

const OPENING = new Set([
  'the',
  'a',
  'an',
  'some',
  'many',
  'several',
  'one',
  'two',
  'another',
  'this',
  'these',
  'those',
  'former',
]);

/** "Northgate Labs representatives": the organisation speaks through people without a name. */
function spokenFor(tokens: readonly Token[], name: TokenRange): boolean {
  return tokens.slice(name.to).some((token) => SPEAKS_FOR.has(token.lower));
}

function nameIn(tokens: readonly Token[], name: TokenRange): string {
  return tokens
    .slice(name.from, name.to)
    .map((token) => token.text)
    .join(' ');
}

/** Whether the phrase names a channel that carries what others say ("news sources"). */
export function isChannel(tokens: readonly Token[], range: TokenRange): boolean {
  return tokens.slice(range.from, range.to).some((token) => CHANNELS.has(token.lower));
}

export function isPronoun(tokens: readonly Token[], range: TokenRange): boolean {
  return range.to - range.from === 1 && PRONOUNS.has(tokens[range.from]?.lower ?? '');
}

/**
 * Learns full names from two or three capitalised words in a row where a title, a role or a verb of
 * saying is near, so that a later surname leads back to the person.
 */
export function learnNames(sentence: Sentence, register: Register): void {
  const { tokens } = sentence;
  let at = 0;
  while (at < tokens.length) {
    let to = at;
    while (isNamePart(tokens[to])) to += 1;
    const length = to - at;
    const introduced = tokens
      .slice(Math.max(0, at - 8), at)
      .concat(tokens.slice(to, to + 8))
      .some((token) => TITLES.has(token.lower));
    const surname = tokens[to - 1]?.text;
    if ((length === 2 || length === 3) && introduced && surname !== undefined && !register.has(surname)) {
      register.set(surname, nameIn(tokens, { from: at, to }));
    }
    at = Math.max(to, at + 1);
  }
}
