import { words } from '../lexicon/words.ts';
import type { Token } from '../tokens.ts';
import { isCapitalised, isWord } from '../tokens.ts';
import type { FoundActor } from './actor-mention.ts';
import type { LearnedStates } from './learned-states.ts';
import { joined } from './name-words.ts';
import { stateWordAt } from './state-words.ts';

/** What only armies and services are called; bureaus and agencies of every other kind speak of others. */
const MARTIAL = words(`
  brigade unit regiment battalion corps command army navy intelligence directorate militia squadron guard staff forces
  division security`);
const NUMBERED = words(
  'unit department directorate section bureau division brigade group centre center branch',
);
const INNER = words('of for and the');
const NUMBER = /^\d{1,6}(?:st|nd|rd|th)?$/;
const LONGEST = 8;

/**
 * "Unit 40", "71st Signals Brigade", "Varnia’s Directorate of Special Tasks", "Varnian Military Intelligence":
 * organs of a state that go by a name of their own.
 */
export function organName(
  tokens: readonly Token[],
  at: number,
  states?: LearnedStates,
): FoundActor | undefined {
  const state = stateWordAt(tokens, at, states);
  const start = state === undefined ? at : tokens[state.to]?.lower === "'s" ? state.to + 1 : state.to;
  const to = endOfOrgan(tokens, start);
  if (OFFICE_HOLDERS.has(tokens[start]?.lower ?? '')) return undefined;
  if (to === start || !isOrgan(tokens, start, to, state !== undefined)) return undefined;
  return { from: at, to, kind: 'organisation', entity: joined(tokens, at, to).replaceAll(" 's", "'s") };
}

/** "Britain's Minister of State for Security": one who speaks, and no organ. */
const OFFICE_HOLDERS = words(
  'minister secretary president ambassador chancellor premier defence defense foreign prime',
);

function endOfOrgan(tokens: readonly Token[], start: number): number {
  let to = start;
  while (to < tokens.length && to - start < LONGEST) {
    const token = tokens[to];
    const inner = to > start && (INNER.has(token?.lower ?? '') || token?.lower === "'s");
    const named = (isCapitalised(token) && isWord(token)) || NUMBER.test(token?.text ?? '');
    // "Directorate of the General Staff".
    const on = token?.lower === 'of' && tokens[to + 1]?.lower === 'the' ? to + 2 : to + 1;
    if (!named && !(inner && (isCapitalised(tokens[on]) || NUMBER.test(tokens[on]?.text ?? '')))) break;
    to += 1;
  }
  return to;
}

function isOrgan(tokens: readonly Token[], from: number, to: number, ofState: boolean): boolean {
  const inside = tokens.slice(from, to);
  const numbered = inside.some(
    (token, at) => NUMBERED.has(token.lower) && NUMBER.test(inside[at + 1]?.text ?? ''),
  );
  const ordinal =
    /^\d+(?:st|nd|rd|th)$/.test(inside[0]?.text ?? '') && MARTIAL.has(inside.at(-1)?.lower ?? '');
  if (numbered || ordinal) return true;
  const martial = inside.some((token) => MARTIAL.has(token.lower) && isCapitalised(token));
  if (!martial) return false;
  if (!ofState && isSpyService(inside)) return true;
  return ofState ? from !== to : inside[0]?.lower === 'directorate' && inside[1] !== undefined;
}

const SERVICES = words('ministry bureau service department directorate');

/** "Ministry of State Security", "Bureau of General Intelligence": known by what it is for, also without its state. */
function isSpyService(inside: readonly Token[]): boolean {
  const topics = inside.slice(2).map(({ lower }) => lower);
  const spies = topics.includes('intelligence') || (topics[0] === 'state' && topics[1] === 'security');
  return SERVICES.has(inside[0]?.lower ?? '') && inside[1]?.lower === 'of' && spies;
}
