import { ACTOR_MODIFIERS, ACTOR_NOUNS, STATE_ORGANS } from '../lexicon/actors.ts';
import { INTRUDED } from '../lexicon/acts.ts';
import { THEORIES } from '../lexicon/relations.ts';
import { SAYING } from '../lexicon/speech.ts';
import { words } from '../lexicon/words.ts';
import type { Token } from '../tokens.ts';
import type { FoundActor } from './actor-mention.ts';
import type { LearnedStates } from './learned-states.ts';
import { endOfName, isActorWord, joined } from './name-words.ts';
import { isStagePlayer } from './stage-player.ts';
import { isPeople, onlyTies, stateWordAt } from './state-words.ts';

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
  if (ACTOR_NOUNS.has(noun) || NATIONALS.has(noun)) {
    if (isStagePlayer(tokens, to)) return undefined;
    // "the Chinese APT group Iron Tiger": two nouns for one.
    if (COMPOUND.has(noun) && ACTOR_NOUNS.has(tokens[to + 1]?.lower ?? '')) to += 1;
    // A state's citizens are not the state.
    if (PRIVATE.has(noun)) return { from: at, to: to + 1, kind: 'person' };
    return nameAfter(tokens, { from: at, to: to + 1, kind: 'actor', entity });
  }
  if (onlyTies(tokens[word.to - 1])) return undefined;
  if (isArmedForces(tokens, word.to)) return { from: at, to: word.to + 2, kind: 'state', entity };
  if (STATE_ORGANS.has(noun)) return { from: at, to: endOfOrgans(tokens, to), kind: 'state', entity };
  return standsAlone(tokens, at, word.to, entity)
    ? { from: at, to: word.to, kind: 'state', entity }
    : undefined;
}

/** Whoever is of a state or acts for it. "Officials" speak more often than they act. */
const NATIONALS = words(`
  nationals national citizens citizen agents agent operatives operative spies spooks criminals cybercriminals fraudsters
  officials officers interests mercenaries contractors cyberspies cyber-spies hacktivists saboteurs activists trolls`);
const PRIVATE = words('nationals national citizens citizen criminals cybercriminals fraudsters activists');
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
  const adjective = isAdjective(tokens[to - 1], entity);
  if (adjective && INVOLVEMENT.has(next?.lower ?? '')) return true;
  if (adjective && isOwnDeed(tokens, from, to)) return true;
  if (PLACES.has(tokens[from - 1]?.lower ?? '') && !isBelonging(tokens, from - 1)) return false;
  if (THEORIES.has(next?.lower ?? '') || INVOLVEMENT.has(next?.lower ?? '')) return true;
  // A state’s own name is a noun: only an adjective leans on the next word.
  if (!adjective && /^\p{Ll}/u.test(next?.text ?? '')) return true;
  return next === undefined || !/^\p{L}/u.test(next.text) || isVerbal(next.lower);
}

/** "Chinese"; "Beijing", "the Kremlin" and "the FSB" are nouns like the state's own name. */
function isAdjective(token: Token | undefined, entity: string): boolean {
  const text = token?.text ?? '';
  if (text === entity || SEATS.has(text) || isPeople(text)) return false;
  return COUNTRIES.has(text) || (text !== text.toUpperCase() && ADJECTIVAL.test(text));
}

/** Short for the country, and as often before a noun as an adjective: "UK companies". */
const COUNTRIES = new Set(['US', 'U.S.', 'USA', 'UK', 'U.K.', 'UAE', 'PRC', 'DPRK', 'EU', 'ROK']);

const ADJECTIVAL = /(?:an|ese|ish|[^g]i|ic|ch|ot|ak|Greek|Swiss|Thai|Welsh)$/u;
const SEATS = new Set([
  'Tehran',
  'Teheran',
  'Taliban',
  'Canberra',
  'Delhi',
  'Helsinki',
  'Abu Dhabi',
  'Mossad',
]);

/** "in China", "the University of London": where, not who. */
const PLACES = words('in at from near across throughout within of');

/** "the army of Varnia", "on behalf of Varnia", "orders from Varnia", "the involvement of Varnia". */
function isBelonging(tokens: readonly Token[], link: number): boolean {
  const owned = tokens[link - 1]?.lower ?? '';
  if (tokens[link]?.lower === 'at') return POINTING.has(owned);
  // "Attackers operating out of China": whoever they are, they are told by it.
  const placed = owned === 'out' ? (tokens[link - 2]?.lower ?? '') : owned;
  if (WORKING.has(placed) && tokens.slice(Math.max(0, link - 8), link).some(({ lower }) => CROWDS.has(lower)))
    return true;
  if (tokens[link]?.lower === 'in') return owned === 'originated' || owned === 'originating';
  if (tokens[link]?.lower === 'of') return BELONGING.has(owned) || STATE_ORGANS.has(owned);
  return tokens[link]?.lower === 'from' && SENDING.has(owned);
}

const WORKING = words('operating working based located');
const CROWDS = words('hackers attackers intruders cybercriminals spies thieves actors group gang');

const INVOLVEMENT = words('involvement responsibility complicity participation role hand');

/** "the suspected Varnian attack", "a Varnian operation against": a deed by its maker’s adjective. */
function isOwnDeed(tokens: readonly Token[], from: number, to: number): boolean {
  const noun = tokens[to]?.lower ?? '';
  if (!OWN_DEEDS.has(noun)) return false;
  const doubted = ['suspected', 'alleged', 'presumed'].includes(tokens[from - 1]?.lower ?? '');
  const next = tokens[to + 1]?.lower ?? '';
  if (['meddling', 'interference', 'hacking', 'sabotage'].includes(noun))
    return ['in', 'of', 'on', 'into'].includes(next);
  const aimed = ['on', 'against', 'into'].includes(next);
  return doubted || (aimed && ['the', 'a', 'this'].includes(tokens[from - 1]?.lower ?? ''));
}

const OWN_DEEDS = words(
  'attack breach hack intrusion operation campaign theft sabotage cyberattack break-in hacks meddling interference hacking cyberattacks cyber-attack cyber-attacks intrusions',
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
