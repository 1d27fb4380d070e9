import { stateOf, stateWords } from '../../vocab/states.ts';
import type { Token } from '../tokens.ts';
import { isCapitalised } from '../tokens.ts';
import type { LearnedStates } from './learned-states.ts';

const NONE: LearnedStates = new Map();

/** A state's name or adjective; `[from, to)` are token indexes. */
export interface StateWord {
  readonly from: number;
  readonly to: number;
  readonly entity: string;
}

/** "China-backed" before a noun for actors speaks of China's; before anything else it places it. */
const TIED =
  /(?:-(?:government|state|military|intelligence))?-(?:backed|sponsored|aligned|linked|affiliated|directed|nexus|associated|controlled|connected|tied|funded)$/i;

function bare(token: Token | undefined): string {
  const text = token?.text ?? '';
  return text.includes('-') ? text.replace(TIED, '').replace(/(?<=^(?:North|South|Saudi|New))-/u, ' ') : text;
}

/** Whether the word only ties something to the state. */
export function onlyTies(token: Token | undefined): boolean {
  return TIED.test(token?.text ?? '');
}

let openings: ReadonlySet<string> | undefined;

/** Few words begin a state's name of more than one: "North", "Saudi"; every capital of a text is asked about. */
function opensPhrase(word: string): boolean {
  openings ??= new Set(
    [...stateWords()].filter((each) => each.includes(' ')).map((each) => each.split(' ')[0] ?? ''),
  );
  return openings.has(word.replaceAll('’', "'"));
}

/** "Iranians", "Varnians", "Pakistanis": the people by the adjective. */
function peopleOf(name: string, learned: LearnedStates): string | undefined {
  if (!isPeople(name)) return undefined;
  const adjective = name.slice(0, -1);
  return stateOf(adjective) ?? learned.get(adjective);
}

/** Whether the word is a people's by its ending. */
export function isPeople(name: string): boolean {
  return /(?:an|i)s$/u.test(name);
}

/** "Chinese", "North Korean", "the Kremlin" without its article. */
export function stateWordAt(
  tokens: readonly Token[],
  at: number,
  learned: LearnedStates = NONE,
): StateWord | undefined {
  const first = tokens[at];
  if (first === undefined || !isCapitalised(first)) return undefined;
  const wide = opensPhrase(first.text) ? stateOf(`${first.text} ${bare(tokens[at + 1])}`) : undefined;
  const name = bare(first);
  const entity = wide ?? stateOf(name) ?? learned.get(name) ?? peopleOf(name, learned);
  return entity === undefined ? undefined : { from: at, to: at + (wide === undefined ? 1 : 2), entity };
}
