import { ACTOR_NOUNS } from '../lexicon/actors.ts';
import { words } from '../lexicon/words.ts';
import type { Token } from '../tokens.ts';
import { isCapitalised } from '../tokens.ts';
import { endOfName, joined } from './name-words.ts';
import { isStagePlayer } from './stage-player.ts';

/** Where a name is only said to be one, and by that shown to be an actor's. `strong`: even a single word. */
interface Introduction {
  readonly name: string;
  readonly strong: boolean;
}

const QUOTES = words('“ " ‘');
const SOMEBODY = new Set([...ACTOR_NOUNS, ...words('persona grouping activity outfit ring contractor')]);
const NAMING = words('as called dubbed named calls call nicknamed codenamed itself themselves name grouping');

/**
 * The names that a sentence introduces as an actor’s: "a group they call X", "tracked as X", "the X gang",
 * "X claimed responsibility", "attributed to X", "the work of X".
 */
export function introducedIn(tokens: readonly Token[]): readonly Introduction[] {
  const found: Introduction[] = [];
  let at = 0;
  while (at < tokens.length) {
    const to = endOfName(tokens, at);
    if (to === at) at += 1;
    else if (isStagePlayer(tokens, at - 1)) at = to;
    else {
      const strong =
        isNamed(tokens, at) || hasActorBeside(tokens, at, to) || claims(tokens, to) || isAGroup(tokens, to);
      if (strong || isAccused(tokens, at)) found.push({ name: joined(tokens, at, to), strong });
      at = to;
    }
  }
  return found;
}

/** "a group that … track as X": a naming word right before, a noun for somebody within ten words. */
function isNamed(tokens: readonly Token[], at: number): boolean {
  const cue = QUOTES.has(tokens[at - 1]?.text ?? '') ? at - 2 : at - 1;
  if (!NAMING.has(tokens[cue]?.lower ?? '')) return false;
  for (let noun = cue - 1; noun >= Math.max(0, cue - 10); noun -= 1) {
    const word = tokens[noun]?.lower ?? '';
    if (SOMEBODY.has(word) && word !== 'team' && word !== 'unit') return true;
    if (/^[.,;:()]$/u.test(word) || PRETENDING.test(word)) return false;
  }
  return false;
}

/** "actors posing as X": X is somebody else. */
const PRETENDING = /^(?:masquerad|pos(?:ed|es|ing)$|disguis|impersonat|mimic)/u;

/** In "the actor Northgate tracks as" the name is the tracker’s. */
const GIVERS = words(
  'tracks calls dubs names dubbed named tracked refers describes has had said first previously designates',
);
const CREWS = words('gang crew hackers ransomware group actor actors collective operators');
const LED = words('persona grouping gang crew group actor apt adversary');

function hasActorBeside(tokens: readonly Token[], at: number, to: number): boolean {
  const after = QUOTES.has(tokens[to]?.text ?? '') || tokens[to]?.text === '”' ? to + 1 : to;
  const before = QUOTES.has(tokens[at - 1]?.text ?? '') ? at - 2 : at - 1;
  const led = LED.has(tokens[before]?.lower ?? '') && tokens[before]?.text === tokens[before]?.lower;
  const crew = CREWS.has(tokens[after]?.lower ?? '') && tokens[after]?.text === tokens[after]?.lower;
  return (led && !GIVERS.has(tokens[to]?.lower ?? '')) || (at > 0 && crew);
}

function claims(tokens: readonly Token[], to: number): boolean {
  const verb = ['has', 'have', 'later'].includes(tokens[to]?.lower ?? '') ? to + 1 : to;
  return (
    ['claimed', 'claims'].includes(tokens[verb]?.lower ?? '') &&
    ['responsibility', 'credit'].includes(tokens[verb + 1]?.lower ?? '')
  );
}

const GROUPS = words('group gang crew actor collective cluster apt grouping hackers cybercriminals');
const LONGEST_BRACKET = 24;

/** "X is a hacker group", "X (also known as Y) is an espionage actor". */
function isAGroup(tokens: readonly Token[], to: number): boolean {
  let at = to;
  if (tokens[at]?.text === '(') {
    const end = tokens.findIndex(({ text }, place) => place > at && text === ')');
    if (end < 0 || end - at > LONGEST_BRACKET) return false;
    at = end + 1;
  }
  if (!['is', 'was'].includes(tokens[at]?.lower ?? '') || !['a', 'an'].includes(tokens[at + 1]?.lower ?? ''))
    return false;
  for (let noun = at + 2; noun < at + 8; noun += 1) {
    const token = tokens[noun];
    if (token === undefined || !/^\p{L}/u.test(token.text)) return false;
    // "a group policy", "an actor-independent tool".
    if (GROUPS.has(token.lower))
      return !/^\p{Ll}/u.test(tokens[noun + 1]?.text ?? '') || FOLLOWS.has(tokens[noun + 1]?.lower ?? '');
  }
  return false;
}

const FOLLOWS = words(
  'that which who believed known linked tied active operating based from of with and in targeting working backed',
);

const WORKS = words('work handiwork');
const TO = words('attributed attribution attribute attributes');

function isAccused(tokens: readonly Token[], at: number): boolean {
  const [two, one] = [tokens[at - 2]?.lower ?? '', tokens[at - 1]?.lower ?? ''];
  return (one === 'of' && WORKS.has(two)) || (one === 'to' && TO.has(two) && isCapitalised(tokens[at]));
}
