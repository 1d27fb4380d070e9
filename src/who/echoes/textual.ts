import type { EchoDirection } from '../../model/index.ts';
import { candidatePairs } from './candidates.ts';
import { compareDates, dateRank } from './dates.ts';
import type { Piece } from './piece.ts';
import { overlaps, wordRange } from './piece.ts';
import type { Run } from './runs.ts';
import { commonRuns } from './runs.ts';

/** A piece has words of another. */
export interface Reuse {
  readonly echo: Piece;
  readonly source: Piece;
  /** `here` is the echo. */
  readonly runs: readonly Run[];
  /** Words shared outside what both set in quotation marks. */
  readonly words: number;
  readonly directedBy: EchoDirection;
}

/** Fewer shared words than this, in runs of at least `RUN`, are the trade's and not an author's. */
const FEWEST_WORDS = 14;
const RUN = 8;
/** Somewhere at least this many stand in one run: a headline or a figure of speech is shorter. */
const LONGEST_RUN = 11;
/** A source adds this many words to those that explain more, or it explains nothing. */
const FEWEST_NEW = 16;

/** Whether `a` says that it has something from `b`. */
export type Credits = (a: Piece, b: Piece) => boolean;

/** Every reuse of text that is worth naming; each pair once, with what tells who has it from whom. */
export function reuses(pieces: readonly Piece[], credits: Credits): readonly Reuse[] {
  const ordered = [...pieces].sort((a, b) => {
    const [first, second] = [dateRank(a.source.report.published), dateRank(b.source.report.published)];
    return first === second ? a.at - b.at : first < second ? -1 : 1;
  });
  return candidatePairs(ordered.map(({ fingerprints }) => fingerprints)).flatMap(({ earlier, later }) => {
    const [a, b] = [ordered[later], ordered[earlier]];
    // What a publisher repeats of its own adds no origin and hides none.
    if (a === undefined || b === undefined || [...a.own].some((name) => b.own.has(name))) return [];
    const runs = commonRuns(a, b);
    const words = wordsShared(a, b, runs);
    const longest = Math.max(0, ...runs.map(({ length }) => length));
    return words < FEWEST_WORDS || longest < LONGEST_RUN ? [] : [directed(a, b, runs, words, credits)];
  });
}

/** What both quote is somebody else's text, and no sign that one has it from the other. */
function wordsShared(a: Piece, b: Piece, runs: readonly Run[]): number {
  let words = 0;
  for (const run of runs) {
    if (run.length < RUN) continue;
    const [here, there] = [
      wordRange(a, run.here, run.here + run.length),
      wordRange(b, run.there, run.there + run.length),
    ];
    const quotedHere = a.quotations.find((each) => overlaps(each, here));
    const quotedThere = b.quotations.find((each) => overlaps(each, there));
    const quoted = quotedHere && quotedThere ? quotedHere.key.split(' ').length : 0;
    words += Math.max(0, run.length - quoted);
  }
  return words;
}

function directed(a: Piece, b: Piece, runs: readonly Run[], words: number, credits: Credits): Reuse {
  const turned = runs.map(({ here, there, length }) => ({ here: there, there: here, length }));
  const aHasIt = (directedBy: EchoDirection): Reuse => ({ echo: a, source: b, runs, words, directedBy });
  const bHasIt = (directedBy: EchoDirection): Reuse => ({
    echo: b,
    source: a,
    runs: turned,
    words,
    directedBy,
  });
  const [aCredits, bCredits] = [credits(a, b), credits(b, a)];
  if (aCredits !== bCredits) return aCredits ? aHasIt('credit') : bHasIt('credit');
  const order = compareDates(a.source.report.published, b.source.report.published);
  if (order !== undefined) return order > 0 ? aHasIt('date') : bHasIt('date');
  const [shareOfA, shareOfB] = [words / a.words.hashes.length, words / b.words.hashes.length];
  if (shareOfA > shareOfB * 1.3) return aHasIt('containment');
  if (shareOfB > shareOfA * 1.3) return bHasIt('containment');
  return a.at > b.at ? aHasIt('order') : bHasIt('order');
}

/**
 * The sources that explain an echo's borrowed words: the one that explains most, of equals the one it
 * credits, then the earliest; then any that explains enough of what is left. So two reports that quote
 * one public text are led to that text and not to each other.
 */
export function explaining(all: readonly Reuse[], credits: Credits): readonly Reuse[] {
  const chosen: Reuse[] = [];
  let left = all.map((reuse) => ({ reuse, gain: reuse.words }));
  const explained = new Set<number>();
  while (left.length > 0) {
    const most = Math.max(...left.map(({ gain }) => gain));
    if (most < (chosen.length === 0 ? FEWEST_WORDS : FEWEST_NEW)) break;
    const equals = left.filter(({ gain }) => gain >= most * 0.95).map(({ reuse }) => reuse);
    const best = equals.reduce((one, other) => (isBetter(other, one, credits) ? other : one));
    chosen.push(best);
    for (const run of best.runs) for (let at = 0; at < run.length; at++) explained.add(run.here + at);
    left = left
      .filter(({ reuse }) => reuse !== best)
      .map(({ reuse }) => ({ reuse, gain: newWords(reuse, explained) }));
  }
  return chosen;
}

function newWords({ runs }: Reuse, explained: ReadonlySet<number>): number {
  let count = 0;
  for (const { here, length } of runs) {
    if (length < RUN) continue;
    for (let at = here; at < here + length; at++) if (!explained.has(at)) count++;
  }
  return count;
}

function isBetter(a: Reuse, b: Reuse, credits: Credits): boolean {
  const [first, second] = [credits(a.echo, a.source), credits(b.echo, b.source)];
  if (first !== second) return first;
  return (
    (compareDates(a.source.source.report.published, b.source.source.report.published) ??
      a.source.at - b.source.at) < 0
  );
}
