import { ACTS, INTRUDED, PERFORMED } from '../../../lexicon/acts.ts';
import { AUXILIARIES } from '../../../lexicon/grammar.ts';
import { words } from '../../../lexicon/words.ts';
import type { Token } from '../../../tokens.ts';
import { find, isAdverb, phraseFrom, sequence } from '../../phrases.ts';
import { isForecast } from '../forecast.ts';
import type { DidFinder } from './did-deed.ts';
import { didDeed, phraseStartOf } from './did-deed.ts';
import { predicateAfter } from './predicate.ts';

/** "X is behind", "X was responsible for", "X broke into", "X was involved in", "X did it". */
export const findBehind: DidFinder = (scene, mention) => {
  const { tokens } = scene.sentence;
  // "X, which S has linked to the army, was behind it": what a preposition governs within commas is no subject.
  if (
    tokens[mention.to]?.text === ',' &&
    GOVERNING.has(tokens[phraseStartOf(tokens, mention) - 1]?.lower ?? '')
  )
    return undefined;
  const found = predicateAfter(tokens, afterRival(tokens, mention.to));
  if (found === undefined || isForecast(tokens, found.start, found.verb)) return undefined;
  const { verb } = found;
  const length = didIt(tokens, verb) ?? didSomething(tokens, verb);
  if (length === undefined) return undefined;
  const range = { anchor: verb, from: mention.from, to: verb + length };
  const deed = didDeed(scene, mention, range, phraseFrom(tokens, verb + length));
  // "X, not Y, was behind it": of Y it is denied.
  if (tokens[mention.from - 1]?.lower === 'not' && tokens[mention.from - 2]?.text === ',')
    return { ...deed, stance: 'denies' };
  return isExclusive(tokens, mention.from) ? { ...deed, stance: 'asserts', unhedged: true } : deed;
};

/** Over ", not Y,". */
function afterRival(tokens: readonly Token[], to: number): number {
  if (tokens[to]?.text !== ',' || tokens[to + 1]?.lower !== 'not') return to;
  const comma = find(tokens, to + 2, to + 7, (word) => word === ',');
  return comma < 0 ? to : comma + 1;
}

const GOVERNING = words('to by with from for against of');

const IT = words('it this so that');

/** "did it", "have done this"; the "did" itself was taken for an auxiliary. */
function didIt(tokens: readonly Token[], verb: number): number | undefined {
  if (tokens[verb]?.lower === 'done') return IT.has(tokens[verb + 1]?.lower ?? '') ? 2 : undefined;
  const ends = tokens[verb + 1] === undefined || /^\p{P}$/u.test(tokens[verb + 1]?.text ?? '');
  return tokens[verb - 1]?.lower === 'did' && IT.has(tokens[verb]?.lower ?? '') && ends ? 1 : undefined;
}

const REPUTED = words('known notorious infamous wanted');
const CONCERN = words('nothing anything something');

/** How many words say that the subject did something hostile, or undefined. */
function didSomething(tokens: readonly Token[], verb: number): number | undefined {
  const word = tokens[verb]?.lower ?? '';
  if (word === 'behind' || INTRUDED.has(word)) return 1;
  if (word === 'responsible') return tokens[verb + 1]?.lower === 'for' ? 1 : undefined;
  if (sequence(tokens, verb, 'to', 'blame')) return 1;
  if (tokens[verb - 1]?.lower === 'to' && word === 'blame') return 1;
  if (CONCERN.has(word) && sequence(tokens, verb + 1, 'to', 'do', 'with')) return 4;
  const act = find(tokens, verb + 1, verb + 9, (next) => ACTS.has(next));
  if (act < 0) return undefined;
  if (PERFORMED.has(word)) return 1;
  if (word === 'involved' && !isAuxiliary(tokens[verb - 1])) return undefined;
  if (word === 'involved' || word === 'participated') return tokens[verb + 1]?.lower === 'in' ? 2 : undefined;
  if (word === 'took' && sequence(tokens, verb + 1, 'part', 'in')) return 3;
  return REPUTED.has(word) && sequence(tokens, verb + 1, 'for', 'the') ? 2 : undefined;
}

/** "was not involved"; after a comma the participle describes someone else. */
function isAuxiliary(before: Token | undefined): boolean {
  return AUXILIARIES.has(before?.lower ?? '') || isAdverb(before?.lower ?? '');
}

const NOT_ANYONE = words('nobody none no-one one');

/** "Nobody but X could have …", "no one other than X": the negation is of everybody else. */
function isExclusive(tokens: readonly Token[], from: number): boolean {
  const except = ['but', 'except'].includes(tokens[from - 1]?.lower ?? '')
    ? from - 1
    : sequence(tokens, from - 2, 'other', 'than')
      ? from - 2
      : -1;
  return except > 0 && NOT_ANYONE.has(tokens[except - 1]?.lower ?? '');
}
