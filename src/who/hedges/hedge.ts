import type { Hedge, Reading } from '../../model/index.ts';
import { spanIn } from '../../model/index.ts';
import { words } from '../lexicon/words.ts';
import type { Token } from '../tokens.ts';
import type { Cue } from './cues.ts';
import { CUES } from './cues.ts';

const BY_FIRST_WORD: ReadonlyMap<string, readonly Cue[]> = groupByFirstWord();

/**
 * The hedge that governs a deed: the cues between `from` and `to` (token indexes, the reach of the
 * frame and its predicate), the strongest class first, then the one nearest to the anchor. Cues that
 * touch ("believe with moderate confidence") are one.
 */
export function hedgeIn(
  reading: Reading,
  tokens: readonly Token[],
  from: number,
  to: number,
  anchor: number,
): Hedge {
  const found = cuesIn(tokens, from, to);
  const best = found.sort((a, b) => rank(b) - rank(a) || distance(a, anchor) - distance(b, anchor))[0];
  if (best === undefined) return { class: 'none' };
  const first = tokens[best.from];
  const last = tokens[best.to - 1];
  if (first === undefined || last === undefined) return { class: 'none' };
  const span = spanIn(reading, first.start, last.end);
  const hedge: Hedge = { cue: span.quote, class: best.class, span };
  const term = best.term === undefined ? hedge : { ...hedge, term: best.term };
  return isQuoted(tokens, best.from, best.to) ? { ...term, scareQuoted: true } : term;
}

const TRAILING = new Set(
  CUES.filter(
    ({ term, words: cue }) =>
      term?.scale === 'ICD 203 confidence' ||
      /confidence|possibility|excluded|ruled out|^in (?:our|my) |^it (?:appears|seems)|^(?:apparently|reportedly|allegedly|probably|possibly|perhaps|presumably)$/u.test(
        cue.join(' '),
      ),
  ),
);
const ASIDE_ENDS = /^[;:]$/u;
const NEW_CLAUSE = words('which who that because while although but if');

/**
 * A hedge that follows the deed: "… to X with high confidence", "X (moderate confidence)", or stands between
 * commas ("X, it appears, …"). Only cues that can stand there, and none in a clause of its own.
 */
export function trailingHedge(reading: Reading, tokens: readonly Token[], from: number, to: number): Hedge {
  for (let at = Math.max(0, from); at < Math.min(to, tokens.length); at += 1) {
    if (ASIDE_ENDS.test(tokens[at]?.text ?? '') || NEW_CLAUSE.has(tokens[at]?.lower ?? '')) break;
    const cue = isMonth(tokens, at) ? undefined : cueAt(tokens, at);
    if (cue !== undefined && TRAILING.has(cue))
      return hedgeIn(reading, tokens, at, at + cue.words.length, at);
  }
  return { class: 'none' };
}

interface FoundCue {
  readonly from: number;
  readonly to: number;
  readonly class: Cue['class'];
  readonly term?: Cue['term'];
}

function cuesIn(tokens: readonly Token[], from: number, to: number): FoundCue[] {
  const found: FoundCue[] = [];
  let at = Math.max(0, from);
  while (at < Math.min(to, tokens.length)) {
    const empty = isMonth(tokens, at) || isDenied(tokens, at) || isAddressed(tokens, at);
    const cue = empty ? undefined : cueAt(tokens, at);
    if (cue === undefined) at += 1;
    else {
      append(found, {
        from: at,
        to: at + cue.words.length,
        class: cue.class,
        ...(cue.term && { term: cue.term }),
      });
      at += cue.words.length;
    }
  }
  return found;
}

function cueAt(tokens: readonly Token[], at: number): Cue | undefined {
  return BY_FIRST_WORD.get(tokens[at]?.lower ?? '')?.find((cue) =>
    cue.words.every((word, offset) => tokens[at + offset]?.lower === word),
  );
}

/** "In May 2018". */
function isMonth(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.text === 'May' && (at > 0 || /^\d/.test(tokens[at + 1]?.text ?? ''));
}

/** "Nothing suggests": without anything that hedges there is no hedge. */
function isDenied(tokens: readonly Token[], at: number): boolean {
  const [before, earlier] = [tokens[at - 1]?.lower ?? '', tokens[at - 2]?.lower ?? ''];
  if (before === 'nothing' || before === 'nobody' || (before === 'to' && earlier === 'nothing')) return true;
  return (before === 'not' || before.endsWith("n't")) && BELIEFS.has(tokens[at]?.lower ?? '');
}

/** "do not believe that": not to believe is to doubt, and nothing is left likely. */
const BELIEFS = words('believe think consider regard suspect');

/** "As you may have seen": of the reader. */
function isAddressed(tokens: readonly Token[], at: number): boolean {
  return tokens[at - 1]?.lower === 'you';
}

function append(found: FoundCue[], cue: FoundCue): void {
  const last = found.at(-1);
  if (last === undefined || last.to !== cue.from) found.push(cue);
  else {
    const term = cue.term ?? last.term;
    const strength = rank(cue) > rank(last) ? cue.class : last.class;
    found[found.length - 1] = { from: last.from, to: cue.to, class: strength, ...(term && { term }) };
  }
}

function rank(cue: FoundCue): number {
  return cue.class === 'strong' ? 2 : 1;
}

function distance(cue: FoundCue, anchor: number): number {
  return Math.abs(cue.from - anchor);
}

/** “believing”: quotation marks around the cue alone are the writer keeping a distance. */
function isQuoted(tokens: readonly Token[], from: number, to: number): boolean {
  return /^[“"‘'«]$/u.test(tokens[from - 1]?.text ?? '') && /^[”"’'»]$/u.test(tokens[to]?.text ?? '');
}

function groupByFirstWord(): ReadonlyMap<string, readonly Cue[]> {
  const groups = new Map<string, Cue[]>();
  for (const cue of CUES) {
    const first = cue.words[0] ?? '';
    groups.set(first, [...(groups.get(first) ?? []), cue]);
  }
  return groups;
}
