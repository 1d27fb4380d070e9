import type { IndicatorIndex } from '../index/indicator-index.ts';
import type { SearchedText } from '../scan/match-line.ts';
import { MARGIN, matchLine } from '../scan/match-line.ts';
import type { Indicator, Match } from '../sighting.ts';
import { eventHost } from './event-host.ts';
import type { EventTime } from './event-time.ts';
import { eventTime } from './event-time.ts';
import { fieldsOf } from './fields.ts';
import type { LogShape } from './log-shape.ts';
import { LINES } from './log-shape.ts';
import { hasSeveralRecords, recordsIn } from './records-in-line.ts';
import { splitUrls } from './split-urls.ts';

/** What is known of the log a line is from. */
export interface LogContext {
  readonly shape: LogShape;
  /** When it was last changed, ms since the epoch. */
  readonly changed: number;
}

export interface ReadRecord<Source> {
  /** With time and host of their own where the line has several records. */
  readonly matches: readonly Match<Source>[];
  readonly time?: EventTime;
  readonly host?: string;
  /** How many lines before and behind are of the record that time and host were read from, where it has several. */
  readonly lines?: { readonly above: number; readonly below: number };
}

/** Every indicator of a line, as its text has it and as its fields do; and when and where it happened. */
export function readRecord<Source>(
  index: IndicatorIndex<Source>,
  line: SearchedText,
  context: LogContext,
  seen: Set<Indicator<Source>>,
): ReadRecord<Source> {
  const inText = matchLine(index, line, seen);
  if (inText.length === 0 && index.urls.size === 0) return { matches: inText };
  const { text, cutBefore, cutAfter } = line;
  if (cutBefore || hasSeveralRecords(text)) {
    const matches = readSeveral(index, line, context, seen, inText);
    return { matches };
  }
  if (cutAfter || isLong(text)) return readLong(text, context, inText);
  const fields = fieldsOf(text, context.shape);
  const matches = [...inText, ...splitUrls(index, text, fields, seen)];
  return matches.length === 0 ? { matches } : { matches, ...placed(text, fields, context, matches) };
}

/** Bytes of a line of which no more is read as a record, but for its records where it has several. */
const LONGEST = 256 * 1024;
/** Bytes that two stretches of a line have in common (sieve/log-feed.ts), less what is not looked at near a cut. */
const COMMON = 16 * 1024 - 4 * MARGIN;

function isLong(text: string): boolean {
  return text.length > LONGEST / 4 && Buffer.byteLength(text) > LONGEST;
}

/** What is known of a long line's beginning is true of what stands near it: as much as is in its first stretch, whatever reads it. */
function readLong<Source>(
  text: string,
  context: LogContext,
  inText: readonly Match<Source>[],
): ReadRecord<Source> {
  const end = Buffer.from(text)
    .subarray(0, LONGEST - COMMON)
    .toString('utf8').length;
  const near = inText.filter(({ at }) => at < end);
  const where = near.length === 0 ? {} : placed(text, [], context, near);
  return { matches: inText.map((match) => (match.at < end ? { ...match, ...where } : match)) };
}

/**
 * Of a line with several records each is read by itself: what stands in one has the time and host of that one. A record
 * that is cut at the end of a stretch is left to the next, which has all of it unless it is very long.
 */
function readSeveral<Source>(
  index: IndicatorIndex<Source>,
  { text: line, cutBefore, cutAfter }: SearchedText,
  context: LogContext,
  seen: Set<Indicator<Source>>,
  inText: readonly Match<Source>[],
): readonly Match<Source>[] {
  const rest: Match<Source>[] = [];
  const records = recordsIn(line, cutBefore);
  let next = 0;
  const read = records.flatMap(({ start, end }) => {
    for (; (inText[next]?.at ?? start) < start; next++) rest.push(...inText.slice(next, next + 1));
    const first = next;
    while ((inText[next]?.at ?? end) < end) next++;
    const own = inText.slice(first, next);
    if (own.length === 0 && index.urls.size === 0) return [];
    const record = line.slice(start, end);
    const fields = fieldsOf(record, LINES);
    const split = splitUrls(index, record, fields, seen);
    const matches = [...own, ...split.map((match) => ({ ...match, at: match.at + start }))];
    if (matches.length === 0) return [];
    const where = placed(record, fields, context, matches);
    return matches.map((match) => ({ ...match, ...where }));
  });
  const behind = inText.slice(next);
  const last = records.at(-1)?.end;
  const isLeft = cutAfter && last !== undefined && Buffer.byteLength(line.slice(last)) < COMMON;
  if (isLeft) for (const { indicator } of behind) seen.delete(indicator);
  else rest.push(...behind);
  return [...rest, ...read].sort((a, b) => a.at - b.at);
}

function placed<Source>(
  line: string,
  fields: ReturnType<typeof fieldsOf>,
  { changed }: LogContext,
  matches: readonly Match<Source>[],
): { readonly time?: EventTime; readonly host?: string } {
  const time = eventTime(line, fields, changed);
  const host = eventHost(
    line,
    fields,
    matches.map(({ matched }) => matched),
  );
  return { ...(time !== undefined && { time }), ...(host !== undefined && { host }) };
}
