import type { TextRange } from '../../model/index.ts';
import type { Balance } from './query-fault.ts';
import { balanceAfter, faultOfQuery, NOTHING_OPEN } from './query-fault.ts';
import type { QueryLanguage } from './query-languages.ts';
import { QUERY_LANGUAGES } from './query-languages.ts';
import { mendQuery } from './query-mend.ts';
import type { RuleMention } from './rule-text.ts';
import { mentionOf, withPlainSpace } from './rule-text.ts';

export interface QueryMention extends RuleMention {
  readonly ruleType: QueryLanguage['ruleType'];
}

interface Line extends TextRange {
  readonly words: string;
}

const MOST_LINES = 300;
const LONGEST_LINE = 4_000;
/** Open brackets; more are an attack. */
const MOST_OPEN = 200;

/**
 * Hunting queries in KQL, SPL, osquery's SQL and EQL. A query is its first line and all that goes on from it:
 * lines in open brackets or quotation marks, behind a pipe or an operator, or that begin with one.
 *
 * @param listings where the text is set as code: there a query goes on to the listing's end or an empty line
 */
export function findQueries(text: string, listings: readonly TextRange[] = []): readonly QueryMention[] {
  if (!text.includes('|') && !/\b(?:where|from)\b/i.test(text)) return [];
  const lines = linesOf(text);
  const queries: QueryMention[] = [];
  let at = 0;
  while (at < lines.length) {
    const found = queryAt(text, lines, at, listings);
    if (found?.query !== undefined) queries.push(found.query);
    at = found?.next ?? at + 1;
  }
  return queries;
}

function linesOf(text: string): readonly Line[] {
  let start = 0;
  return text.split('\n').map((words) => {
    const line = { start, end: start + words.length, words };
    start = line.end + 1;
    return line;
  });
}

function queryAt(
  text: string,
  lines: readonly Line[],
  at: number,
  listings: readonly TextRange[],
): { readonly query?: QueryMention; readonly next: number } | undefined {
  const opening = lines[at];
  if (opening === undefined || opening.words.length > LONGEST_LINE) return undefined;
  const language = QUERY_LANGUAGES.find(({ opens }) => opens.test(opening.words));
  if (language === undefined) return undefined;
  const listing = listings.find(({ start, end }) => start <= opening.start && opening.start < end);
  const next = endFrom(lines, at, language, listing);
  const first = startAbove(lines, at, language, listing);
  const [start, end] = [lines[first]?.start ?? 0, lines[next - 1]?.end ?? 0];
  const quote = text.slice(start, end);
  // What was read on for nothing is not read again: each line is looked at once or twice.
  if (!language.holds.test(quote)) return { next };
  const query = mendQuery(withPlainSpace(quote), language).trimStart();
  const shift = quote.length - quote.trimStart().length;
  return {
    query: {
      ...mentionOf(
        {
          start: start + shift,
          end: start + quote.trimEnd().length,
          name: nameOf(query),
          text: query.trimEnd(),
        },
        faultOfQuery(query),
      ),
      ruleType: language.ruleType,
    },
    next,
  };
}

const WAITS =
  /(?:[|,(=~+[]|\b(?:and|or|not|where|by|on|in|has|has_any|has_all|contains|from|select|join|as))$/i;

/** The line behind the last one. */
function endFrom(
  lines: readonly Line[],
  from: number,
  language: QueryLanguage,
  listing: TextRange | undefined,
): number {
  let balance: Balance = balanceAfter(lines[from]?.words ?? '', NOTHING_OPEN);
  let next = from + 1;
  while (next < lines.length && next - from < MOST_LINES) {
    const line = lines[next];
    const previous = lines[next - 1]?.words ?? '';
    if (line === undefined || line.words.length > LONGEST_LINE || language.closes?.test(previous)) break;
    if (balance.open.length > MOST_OPEN) break;
    const isOpen = balance.open.length > 0 || balance.quote !== undefined;
    const after = line.words.trim() === '' ? lines[next + 1] : line;
    const goesOn = after !== undefined && language.goesOn.test(after.words);
    const inListing = listing !== undefined && line.start < listing.end && line.words.trim() !== '';
    const waits = line.words.trim() !== '' && (isOpen || WAITS.test(previous.trimEnd()));
    const begins = !waits && !goesOn && language.opens.test(line.words) && !/^\s*let /.test(previous);
    if (begins || !(goesOn || waits || inListing)) break;
    balance = balanceAfter(line.words, balance);
    next += 1;
  }
  while (next > from + 1 && (lines[next - 1]?.words ?? '').trim() === '') next -= 1;
  return next;
}

/** The first of the comments and definitions directly above; in a listing, those that a layout wrapped, too. */
function startAbove(
  lines: readonly Line[],
  from: number,
  language: QueryLanguage,
  listing: TextRange | undefined,
): number {
  let first = from;
  for (let at = from - 1; at >= 0 && from - at < 12; at -= 1) {
    const line = lines[at];
    if (line === undefined || line.words.trim() === '') break;
    if (language.above.test(line.words)) first = at;
    else if (listing === undefined || line.start < listing.start) break;
  }
  return first;
}

/** Of its first comment, else of its first line: enough to tell it from others. */
const LONGEST_NAME = 100;

function nameOf(query: string): string {
  const [first = ''] = query.split('\n', 1);
  const comment = /^\s*(?:\/\/|--|```)\s*(\S.*)$/.exec(first)?.[1];
  return (comment ?? first).trim().slice(0, LONGEST_NAME);
}
