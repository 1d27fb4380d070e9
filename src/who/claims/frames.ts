import type { Token } from '../tokens.ts';
import { isCapitalised } from '../tokens.ts';
import type { TokenRange } from './phrases.ts';
import { find, phraseFrom, sequence, subjectOf } from './phrases.ts';
import { couldSpeak, speaks } from './speakers.ts';
import { AUXILIARIES, SAYING, words } from './words.ts';

/**
 * A stretch of a sentence that somebody is said to say. Frames nest: "<paper> reports that <person>
 * believes …" is two, and the innermost one that covers a deed names its claimant.
 */
export interface Frame {
  /** Who says it; absent when the sentence hides it ("is believed to"). */
  readonly claimant?: TokenRange;
  /** Token index of the verb (or of "according") that makes the frame. */
  readonly verb: number;
  /** What is said, as token indexes. */
  readonly covers: TokenRange;
  /** Whom it was told: a channel. */
  readonly channel?: TokenRange;
  /** "as S first reported": S passes it on and is no claimant. */
  readonly carries?: boolean;
}

export function framesIn(tokens: readonly Token[]): readonly Frame[] {
  return tokens.flatMap(
    (token, at) =>
      accordingTo(tokens, at) ??
      basedOnTalks(tokens, at) ??
      hiddenSpeaker(tokens, at) ??
      nominal(tokens, at) ??
      publishes(tokens, at) ??
      (SAYING.has(token.lower) ? (says(tokens, at) ?? []) : []),
  );
}

/** "… , according to S"; "According to S, …". */
function accordingTo(tokens: readonly Token[], at: number): Frame | undefined {
  if (!sequence(tokens, at, 'according', 'to')) return undefined;
  const claimant = phraseFrom(tokens, at + 2);
  if (claimant === undefined) return undefined;
  const covers = at < 3 ? { from: claimant.to, to: tokens.length } : { from: 0, to: at };
  return { claimant, verb: at, covers };
}

const TALKS = words(
  'discussions discussion interview interviews conversations conversation statements remarks briefing comments',
);

/** "Based on discussions with S, …": S is where it comes from; who writes it down is a channel. */
function basedOnTalks(tokens: readonly Token[], at: number): Frame | undefined {
  if (!sequence(tokens, at, 'based', 'on') && tokens[at]?.lower !== 'citing') return undefined;
  const talks = find(tokens, at + 1, at + 6, (word) => TALKS.has(word));
  const link =
    talks < 0
      ? -1
      : find(tokens, talks + 1, talks + 2, (word) => ['with', 'by', 'from', 'of'].includes(word));
  const claimant = link < 0 ? undefined : phraseFrom(tokens, link + 1);
  return (
    claimant && {
      claimant,
      verb: at,
      covers: at < 3 ? { from: claimant.to, to: tokens.length } : { from: 0, to: at },
    }
  );
}

const HIDING = words(
  'believed thought suspected alleged reported said considered assessed understood rumored rumoured presumed',
);

/** "is believed to have", "it is suspected that": nobody in particular says so. */
function hiddenSpeaker(tokens: readonly Token[], at: number): Frame | undefined {
  if (!HIDING.has(tokens[at]?.lower ?? '')) return undefined;
  const be = [at - 1, at - 2].some((index) =>
    ['is', 'are', 'was', 'were', 'been', 'being'].includes(tokens[index]?.lower ?? ''),
  );
  const next = tokens[at + 1]?.lower;
  if (!be || next === 'by' || (next !== 'to' && next !== 'that')) return undefined;
  return { verb: at, covers: { from: 0, to: tokens.length } };
}

const OPINIONS = words(
  'assessment belief conclusion claim claims theory view suspicion judgment judgement opinion',
);

/** "Northgate’s assessment that …". */
function nominal(tokens: readonly Token[], at: number): Frame | undefined {
  if (!OPINIONS.has(tokens[at]?.lower ?? '') || tokens[at + 1]?.lower !== 'that') return undefined;
  const owner = tokens[at - 1]?.lower === "'s" ? subjectOf(tokens, at - 1) : undefined;
  const frame = { verb: at, covers: { from: at + 2, to: tokens.length } };
  return owner === undefined ? frame : { ...frame, claimant: owner };
}

/** "S says that …", "S told C that …", "… , S said", "… ,” said S". */
function says(tokens: readonly Token[], verb: number): Frame | undefined {
  const trailing = isTrailing(tokens, verb);
  if (trailing && isInverted(tokens, verb)) {
    const claimant = phraseFrom(tokens, verb + 1);
    return claimant && { claimant, verb, covers: { from: 0, to: verb } };
  }
  if (isParticipleOnly(tokens, verb) || isNoun(tokens, verb)) return undefined;
  const claimant = subjectOf(tokens, verb);
  if (claimant === undefined || !couldSpeak(tokens, claimant)) return undefined;
  const told = isTelling(tokens, verb) ? toldWhom(tokens, verb) : undefined;
  const before = { from: 0, to: claimant.from };
  const after = { from: told?.to ?? verb + 1, to: tokens.length };
  return {
    claimant,
    verb,
    covers: trailing ? before : after,
    ...(told && { channel: told }),
    ...(tokens[claimant.from - 1]?.lower === 'as' && { carries: true }),
  };
}

/** Nothing but punctuation, an adverb or a date follows: what is said stands before. */
function isTrailing(tokens: readonly Token[], verb: number): boolean {
  const before = tokens
    .slice(0, verb)
    .some((token) => token.text === ',' || token.text === '”' || token.text === '"');
  const clauseAfter = tokens
    .slice(verb + 1)
    .some((token) => token.lower === 'that' || SAYING.has(token.lower));
  const short = tokens.length - verb <= (isTelling(tokens, verb) ? 9 : 5);
  return before && !clauseAfter && (short || isInverted(tokens, verb));
}

/** "…,” said S": a bare name after the verb. What has a verb of its own is what is said. */
function isInverted(tokens: readonly Token[], verb: number): boolean {
  const mark = tokens[verb - 1]?.text ?? '';
  if (isTelling(tokens, verb) || ![',', '”', '"', '’'].includes(mark)) return false;
  const speaker = phraseFrom(tokens, verb + 1);
  if (speaker === undefined || !(isCapitalised(tokens[verb + 1]) || tokens[verb + 1]?.lower === 'the'))
    return false;
  return find(tokens, speaker.from, speaker.to, (word) => AUXILIARIES.has(word)) < 0;
}

function isTelling(tokens: readonly Token[], verb: number): boolean {
  return ['tell', 'tells', 'told'].includes(tokens[verb]?.lower ?? '');
}

/** "the reported breach", "a suspected actor": an adjective, not a statement. */
function isParticipleOnly(tokens: readonly Token[], verb: number): boolean {
  const before = tokens[verb - 1]?.lower ?? '';
  const ends = /(?:ed|ing|en)$/.test(tokens[verb]?.lower ?? '');
  return (
    ends &&
    [
      'the',
      'a',
      'an',
      'of',
      'these',
      'this',
      'been',
      'be',
      'is',
      'was',
      'were',
      'are',
      'previously',
      'as',
    ].includes(before) &&
    !(before === 'been' && tokens[verb]?.lower.endsWith('ing'))
  );
}

const DETERMINERS = words('the this that these those a an its their our his her no any');

const NOUNS_TOO = words(
  'report reports claim claims state states estimate estimates question questions note notes doubt doubts blame',
);

/** "the report", "several reports", "State Department": a verb follows someone who speaks, or an adverb. */
function isNoun(tokens: readonly Token[], verb: number): boolean {
  const token = tokens[verb];
  if (!NOUNS_TOO.has(token?.lower ?? '')) return false;
  const before = tokens[verb - 1];
  if (DETERMINERS.has(before?.lower ?? '')) return true;
  const spoken =
    speaks(before) || AUXILIARIES.has(before?.lower ?? '') || before?.lower.endsWith('ly') === true;
  return !spoken || isCapitalised(token) || token?.lower === 'state';
}

const PUBLICATIONS = words('report paper analysis advisory study post article whitepaper bulletin');

/** "S published a report … describing …": what the report is about, S says. */
function publishes(tokens: readonly Token[], at: number): Frame | undefined {
  if (!['published', 'released', 'issued'].includes(tokens[at]?.lower ?? '')) return undefined;
  const noun = find(tokens, at + 1, at + 5, (word) => PUBLICATIONS.has(word));
  const claimant = noun < 0 ? undefined : subjectOf(tokens, at);
  if (claimant === undefined || !couldSpeak(tokens, claimant)) return undefined;
  return { claimant, verb: at, covers: { from: noun + 1, to: tokens.length } };
}

function toldWhom(tokens: readonly Token[], verb: number): TokenRange | undefined {
  const phrase = phraseFrom(tokens, verb + 1);
  if (phrase === undefined) return undefined;
  const end = find(
    tokens,
    phrase.from,
    phrase.to,
    (word, at) =>
      at > phrase.from &&
      (word === 'he' || word === 'she' || word === 'it' || word === 'they' || word === 'in' || word === 'on'),
  );
  return end < 0 ? phrase : { from: phrase.from, to: end };
}
