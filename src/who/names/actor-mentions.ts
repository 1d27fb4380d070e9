import type { ActorName, ClaimObject, Reading } from '../../model/index.ts';
import { spanIn } from '../../model/index.ts';
import { STATE_ORGANS } from '../lexicon/actors.ts';
import { words } from '../lexicon/words.ts';
import type { Sentence } from '../sentences.ts';
import type { Token } from '../tokens.ts';
import type { ActorMention, FoundActor } from './actor-mention.ts';
import type { LearnedNames } from './learned-names.ts';
import { learnedName } from './learned-names.ts';
import { isActorWord } from './name-words.ts';
import { namedGroup } from './named-group.ts';
import { stateActor } from './state-actor.ts';

const NONE: LearnedNames = new Map();

/**
 * Who may stand as the object of an attribution in this sentence, in order, not overlapping.
 * @param learned names that other sentences of the text have introduced
 */
export function actorMentionsIn(
  reading: Reading,
  sentence: Sentence,
  names: readonly ActorName[],
  learned: LearnedNames = NONE,
): readonly ActorMention[] {
  const { tokens } = sentence;
  const mentions: ActorMention[] = [];
  let at = 0;
  while (at < tokens.length) {
    const found =
      listedName(tokens, at, names) ??
      stateActor(tokens, at) ??
      namedGroup(tokens, at) ??
      learnedName(tokens, at, learned) ??
      statelikeActor(tokens, at);
    if (found === undefined) at += 1;
    else {
      mentions.push(mention(reading, tokens, found));
      at = found.to;
    }
  }
  return mentions;
}

/** A name that the vocabulary lists. */
function listedName(
  tokens: readonly Token[],
  at: number,
  names: readonly ActorName[],
): FoundActor | undefined {
  const start = tokens[at]?.start;
  const name = names.find((candidate) => candidate.span.start === start);
  if (name === undefined) return undefined;
  let to = at;
  while (to < tokens.length && (tokens[to]?.start ?? Number.POSITIVE_INFINITY) < name.span.end) to += 1;
  // "TA453-controlled" contains a name and is none.
  if (tokens[to - 1]?.end !== name.span.end) return undefined;
  return { from: at, to, kind: 'actor', entity: name.name };
}

const KINDS_OF_STATE = words('foreign nation-state state-sponsored state-backed government-backed');

/** "a foreign intelligence service", "nation-state actors": a kind of actor, nobody by name. */
function statelikeActor(tokens: readonly Token[], at: number): FoundActor | undefined {
  const word = tokens[at]?.lower ?? '';
  if (!KINDS_OF_STATE.has(word)) return undefined;
  let to = at + 1;
  while (isActorWord(tokens[to])) to += 1;
  const noun = tokens[to - 1]?.lower ?? '';
  if (to === at + 1 && noun !== 'nation-state') return undefined;
  return { from: at, to, kind: STATE_ORGANS.has(noun) ? 'state' : 'actor' };
}

function mention(reading: Reading, tokens: readonly Token[], found: FoundActor): ActorMention {
  const span = spanIn(reading, tokens[found.from]?.start ?? 0, tokens[found.to - 1]?.end ?? 0);
  const object: ClaimObject = { as: span.quote, kind: found.kind, span };
  return {
    from: found.from,
    to: found.to,
    object: found.entity === undefined ? object : { ...object, entity: found.entity },
  };
}
