import { AUXILIARIES, DETERMINERS } from '../../lexicon/grammar.ts';
import { DENYING, STATEMENTS, UNTRUE } from '../../lexicon/speech.ts';
import { words } from '../../lexicon/words.ts';
import type { Token } from '../../tokens.ts';
import type { TokenRange } from '../phrases.ts';
import { afterDeterminer, find, findBack } from '../phrases.ts';
import { couldUtter } from '../speakers/could-speak.ts';
import { subjectOf } from '../subjects.ts';
import type { Frame, FrameFinder } from './frame.ts';

/**
 * A noun for what is said: "Northgate’s assessment that …" is Northgate's; "S rejected the accusation
 * that …" and "S called the allegation that … baseless" are denials by S.
 */
export const statement: FrameFinder = (tokens, at) => {
  if (!STATEMENTS.has(tokens[at]?.lower ?? '') || tokens[at + 1]?.lower !== 'that') return undefined;
  // "S, a firm in Halm, claims that": a verb.
  if (VERBS_TOO.has(tokens[at]?.lower ?? '') && !isNounAfter(tokens, at - 1)) return undefined;
  const frame: Frame = { verb: at, covers: { from: at + 2, to: tokens.length } };
  const against = rejecter(tokens, at);
  if (against !== undefined) return { ...frame, claimant: against, stance: 'denies' };
  const owner = tokens[at - 1]?.lower === "'s" ? subjectOf(tokens, at - 1) : undefined;
  if (owner !== undefined) return { ...frame, claimant: owner };
  const holder = holderOf(tokens, at);
  if (holder !== undefined) return { ...frame, claimant: holder };
  return isOwn(tokens, at) ? { ...frame, own: true } : frame;
};

const VERBS_TOO = words('claims charges claim');

function isNounAfter(tokens: readonly Token[], before: number): boolean {
  const token = tokens[before];
  const word = token?.lower ?? '';
  return (
    DETERMINERS.has(word) || word === "'s" || (/^\p{Ll}/u.test(token?.text ?? '') && !SPEAKERS_END.test(word))
  );
}

/** "The report claims that", "officials claim that". */
const SPEAKERS_END = /^(?:report|paper|firm|company|officials|who|he|she|it|they|also|now)$/u;

const FINDINGS = words('assessment conclusion judgment judgement finding');

/** "this conclusion that", "our view that", "support the finding that": the report's own, where nobody else is named. */
function isOwn(tokens: readonly Token[], noun: number): boolean {
  const before = tokens[noun - 1]?.lower ?? '';
  return (
    ['this', 'our', 'my'].includes(before) || (before === 'the' && FINDINGS.has(tokens[noun]?.lower ?? ''))
  );
}

const HOLDING = words(`
  take takes took taken hold holds held reached reach reaches came come comes drew voiced voice voices expressed express
  expresses share shares shared advanced advances put`);

/** "S takes the view that", "S came to the conclusion that", "S voiced the suspicion that". */
function holderOf(tokens: readonly Token[], noun: number): TokenRange | undefined {
  const verb = findBack(
    tokens,
    noun,
    4,
    (word) => HOLDING.has(word),
    (word) => /^\p{P}$/u.test(word),
  );
  const subject = verb < 0 ? undefined : subjectOf(tokens, verb);
  return subject !== undefined && couldUtter(tokens, subject) ? subject : undefined;
}

const CALLING = words(
  'call calls called describe describes described label labels labelled labeled brand branded',
);

/** The verb stands right before the noun, over a determiner and adjectives. */
function rejecter(tokens: readonly Token[], noun: number): TokenRange | undefined {
  const verb = findBack(
    tokens,
    noun,
    4,
    (word) => DENYING.has(word) || CALLING.has(word),
    (word) => AUXILIARIES.has(word),
  );
  if (verb < 0) return undefined;
  const calls = CALLING.has(tokens[verb]?.lower ?? '');
  const untrue = find(tokens, noun + 2, tokens.length, (word) => UNTRUE.has(word));
  if (afterDeterminer(tokens, verb + 1) > noun || (calls && untrue < 0)) return undefined;
  const subject = subjectOf(tokens, verb);
  return subject !== undefined && couldUtter(tokens, subject) ? subject : undefined;
}
