import { FINITE } from '../../lexicon/grammar.ts';
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
  const before = sentences
    .slice(Math.max(0, place - REACH), Math.max(0, place))
    .filter(({ block }) => block === sentence.block)
    .reverse();
  // Of two people named, "he" may be either, unless one of them was speaking.
  if (ofPerson) return before.flatMap(framed);
  return [
    ...subjectBefore(sentence, at),
    ...before.flatMap((one) => [...framed(one), ...subjectBefore(one, one.tokens.length)]),
  ];
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
