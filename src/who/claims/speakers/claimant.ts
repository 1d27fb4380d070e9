import type { Claimant, Reading } from '../../../model/index.ts';
import { spanIn } from '../../../model/index.ts';
import { stateOf } from '../../../vocab/states.ts';
import type { WhoContext } from '../../context.ts';
import { INSTITUTIONS, SELF, SPEAKS_FOR, STATE_VOICES } from '../../lexicon/speakers.ts';
import { words } from '../../lexicon/words.ts';
import type { Sentence } from '../../sentences.ts';
import type { Token } from '../../tokens.ts';
import type { TokenRange } from '../phrases.ts';
import { isLocation, isOwner, isPlace, nameRuns, textOf } from './name-runs.ts';
import type { Register } from './register.ts';

/** Nobody is said to say it: shown as such, never counted as an origin. */
export const UNSTATED: Claimant = { as: 'UNSTATED', resolved: false };

/** Who stands behind the words in `range`, as far as the text itself settles it. */
export function claimantOf(
  reading: Reading,
  sentence: Sentence,
  range: TokenRange,
  register: Register,
  context: WhoContext,
): Claimant {
  const tokens = sentence.tokens.slice(range.from, range.to);
  const span = spanIn(reading, tokens[0]?.start ?? sentence.start, tokens.at(-1)?.end ?? sentence.end);
  const base = { as: span.quote, span };
  const self = tokens.some((token) => SELF.has(token.lower));
  const opening = tokens[0];
  const common = !self && opening?.start === sentence.start && register.common.has(opening.lower);
  const entity = self ? context.publisher : entityOf(common ? tokens.slice(1) : tokens, register);
  return entity === undefined ? { ...base, resolved: self } : { ...base, entity, resolved: true };
}

/** "Prosecutors": a kind of speaker with a sentence's capital. */
function isGeneric(tokens: readonly Token[], run: TokenRange): boolean {
  return run.to - run.from === 1 && INSTITUTIONS.has(tokens[run.from]?.lower ?? '');
}

function entityOf(tokens: readonly Token[], register: Register): string | undefined {
  const runs = nameRuns(tokens).filter((run) => !isLocation(tokens, run) && !isGeneric(tokens, run));
  const person = runs.find((run) => !isOwner(tokens, run) && !isPlace(tokens, run));
  const name = spokenFor(tokens, runs[0]) ? runs[0] : (person ?? runs[0]);
  if (name === undefined || isPeople(tokens, name))
    return stateSpeaking(tokens) ?? firmSpeaking(tokens, register);
  const full = textOf(tokens, name);
  return name === person ? (register.people.get(tokens[name.to - 1]?.text ?? '') ?? full) : full;
}

/** "Chechen sources", "Scottish officials": an adjective for a people, not who they work for. */
function isPeople(tokens: readonly Token[], name: TokenRange): boolean {
  const one = name.to - name.from === 1 && /(?:an|en|ese|ish)$/.test(tokens[name.from]?.lower ?? '');
  return one && ANYBODY.has(tokens[name.to]?.lower ?? '');
}

const ANYBODY = words('sources officials experts insiders diplomats lawmakers people authorities');

/** "the firm’s report": the organisation named before. */
function firmSpeaking(tokens: readonly Token[], register: Register): string | undefined {
  const says = tokens.some((token, at) => FIRMS.has(token.lower) && tokens[at - 1]?.lower === 'the');
  return says ? register.organisation : undefined;
}

const FIRMS = words('firm company vendor');

/**
 * "Norway", "the Kremlin", "the Norwegian embassy in Westhaven": a state, or an organ whose word is the
 * state's. "Norwegian officials" are people without a name.
 */
function stateSpeaking(tokens: readonly Token[]): string | undefined {
  const first = tokens[0]?.lower === 'the' ? 1 : 0;
  const two = stateOf(textOf(tokens, { from: first, to: first + 2 }));
  const after = first + (two === undefined ? 1 : 2);
  const state = two ?? stateOf(tokens[first]?.text ?? '');
  const organ = tokens.slice(after, after + 3).some((token) => STATE_VOICES.has(token.lower));
  return after >= tokens.length || organ ? state : undefined;
}

/** "Northgate Labs representatives": the organisation speaks through people without a name. */
function spokenFor(tokens: readonly Token[], name: TokenRange | undefined): boolean {
  return (
    name !== undefined && tokens.slice(name.to, name.to + 3).some((token) => SPEAKS_FOR.has(token.lower))
  );
}
