import { PUBLICATIONS } from '../../lexicon/acts.ts';
import { words } from '../../lexicon/words.ts';
import type { Token } from '../../tokens.ts';
import type { TokenRange } from '../phrases.ts';
import { find, phraseFrom, sequence } from '../phrases.ts';
import { couldSpeak } from '../speakers/could-speak.ts';
import type { FrameFinder } from './frame.ts';

/** "… , according to S"; "According to S, …". */
export const accordingTo: FrameFinder = (tokens, at) => {
  if (!sequence(tokens, at, 'according', 'to')) return undefined;
  const phrase = overPlace(tokens, phraseFrom(tokens, at + 2));
  const claimant = phrase && (writerOf(tokens, at + 2) ?? untilNextPhrase(tokens, phrase));
  return claimant && { claimant, verb: at, covers: coverage(tokens, at, claimant) };
};

/** "Halm, Md.-based firm Ferry Labs": where a firm sits is not its name. */
function overPlace(tokens: readonly Token[], phrase: TokenRange | undefined): TokenRange | undefined {
  if (phrase === undefined || tokens[phrase.to]?.text !== ',') return phrase;
  const based = find(tokens, phrase.to + 1, phrase.to + 5, (word) => word.endsWith('based'));
  return based < 0 ? phrase : (phraseFrom(tokens, based + 1) ?? phrase);
}

/** "According to a report published earlier this week by S": who wrote it. */
function writerOf(tokens: readonly Token[], from: number): TokenRange | undefined {
  const noun = find(tokens, from, from + 6, (word) => PUBLICATIONS.has(word) || PAPERS.has(word));
  if (noun < 0 || find(tokens, from, noun, (word) => word === "'s") >= 0) return undefined;
  const by = find(
    tokens,
    noun + 1,
    noun + 8,
    (word) => word === 'by' || word === 'from' || /^[.;:“”"]$/u.test(word),
  );
  if (!['by', 'from'].includes(tokens[by]?.lower ?? '')) return undefined;
  const phrase = phraseFrom(tokens, by + 1);
  if (phrase === undefined) return undefined;
  const end = find(tokens, phrase.from + 1, phrase.to, (word) => ENDS_WRITER.has(word));
  const writer = { from: phrase.from, to: end < 0 ? phrase.to : end };
  return couldSpeak(tokens, writer) ? writer : undefined;
}

const PAPERS = words('statement filing indictment complaint letter email e-mail tweet release affidavit');
const ENDS_WRITER = words('on in at last this published released dated issued who which that');

const BEGINS = words('the a an it he she they this these those there that no nobody');
const LEADS_ON = words(
  'of for in at from with and by to the on about into behind near within over under inside',
);

/** "According to the Water Board the thieves had never …": without a comma the next phrase begins at its article. */
function untilNextPhrase(tokens: readonly Token[], { from, to }: TokenRange): TokenRange {
  const next = find(
    tokens,
    from + 2,
    to,
    (word, at) => BEGINS.has(word) && !LEADS_ON.has(tokens[at - 1]?.lower ?? ''),
  );
  return { from, to: next < 0 ? to : next };
}

const TALKS = words(
  'discussions discussion interview interviews conversations conversation statements remarks briefing comments',
);

/** "Based on discussions with S, …": S is where it comes from; who writes it down is a channel. */
export const basedOnTalks: FrameFinder = (tokens, at) => {
  if (!sequence(tokens, at, 'based', 'on') && tokens[at]?.lower !== 'citing') return undefined;
  const talks = find(tokens, at + 1, at + 6, (word) => TALKS.has(word));
  const link =
    talks < 0
      ? -1
      : find(tokens, talks + 1, talks + 2, (word) => ['with', 'by', 'from', 'of'].includes(word));
  const claimant = link < 0 ? undefined : phraseFrom(tokens, link + 1);
  return claimant && { claimant, verb: at, covers: coverage(tokens, at, claimant) };
};

/** At a sentence's start it speaks of what follows, elsewhere of what went before. */
function coverage(tokens: readonly Token[], at: number, claimant: TokenRange): TokenRange {
  return at < 3 ? { from: claimant.to, to: tokens.length } : { from: 0, to: at };
}
