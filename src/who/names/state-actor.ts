import { ACTOR_MODIFIERS, ACTOR_NOUNS, STATE_ORGANS } from '../lexicon/actors.ts';
import { INTRUDED } from '../lexicon/acts.ts';
import { SAYING } from '../lexicon/speech.ts';
import { words } from '../lexicon/words.ts';
import type { Token } from '../tokens.ts';
import type { FoundActor } from './actor-mention.ts';
import { endOfName, isActorWord, joined } from './name-words.ts';
import { onlyTies, stateWordAt } from './state-words.ts';

/** "Chinese hackers", "the Russian government", "the Chinese", "Beijing". */
export function stateActor(tokens: readonly Token[], at: number): FoundActor | undefined {
  const word = stateWordAt(tokens, at);
  if (word === undefined) return undefined;
  const { entity } = word;
  let { to } = word;
  while (ACTOR_MODIFIERS.has(tokens[to]?.lower ?? '') && !isFinalOrgan(tokens, to)) to += 1;
  const noun = tokens[to]?.lower ?? '';
  if (ACTOR_NOUNS.has(noun)) return nameAfter(tokens, { from: at, to: to + 1, kind: 'actor', entity });
  if (onlyTies(tokens[word.to - 1])) return undefined;
  if (isArmedForces(tokens, word.to)) return { from: at, to: word.to + 2, kind: 'state', entity };
  if (STATE_ORGANS.has(noun)) return { from: at, to: endOfOrgans(tokens, to), kind: 'state', entity };
  return standsAlone(tokens, at, word.to) ? { from: at, to: word.to, kind: 'state', entity } : undefined;
}

function isFinalOrgan(tokens: readonly Token[], at: number): boolean {
  return STATE_ORGANS.has(tokens[at]?.lower ?? '') && !isActorWord(tokens[at + 1]);
}

/** Bare "forces" fight elsewhere than in networks. */
function isArmedForces(tokens: readonly Token[], at: number): boolean {
  return ['armed', 'security'].includes(tokens[at]?.lower ?? '') && tokens[at + 1]?.lower === 'forces';
}

function endOfOrgans(tokens: readonly Token[], at: number): number {
  let to = at + 1;
  while (STATE_ORGANS.has(tokens[to]?.lower ?? '')) to += 1;
  return to;
}

/** "the Chinese threat actor Iron Tiger" names Iron Tiger; the state is the describer's. */
function nameAfter(tokens: readonly Token[], group: FoundActor): FoundActor {
  const to = endOfName(tokens, group.to);
  return to === group.to
    ? group
    : { from: group.from, to, kind: 'actor', entity: joined(tokens, group.to, to) };
}

/** A state's noun, or "the" and its people; an adjective before another noun is only a description. */
function standsAlone(tokens: readonly Token[], from: number, to: number): boolean {
  const next = tokens[to];
  if (PLACES.has(tokens[from - 1]?.lower ?? '')) return false;
  return next === undefined || !/^\p{L}/u.test(next.text) || isVerbal(next.lower);
}

/** "in China", "the University of London": where, not who. */
const PLACES = words('in at from near across throughout within of');

/** A verb makes the state the subject of what it says or did. */
function isVerbal(word: string): boolean {
  return VERBAL.has(word) || ((SAYING.has(word) || INTRUDED.has(word)) && !word.endsWith('ing'));
}

const VERBAL = words(`
  is are was were has have had did does do may might could would will can and or but for in on of as to by with who
  which that used using likely probably possibly allegedly actively repeatedly`);
