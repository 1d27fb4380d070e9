import { ACTOR_MODIFIERS, ACTOR_NOUNS, STATE_ORGANS } from '../lexicon/actors.ts';
import { INTRUDED } from '../lexicon/acts.ts';
import { THEORIES } from '../lexicon/relations.ts';
import { SAYING } from '../lexicon/speech.ts';
import { words } from '../lexicon/words.ts';
import type { Token } from '../tokens.ts';
import type { FoundActor } from './actor-mention.ts';
import type { LearnedStates } from './learned-states.ts';
import { endOfName, isActorWord, joined } from './name-words.ts';
import { onlyTies, stateWordAt } from './state-words.ts';

/** "Chinese hackers", "the Russian government", "the Chinese", "Beijing". */
export function stateActor(
  tokens: readonly Token[],
  at: number,
  learned?: LearnedStates,
): FoundActor | undefined {
  const word = stateWordAt(tokens, at, learned);
  if (word === undefined) return undefined;
  const { entity } = word;
  let { to } = word;
  // "Varnia’s military", but not "Varnia’s embassy", which speaks for it.
  if (tokens[to]?.lower === "'s" && isOwnOrgan(tokens, to + 1)) to += 1;
  while (ACTOR_MODIFIERS.has(tokens[to]?.lower ?? '') && !isFinalOrgan(tokens, to)) to += 1;
  const noun = tokens[to]?.lower ?? '';
  if (ACTOR_NOUNS.has(noun)) {
    // "the Chinese APT group Iron Tiger": two nouns for one.
    if (COMPOUND.has(noun) && ACTOR_NOUNS.has(tokens[to + 1]?.lower ?? '')) to += 1;
    return nameAfter(tokens, { from: at, to: to + 1, kind: 'actor', entity });
  }
  if (onlyTies(tokens[word.to - 1])) return undefined;
  if (isArmedForces(tokens, word.to)) return { from: at, to: word.to + 2, kind: 'state', entity };
  if (STATE_ORGANS.has(noun)) return { from: at, to: endOfOrgans(tokens, to), kind: 'state', entity };
  return standsAlone(tokens, at, word.to, entity)
    ? { from: at, to: word.to, kind: 'state', entity }
    : undefined;
}

const COMPOUND = words('apt hacker adversary threat-actor');

function isOwnOrgan(tokens: readonly Token[], at: number): boolean {
  const organs = tokens.slice(at, at + 3).map(({ text }) => text);
  if (
    organs.some(
      (text, index) =>
        text === 'intelligence' && organs.slice(0, index).every((each) => ACTOR_MODIFIERS.has(each)),
    ) &&
    tokens[at]?.lower !== 'intelligence'
  )
    return true;
  let to = at;
  while (to - at < 3 && ACTOR_MODIFIERS.has(tokens[to]?.lower ?? '')) to += 1;
  const noun = tokens[to]?.lower ?? '';
  return (
    tokens[to]?.text === noun &&
    (ACTOR_NOUNS.has(noun) ||
      (STATE_ORGANS.has(noun) && noun !== 'government' && noun !== 'ministry') ||
      noun === 'forces')
  );
}

function isFinalOrgan(tokens: readonly Token[], at: number): boolean {
  return STATE_ORGANS.has(tokens[at]?.lower ?? '') && !isActorWord(tokens[at + 1]);
}

/** Bare "forces" fight elsewhere than in networks. */
function isArmedForces(tokens: readonly Token[], at: number): boolean {
  return (
    ['armed', 'security', 'special'].includes(tokens[at]?.lower ?? '') && tokens[at + 1]?.lower === 'forces'
  );
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
function standsAlone(tokens: readonly Token[], from: number, to: number, entity: string): boolean {
  const next = tokens[to];
  const adjective = tokens[to - 1]?.text !== entity;
  if (adjective && INVOLVEMENT.has(next?.lower ?? '')) return true;
  if (adjective && isOwnDeed(tokens, from, to)) return true;
  if (PLACES.has(tokens[from - 1]?.lower ?? '') && !isBelonging(tokens, from - 1)) return false;
  if (THEORIES.has(next?.lower ?? '') || INVOLVEMENT.has(next?.lower ?? '')) return true;
  // A state’s own name is a noun: only an adjective leans on the next word.
  if (tokens[to - 1]?.text === entity && /^\p{Ll}/u.test(next?.text ?? '')) return true;
  return next === undefined || !/^\p{L}/u.test(next.text) || isVerbal(next.lower);
}

/** "in China", "the University of London": where, not who. */
const PLACES = words('in at from near across throughout within of');

/** "the army of Varnia", "on behalf of Varnia", "orders from Varnia", "the involvement of Varnia". */
function isBelonging(tokens: readonly Token[], link: number): boolean {
  const owned = tokens[link - 1]?.lower ?? '';
  if (tokens[link]?.lower === 'at') return POINTING.has(owned);
  if (tokens[link]?.lower === 'in') return owned === 'originated' || owned === 'originating';
  if (tokens[link]?.lower === 'of') return BELONGING.has(owned) || STATE_ORGANS.has(owned);
  return tokens[link]?.lower === 'from' && SENDING.has(owned);
}

const INVOLVEMENT = words('involvement responsibility complicity participation role hand');

/** "the suspected Varnian attack", "a Varnian operation against": a deed by its maker’s adjective. */
function isOwnDeed(tokens: readonly Token[], from: number, to: number): boolean {
  const noun = tokens[to]?.lower ?? '';
  if (!OWN_DEEDS.has(noun)) return false;
  const doubted = ['suspected', 'alleged', 'presumed'].includes(tokens[from - 1]?.lower ?? '');
  const aimed = ['on', 'against', 'into'].includes(tokens[to + 1]?.lower ?? '');
  return doubted || (aimed && ['the', 'a', 'this'].includes(tokens[from - 1]?.lower ?? ''));
}

const OWN_DEEDS = words(
  'attack breach hack intrusion operation campaign theft sabotage cyberattack break-in',
);
const BELONGING = words(`
  behalf orders order control behest interests interest forces bodies organs hand hands work role involvement part
  direction unit units brigade soldiers agents suspicion handiwork pay payroll employ bidding victim`);
const POINTING = words('finger fingers pointed pointing points blame');
const SENDING = words(`
  orders order instructions money pay funding hackers hacker spies group gang tasking directions came come comes
  originated emanated attackers intruders thieves people officers agents`);

/** A verb makes the state the subject of what it says or did. */
function isVerbal(word: string): boolean {
  return VERBAL.has(word) || ((SAYING.has(word) || INTRUDED.has(word)) && !word.endsWith('ing'));
}

const VERBAL = words(`
  is are was were has have had did does do may might could would will can and or but for in on of as to by with who
  which that used using likely probably possibly allegedly actively repeatedly`);
