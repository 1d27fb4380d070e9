import { AUXILIARIES, BE, DETERMINERS, FINITE } from '../../lexicon/grammar.ts';
import { PROVING, SAYING, UTTERING } from '../../lexicon/speech.ts';
import { words } from '../../lexicon/words.ts';
import type { Token } from '../../tokens.ts';
import { isCapitalised } from '../../tokens.ts';
import type { TokenRange } from '../phrases.ts';
import { find, findBack, isAdverb, phraseFrom } from '../phrases.ts';
import { couldSpeak, couldUtter, speaks } from '../speakers/could-speak.ts';
import { openingSpeaker } from '../speakers/opening-speaker.ts';
import { subjectOf } from '../subjects.ts';
import type { Frame, FrameFinder } from './frame.ts';
import { toldWhom } from './told.ts';
import { isInverted, isTrailing } from './trailing.ts';

/** "S says that …", "S told C that …", "… , S said", "… ,” said S". */
export const says: FrameFinder = (tokens, verb) => {
  if (!SAYING.has(tokens[verb]?.lower ?? '')) return undefined;
  const trailing = isTrailing(tokens, verb);
  if (trailing && isInverted(tokens, verb)) {
    const claimant = phraseFrom(tokens, verb + 1);
    return claimant && { claimant, verb, covers: { from: 0, to: verb } };
  }
  if (
    isReduced(tokens, verb) ||
    isParticipleOnly(tokens, verb) ||
    isNoun(tokens, verb) ||
    showsAThing(tokens, verb)
  )
    return undefined;
  const main = mainVerb(tokens, verb);
  const near = subjectOf(tokens, main);
  const utters = UTTERING.has(tokens[verb]?.lower ?? '') || isItsWord(tokens, near, verb);
  const speaker = utters ? couldUtter : couldSpeak;
  const opening = openingSpeaker(tokens, main, near);
  const claimant = opening ?? (near !== undefined && speaker(tokens, near) ? near : undefined);
  if (claimant === undefined) return undefined;
  const told = toldWhom(tokens, verb);
  const frame: Frame = {
    claimant,
    verb,
    covers: isInfix(tokens, verb, claimant)
      ? { from: 0, to: tokens.length }
      : trailing && isSetOff(tokens, claimant)
        ? { from: 0, to: claimant.from }
        : { from: told?.to ?? verb + 1, to: tokens.length },
    ...(told?.channel && { channel: told.channel }),
  };
  return tokens[claimant.from - 1]?.lower === 'as' ? { ...frame, carries: true } : frame;
};

/** "It found that", "it also concluded that": only a body does so; what "it suggests" may be a thing's. */
function isItsWord(tokens: readonly Token[], subject: TokenRange | undefined, verb: number): boolean {
  if (subject === undefined || tokens[subject.from]?.lower !== 'it' || subject.to - subject.from !== 1)
    return false;
  const word = tokens[verb]?.lower ?? '';
  return (
    tokens[verb + 1]?.lower === 'that' && (FINDING.has(word) || !PROVING.has(word)) && !POINTING.has(word)
  );
}

const FINDING = words('found finds concluded concludes established determined');
const POINTING = words(
  'suggest suggests suggested indicate indicates indicated reveal reveals revealed seems appears',
);

/** "X, the agency said in a statement, was behind it": set off on both sides, and the rest is what it said. */
function isInfix(tokens: readonly Token[], verb: number, { from }: TokenRange): boolean {
  if (tokens[from - 1]?.text !== ',' || from < 2 || tokens[verb + 1]?.lower === 'that') return false;
  const comma = find(tokens, verb + 1, verb + 7, (word) => word === ',');
  return comma >= 0 && FINITE.has(tokens[comma + 1]?.lower ?? '');
}

/** "…, S said", "…” S said": a tag; "told us that they suspect" goes on. */
function isSetOff(tokens: readonly Token[], { from }: TokenRange): boolean {
  const before = tokens[from - 1];
  return before === undefined || before.lower === 'as' || /^[,”"’]$/u.test(before.text);
}

/** "S has seen overlaps, speculating that …": after a comma the participle has the main verb's subject. */
function mainVerb(tokens: readonly Token[], verb: number): number {
  const participle = tokens[verb]?.lower.endsWith('ing') === true && tokens[verb - 1]?.text === ',';
  const adverb = isAdverb(tokens[verb + 1]?.lower ?? '') || tokens[verb + 1]?.lower === 'only';
  if (!participle || tokens[verb + (adverb ? 2 : 1)]?.lower !== 'that') return verb;
  const finite = findBack(tokens, verb, 30, (word) => FINITE.has(word) || SAYING.has(word));
  return finite < 0 ? verb : finite;
}

const CLAUSE_STARTS = words('nothing that it he she they this there');

/** "can prove the involvement", "know the tool": these verbs say something only with a clause after them. */
function showsAThing(tokens: readonly Token[], verb: number): boolean {
  const word = tokens[verb]?.lower ?? '';
  if (!PROVING.has(word) && !KNOWING.has(word)) return false;
  const clause =
    KNOWING.has(word) && isCapitalised(tokens[verb + 1]) && findBack(tokens, verb + 5, 3, isPast) >= 0;
  return !clause && !CLAUSE_STARTS.has(tokens[verb + 1]?.lower ?? '');
}

function isPast(word: string): boolean {
  return FINITE.has(word) || (word.length > 4 && word.endsWith('ed'));
}

const KNOWING = words('know knows knew see sees seen');

const MODIFYING = new Set([
  ...BE,
  ...words(
    "the a an of these this previously as with by its their his her our 's any no some two three several",
  ),
]);

/** "the reported breach", "with publicly reported indicators": an adjective, not a statement. */
function isParticipleOnly(tokens: readonly Token[], verb: number): boolean {
  const word = tokens[verb]?.lower ?? '';
  const adverb = isAdverb(tokens[verb - 1]?.lower ?? '');
  const before = tokens[adverb ? verb - 2 : verb - 1]?.lower ?? '';
  if (!/(?:ed|ing|en|own)$/.test(word) || !MODIFYING.has(before)) return false;
  return !(word.endsWith('ing') && (before === 'been' || PROGRESSIVE.has(before)) && SPOKEN.has(word));
}

/** "were saying", "is claiming": what somebody does. */
const PROGRESSIVE = words('is are was were');
const SPOKEN = words(
  'saying claiming reporting arguing alleging suggesting insisting telling suspecting believing',
);

/** "A service blamed for the leak", "hackers accused of it": a participle right before its preposition. */
function isReduced(tokens: readonly Token[], verb: number): boolean {
  const word = tokens[verb]?.lower ?? '';
  const next = tokens[verb + 1]?.lower ?? '';
  if (/^(?:suspected|believed|thought|alleged|presumed)$/u.test(word) && next === 'to') return true;
  return /^(?:blamed|accused|suspected)$/u.test(word) && ['for', 'of', 'in'].includes(next);
}

const NOUNS_TOO = words(`
  report reports claim claims state states estimate estimates question questions note notes doubt doubts blame dispute
  disputes show shows reporting finding thought`);

/** "the report", "several reports", "State Department": a verb follows someone who speaks, or an adverb. */
function isNoun(tokens: readonly Token[], verb: number): boolean {
  const token = tokens[verb];
  if (!NOUNS_TOO.has(token?.lower ?? '')) return false;
  const before = tokens[verb - 1];
  if (DETERMINERS.has(before?.lower ?? '')) return true;
  const spoken = speaks(before) || AUXILIARIES.has(before?.lower ?? '') || isAdverb(before?.lower ?? '');
  return !spoken || isCapitalised(token) || token?.lower === 'state';
}
