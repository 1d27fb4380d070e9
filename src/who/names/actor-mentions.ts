import type { ActorName, ClaimObject, Reading } from '../../model/index.ts';
import { spanIn } from '../../model/index.ts';
import { stateOf } from '../../vocab/states.ts';
import type { Sentence } from '../sentences.ts';
import type { Token } from '../tokens.ts';
import { isCapitalised } from '../tokens.ts';
import { ACTOR_MODIFIERS, ACTOR_NOUNS, STATE_ORGANS } from './lexicon.ts';

/** Someone who may be said to have done it, with the token range `[from, to)` in the sentence. */
export interface ActorMention {
  readonly from: number;
  readonly to: number;
  readonly object: ClaimObject;
}

/** Who may stand as the object of an attribution in this sentence, in order, not overlapping. */
export function actorMentionsIn(
  reading: Reading,
  sentence: Sentence,
  names: readonly ActorName[],
): readonly ActorMention[] {
  const { tokens } = sentence;
  const mentions: ActorMention[] = [];
  let at = 0;
  while (at < tokens.length) {
    const found =
      listedName(tokens, at, names) ??
      stateActor(tokens, at) ??
      namedGroup(tokens, at) ??
      statelikeActor(tokens, at);
    if (found === undefined) at += 1;
    else {
      mentions.push(mention(reading, tokens, found));
      at = found.to;
    }
  }
  return mentions;
}

interface Found {
  readonly from: number;
  readonly to: number;
  readonly kind: ClaimObject['kind'];
  readonly entity?: string;
}

/** A name that the vocabulary lists. */
function listedName(tokens: readonly Token[], at: number, names: readonly ActorName[]): Found | undefined {
  const start = tokens[at]?.start;
  const name = names.find((candidate) => candidate.span.start === start);
  if (name === undefined) return undefined;
  let to = at;
  while (to < tokens.length && (tokens[to]?.start ?? Number.POSITIVE_INFINITY) < name.span.end) to += 1;
  // "TA453-controlled" contains a name and is none.
  if (tokens[to - 1]?.end !== name.span.end) return undefined;
  return { from: at, to, kind: 'actor', entity: name.name };
}

/** "Chinese hackers", "the Russian government", "the Chinese", "Beijing". */
function stateActor(tokens: readonly Token[], at: number): Found | undefined {
  const first = tokens[at];
  if (first === undefined || !isCapitalised(first)) return undefined;
  const two = `${first.text} ${tokens[at + 1]?.text ?? ''}`;
  const wide = stateOf(two) !== undefined;
  const state = stateOf(two) ?? stateOf(first.text);
  if (state === undefined) return undefined;
  let to = at + (wide ? 2 : 1);
  while (ACTOR_MODIFIERS.has(tokens[to]?.lower ?? '') && !isFinalOrgan(tokens, to)) to += 1;
  const noun = tokens[to]?.lower ?? '';
  if (ACTOR_NOUNS.has(noun)) return nameAfter(tokens, { from: at, to: to + 1, kind: 'actor', entity: state });
  if (STATE_ORGANS.has(noun)) return { from: at, to: endOfOrgans(tokens, to), kind: 'state', entity: state };
  return standsAlone(tokens, at, at + (wide ? 2 : 1))
    ? { from: at, to: at + (wide ? 2 : 1), kind: 'state', entity: state }
    : undefined;
}

function isFinalOrgan(tokens: readonly Token[], at: number): boolean {
  return STATE_ORGANS.has(tokens[at]?.lower ?? '') && !isActorWord(tokens[at + 1]);
}

function isActorWord(token: Token | undefined): boolean {
  const word = token?.lower ?? '';
  return ACTOR_NOUNS.has(word) || ACTOR_MODIFIERS.has(word) || STATE_ORGANS.has(word);
}

function endOfOrgans(tokens: readonly Token[], at: number): number {
  let to = at + 1;
  while (STATE_ORGANS.has(tokens[to]?.lower ?? '')) to += 1;
  return to;
}

/** "the Chinese threat actor Iron Tiger" names Iron Tiger; the state is the describer's. */
function nameAfter(tokens: readonly Token[], group: Found): Found {
  const to = endOfName(tokens, group.to);
  return to === group.to
    ? group
    : { from: group.from, to, kind: 'actor', entity: joined(tokens, group.to, to) };
}

/** A state's noun, or "the" and its people; an adjective before another noun is only a description. */
function standsAlone(tokens: readonly Token[], from: number, to: number): boolean {
  const next = tokens[to];
  if (PLACES.has(tokens[from - 1]?.lower ?? '')) return false;
  if (tokens[from - 1]?.lower === 'the')
    return next === undefined || !/^\p{L}/u.test(next.text) || isVerbal(next);
  return next === undefined || !/^\p{L}/u.test(next.text) || isVerbal(next);
}

/** "in China", "the University of London": where, not who. */
const PLACES = new Set(['in', 'at', 'from', 'near', 'across', 'throughout', 'within', 'of']);

const VERBAL = new Set(
  `is are was were has have had did does do may might could would will can and or but for in on of as to by with who
   which that used using stole attacked hacked broke denied denies rejected rejects said says claims claimed likely
   probably possibly allegedly actively`.split(/\s+/),
);

function isVerbal(token: Token): boolean {
  return VERBAL.has(token.lower);
}

const DESIGNATOR = /^(?:APT|UNC|FIN|TA|TEMP|DEV|Storm|CL|TGR|UAC|TAG|G)-?\d{1,5}$/;

/** "APT-77", "the group Copper Heron", "AMBER FINCH": names that no list knows yet. */
function namedGroup(tokens: readonly Token[], at: number): Found | undefined {
  const token = tokens[at];
  if (token === undefined) return undefined;
  if (DESIGNATOR.test(token.text) && token.text.charAt(0) !== 'G')
    return { from: at, to: at + 1, kind: 'actor', entity: token.text };
  const to = endOfName(tokens, at);
  if (to === at) return undefined;
  const afterNoun = ACTOR_NOUNS.has(tokens[at - 1]?.lower ?? '') && !NAMING.has(tokens[to]?.lower ?? '');
  const cryptonym =
    to - at >= 2 && tokens.slice(at, to).every((word) => isUpperCase(word.text)) && !allUpper(tokens);
  const beforeNoun = ACTOR_NOUNS.has(tokens[to]?.lower ?? '') && (cryptonym || !isSentenceStart(at));
  if (!afterNoun && !beforeNoun && !cryptonym) return undefined;
  return { from: at, to: beforeNoun ? to + 1 : to, kind: 'actor', entity: joined(tokens, at, to) };
}

/** "the actor Northgate tracks as": whoever tracks is no actor. */
const NAMING = new Set([
  'tracks',
  'calls',
  'dubs',
  'names',
  'dubbed',
  'named',
  'tracked',
  'refers',
  'describes',
  'has',
  'said',
]);

function isSentenceStart(at: number): boolean {
  return at === 0;
}

/** "a foreign intelligence service", "nation-state actors": a kind of actor, nobody by name. */
function statelikeActor(tokens: readonly Token[], at: number): Found | undefined {
  const word = tokens[at]?.lower ?? '';
  if (!['foreign', 'nation-state', 'state-sponsored', 'state-backed', 'government-backed'].includes(word))
    return undefined;
  let to = at + 1;
  while (isActorWord(tokens[to])) to += 1;
  const noun = tokens[to - 1]?.lower ?? '';
  if (to === at + 1 && noun !== 'nation-state') return undefined;
  return { from: at, to, kind: STATE_ORGANS.has(noun) ? 'state' : 'actor' };
}

/** Capitalised words in a row, at most four; numbers may follow ("Group 3390"). */
function endOfName(tokens: readonly Token[], from: number): number {
  let to = from;
  while (to < tokens.length && to - from < 4 && isNameWord(tokens[to])) to += 1;
  return to;
}

function isNameWord(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    isCapitalised(token) &&
    !isActorWord(token) &&
    stateOf(token.text) === undefined &&
    !COMMON_STARTS.has(token.lower)
  );
}

const COMMON_STARTS = new Set(
  `the a an this that these those we our it its they their he she his her in on at for from by with and but or as if
   according what who how when while although however still also no not i you there here both many some most such
   december january february march april may june july august september october november monday tuesday wednesday
   thursday friday saturday sunday`.split(/\s+/),
);

function isUpperCase(word: string): boolean {
  return word.length >= 3 && word === word.toUpperCase() && /^\p{Lu}+$/u.test(word);
}

function allUpper(tokens: readonly Token[]): boolean {
  return !tokens.some((token) => /\p{Ll}/u.test(token.text));
}

function joined(tokens: readonly Token[], from: number, to: number): string {
  return tokens
    .slice(from, to)
    .map((token) => token.text)
    .join(' ');
}

function mention(reading: Reading, tokens: readonly Token[], found: Found): ActorMention {
  const span = spanIn(reading, tokens[found.from]?.start ?? 0, tokens[found.to - 1]?.end ?? 0);
  const object: ClaimObject = { as: span.quote, kind: found.kind, span };
  return {
    from: found.from,
    to: found.to,
    object: found.entity === undefined ? object : { ...object, entity: found.entity },
  };
}
