import { FINITE, OPENING, PLACED } from '../../lexicon/grammar.ts';
import { NAMELESS } from '../../lexicon/speakers.ts';
import { SAYING } from '../../lexicon/speech.ts';
import type { Sentence } from '../../sentences.ts';
import type { Token } from '../../tokens.ts';
import { isCapitalised } from '../../tokens.ts';
import { framesIn } from '../frames/index.ts';
import type { TokenRange } from '../phrases.ts';
import { couldSpeak, isPronoun } from './could-speak.ts';
import type { Register } from './register.ts';

/** Words of a sentence that name a speaker. */
export interface SpokenIn {
  readonly sentence: Sentence;
  readonly range: TokenRange;
}

/** Sentences back in the same paragraph. */
const REACH = 3;
/** Words that a subject has at most. */
const LONGEST = 12;

/**
 * Who is in the midst of speaking when "it said" or "he added" comes, nearest first: the subject that opens the
 * sentence itself, those who are said to speak in the sentences before, and the subjects that open them.
 */
export function speakersBefore(
  at: number,
  sentence: Sentence,
  { sentences }: Register,
  ofPerson: boolean,
): readonly SpokenIn[] {
  const place = sentences.indexOf(sentence);
  const last = sentences[place - 1];
  const opens =
    last !== undefined && last.block !== sentence.block && last.block?.kind === sentence.block?.kind;
  // News has a sentence a paragraph: there "it" leads back into the one before.
  const before = opens
    ? [last]
    : sentences
        .slice(Math.max(0, place - REACH), Math.max(0, place))
        .filter(({ block }) => block === sentence.block)
        .reverse();
  // Of two people named, "he" may be either, unless one of them was speaking.
  if (ofPerson) return before.flatMap(framed);
  return [
    ...subjectBefore(sentence, at),
    ...actingBefore(sentence, at),
    ...before.flatMap((one) => [...framed(one), ...(opens ? [] : subjectBefore(one, one.tokens.length))]),
  ];
}

/** "This is where Ferry Labs tied it to the group they call X": the name before the nearest verb. */
function actingBefore(sentence: Sentence, at: number): readonly SpokenIn[] {
  const { tokens } = sentence;
  for (let verb = at - 1; verb > 0; verb -= 1) {
    if (/^[;:.]$/u.test(tokens[verb]?.text ?? '')) return [];
    const from = startOfName(tokens, verb);
    const acts = SAYING.has(tokens[verb]?.lower ?? '') || ACTING.test(tokens[verb]?.text ?? '');
    if (from === verb || !acts || isCapitalised(tokens[verb]) || isPlaced(tokens, from)) continue;
    const range = { from, to: verb };
    return couldSpeak(tokens, range) ? [{ sentence, range }] : [];
  }
  return [];
}

const ACTING = /^\p{Ll}{2,}ed$/u;

function startOfName(tokens: readonly Token[], to: number): number {
  let from = to;
  while (
    from > 0 &&
    to - from < 4 &&
    isCapitalised(tokens[from - 1]) &&
    !OPENING.has(tokens[from - 1]?.lower ?? '')
  )
    from -= 1;
  return from;
}

function isPlaced(tokens: readonly Token[], from: number): boolean {
  return PLACED.has(tokens[from - 1]?.lower ?? '') || tokens[from - 1]?.lower === 'by';
}

/** The last one first. */
function framed(sentence: Sentence): readonly SpokenIn[] {
  return framesIn(sentence.tokens)
    .flatMap(({ claimant }) => (claimant === undefined ? [] : [claimant]))
    .filter((range) => !isPronoun(sentence.tokens, range))
    .map((range) => ({ sentence, range }))
    .reverse();
}

/** "Federal prosecutors on Thursday charged two men they say …": the words before the first verb. */
function subjectBefore(sentence: Sentence, limit: number): readonly SpokenIn[] {
  const { tokens } = sentence;
  let from = 0;
  while (/^[“"*_>]$/u.test(tokens[from]?.text ?? '')) from += 1;
  const to = tokens.findIndex((token, at) => at > from && endsSubject(token));
  if (to < 0 || to > limit || to - from > LONGEST) return [];
  const range = { from, to };
  const named = isCapitalised(tokens[to - 1]) || NAMELESS.has(tokens[to - 1]?.lower ?? '') || to - from > 1;
  return named && couldSpeak(tokens, range) && !isPronoun(tokens, range) ? [{ sentence, range }] : [];
}

function endsSubject(token: Token): boolean {
  const verb = FINITE.has(token.lower) || SAYING.has(token.lower);
  return (verb && !isCapitalised(token)) || /^[,;:—–(“"]$/u.test(token.text) || token.lower === 'on';
}
