import { CLAUSE_WORDS, FINITE } from '../../../lexicon/grammar.ts';
import { words } from '../../../lexicon/words.ts';
import type { ActorMention } from '../../../names/actor-mention.ts';
import type { Token } from '../../../tokens.ts';
import type { TokenRange } from '../../phrases.ts';
import { subjectOf } from '../../subjects.ts';
import type { DidFinder } from './did-deed.ts';
import { didDeed, prepositionBefore } from './did-deed.ts';

const SIGNS = words('hallmarks hallmark handiwork fingerprints signature');

/** "E is consistent with X", "E points to X", "it bears the hallmarks of X": what fits X is the reason given. */
export const findFits: DidFinder = (scene, mention) => {
  const { tokens } = scene.sentence;
  const link = prepositionBefore(tokens, mention, ['with', 'to', 'of']);
  const anchor = link - 1;
  if (link < 1 || !fits(tokens, anchor, link) || !isNamedAtEnd(tokens, link, mention)) return undefined;
  const verb = tokens[link]?.lower === 'of' ? bearing(tokens, anchor) : anchor;
  const subject = verb < 0 ? undefined : subjectOf(tokens, verb);
  const deed = didDeed(scene, mention, { anchor, from: anchor, to: mention.to }, undefined);
  return subject === undefined ? deed : { ...deed, grounds: wholeList(tokens, subject) };
};

/** "consistent with X", "with earlier X activity"; "with X’s requirements" or "with tensions between X and Y" is no fit. */
function isNamedAtEnd(tokens: readonly Token[], link: number, mention: ActorMention): boolean {
  const next = tokens[mention.to];
  if (tokens[link]?.lower === 'to') return next?.lower !== "'s";
  if (mention.from - link > 3 || mention.object.entity === undefined) return false;
  if (mention.object.kind !== 'actor' || next?.lower === "'s") return false;
  return next === undefined || !/^\p{L}/u.test(next.text) || CLAUSE_ENDS.has(next.lower);
}

const CLAUSE_ENDS = words(`
  and or but as in because that who which activity operations operation tradecraft campaigns attacks`);

function fits(tokens: readonly Token[], anchor: number, link: number): boolean {
  const word = tokens[anchor]?.lower ?? '';
  const by = tokens[link]?.lower;
  if (by === 'with') return word === 'consistent';
  if (by === 'to') return word === 'point' || word === 'points' || word === 'pointed' || word === 'pointing';
  return SIGNS.has(word);
}

/** "bears all the hallmarks": the verb before the noun. */
function bearing(tokens: readonly Token[], noun: number): number {
  for (let at = noun - 1; at >= Math.max(0, noun - 4); at -= 1) {
    if (/^(?:bear|bore|ha[sd]|have|carr|show)/.test(tokens[at]?.lower ?? '')) return at;
  }
  return -1;
}

/** A subject that is the end of a list ("A, B and C") takes in the whole list, up to the sentence's start. */
function wholeList(tokens: readonly Token[], subject: TokenRange): TokenRange {
  let from = subject.from;
  while (LISTING.has(tokens[from - 1]?.lower ?? '')) {
    let item = from - 1;
    while (item > 0 && isItem(tokens[item - 1])) item -= 1;
    if (item === from - 1 || from - item > LONGEST_ITEM || endsBefore(tokens[item - 1])) break;
    from = item;
  }
  return { from, to: subject.to };
}

const LISTING = words(', and');
const LONGEST_ITEM = 8;

/** A word that is part of a clause: the item before was no item of a list. */
function endsBefore(token: Token | undefined): boolean {
  return FINITE.has(token?.lower ?? '') || CLAUSE_WORDS.has(token?.lower ?? '');
}

function isItem(token: Token | undefined): boolean {
  const word = token?.lower ?? '';
  return /^\p{L}/u.test(word) && word !== 'and' && !FINITE.has(word) && !CLAUSE_WORDS.has(word);
}
