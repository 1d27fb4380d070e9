import { words } from '../../../lexicon/words.ts';
import type { Token } from '../../../tokens.ts';
import { isWord } from '../../../tokens.ts';
import { phraseAround } from '../../clauses/noun-phrase.ts';
import { find, isAdverb, sequence } from '../../phrases.ts';
import type { DidFinder } from './did-deed.ts';
import { didDeed } from './did-deed.ts';

const SURELY = words(`
  beyond any doubt no question almost certainly definitely obviously probably likely perhaps maybe most very again the same
  it was of course all over and nobody else without a but who`);
const LIKE = words('reads looks smells feels sounds looked');
const GUESSES = words(
  'guess bet money hunch suspicion theory answer suspect assumption hypothesis verdict conclusion belief favourite candidate',
);

/** Half a sentence that is an answer: "Velvet Magpie, beyond any doubt", "Likely the same people", "my guess is X". */
export const findFragment: DidFinder = (scene, mention) => {
  if (mention.basis === 'open') return undefined;
  const { tokens } = scene.sentence;
  const { from } = phraseAround(tokens, mention);
  const range = { anchor: from, from, to: mention.to };
  if (isGuess(tokens, from) && endsHere(tokens[mention.to]))
    return didDeed(scene, mention, { ...range, anchor: from - 1, from: Math.max(0, from - 3) }, undefined);
  if (scene.headline || mention.basis === 'reference' ? !isSame(tokens, mention) : false) return undefined;
  if (!isAnswer(tokens, from, mention.to)) return undefined;
  return didDeed(
    scene,
    mention,
    { ...range, anchor: mention.to - 1, from: 0, to: Math.min(tokens.length, mention.to + 5) },
    undefined,
  );
};

function isSame(
  tokens: readonly Token[],
  { from, to }: { readonly from: number; readonly to: number },
): boolean {
  return tokens.slice(from, to).some(({ lower }) => lower === 'same');
}

/** "My guess would be X", "reads like X". */
function isGuess(tokens: readonly Token[], from: number): boolean {
  const before = tokens[from - 1]?.lower ?? '';
  if (before === 'like') return LIKE.has(tokens[from - 2]?.lower ?? '');
  if (before !== 'is' && before !== 'be' && before !== 'on') return false;
  const guess = find(tokens, from - 5, from - 1, (word) => GUESSES.has(word));
  return guess > 0 && OWN.has(tokens[guess - 1]?.lower ?? '');
}

const OWN = words('my our best his her their its working preferred favoured current first only main leading');

/** Nothing but the name and how surely, up to the closing quotation mark or the sentence's end. */
function isAnswer(tokens: readonly Token[], from: number, to: number): boolean {
  if (from > 4 || !tokens.slice(0, from).every(isSurely)) return false;
  if (sequence(tokens, from, 'it')) return false;
  const close = find(tokens, to, to + 9, (word) => /^[”".!]$/u.test(word));
  const end = close < 0 ? tokens.length : close;
  const rest = tokens.slice(to, end);
  const surely = [...tokens.slice(0, from), ...rest].some((token) => isWord(token));
  return surely && end - to <= 8 && rest.every(isSurely);
}

function isSurely(token: Token): boolean {
  return !isWord(token) || SURELY.has(token.lower) || isAdverb(token.lower);
}

function endsHere(token: Token | undefined): boolean {
  return token === undefined || /^\p{P}$/u.test(token.text) || ['to', 'and', 'but'].includes(token.lower);
}
