import type { IndicatorIndex } from '../index/indicator-index.ts';
import type { SearchedText } from '../scan/match-line.ts';
import { matchLine } from '../scan/match-line.ts';
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
}

/** Every indicator of a line, as its text has it and as its fields do; and when and where it happened. */
export function readRecord<Source>(
  index: IndicatorIndex<Source>,
  line: SearchedText,
  context: LogContext,
  seen: Set<Indicator<Source>>,
): ReadRecord<Source> {
  const inText = matchLine(index, line, seen);
  const isCut = line.cutBefore || line.cutAfter;
  if (inText.length === 0 && (isCut || index.urls.size === 0)) return { matches: inText };
  // What time stands in the midst of a line is nobody's in particular.
  if (line.cutBefore) return { matches: inText };
  if (hasSeveralRecords(line.text)) return { matches: readSeveral(index, line.text, context, seen, inText) };
  const fields = fieldsOf(line.text, context.shape);
  const matches = isCut ? inText : [...inText, ...splitUrls(index, line.text, fields, seen)];
  return matches.length === 0 ? { matches } : { matches, ...placed(line.text, fields, context, matches) };
}

/** Of a line with several records each is read by itself: what stands in one has the time and host of that one. */
function readSeveral<Source>(
  index: IndicatorIndex<Source>,
  line: string,
  context: LogContext,
  seen: Set<Indicator<Source>>,
  inText: readonly Match<Source>[],
): readonly Match<Source>[] {
  const rest = new Set(inText);
  const read = recordsIn(line).flatMap(({ start, end }) => {
    const own = inText.filter(({ at }) => at >= start && at < end);
    if (own.length === 0 && index.urls.size === 0) return [];
    for (const match of own) rest.delete(match);
    const record = line.slice(start, end);
    const fields = fieldsOf(record, LINES);
    const split = splitUrls(index, record, fields, seen);
    const matches = [...own, ...split.map((match) => ({ ...match, at: match.at + start }))];
    if (matches.length === 0) return [];
    const where = placed(record, fields, context, matches);
    return matches.map((match) => ({ ...match, ...where }));
  });
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
