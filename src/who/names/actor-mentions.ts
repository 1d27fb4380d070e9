import type { ActorName, ClaimObject, Reading } from '../../model/index.ts';
import { spanIn } from '../../model/index.ts';
import { STATE_ORGANS } from '../lexicon/actors.ts';
import { words } from '../lexicon/words.ts';
import type { Sentence } from '../sentences.ts';
import type { Token } from '../tokens.ts';
import type { ActorMention, FoundActor } from './actor-mention.ts';
import { culpritKind } from './culprit-kinds.ts';
import type { LearnedNames } from './learned-names.ts';
import { learnedName } from './learned-names.ts';
import type { LearnedStates } from './learned-states.ts';
import { isActorWord } from './name-words.ts';
import { namedGroup } from './named-group.ts';
import { openName } from './open-names.ts';
import { organName } from './organ-name.ts';
import { roleName } from './role-names.ts';
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
  states?: LearnedStates,
): readonly ActorMention[] {
  const { tokens } = sentence;
  const mentions: ActorMention[] = [];
  let at = 0;
  while (at < tokens.length) {
    const found =
      listedName(tokens, at, names) ??
      organName(tokens, at, states) ??
      stateActor(tokens, at, states) ??
      namedGroup(tokens, at) ??
      learnedName(tokens, at, learned) ??
      statelikeActor(tokens, at) ??
      kind(tokens, at);
    if (found === undefined) at += 1;
    else {
      mentions.push(mention(reading, tokens, found));
      at = found.to;
    }
  }
  return mentions;
}

/**
 * Capitalised names that are no mention yet: anybody may be accused.
 * @param proper words that have a capital within sentences: one that opens a sentence is a name, too
 */
export function openMentionsIn(
  reading: Reading,
  { tokens }: Sentence,
  mentions: readonly ActorMention[],
  proper: ReadonlySet<string> = new Set(),
): readonly ActorMention[] {
  const open: ActorMention[] = [];
  let next = 0;
  let at = 0;
  while (at < tokens.length) {
    while ((mentions[next]?.to ?? Number.POSITIVE_INFINITY) <= at) next += 1;
    const taken = mentions[next];
    if (taken !== undefined && taken.from <= at) {
      at = taken.to;
      continue;
    }
    const found = openName(tokens, at, proper) ?? roleName(tokens, at);
    if (found === undefined) at += 1;
    else {
      if (taken === undefined || found.to <= taken.from)
        open.push({ ...mention(reading, tokens, found), basis: 'open' });
      at = found.to;
    }
  }
  return open;
}

function kind(tokens: readonly Token[], at: number): FoundActor | undefined {
  const found = culpritKind(tokens, at);
  return found && { ...found, basis: 'kind' };
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

const KINDS_OF_STATE = words(`
  foreign nation-state state-sponsored state-backed government-backed government-sponsored state-linked state-aligned
  nation-state-linked nation-state-backed nation-state-sponsored state-affiliated government-linked state-run`);

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
    ...(found.basis !== undefined && { basis: found.basis }),
  };
}
