import type { IndicatorIndex } from '../index/indicator-index.ts';
import type { SearchedText } from '../scan/match-line.ts';
import { matchLine } from '../scan/match-line.ts';
import type { Indicator, Match } from '../sighting.ts';
import { eventHost } from './event-host.ts';
import type { EventTime } from './event-time.ts';
import { eventTime } from './event-time.ts';
import { fieldsOf } from './fields.ts';
import type { LogShape } from './log-shape.ts';
import { splitUrls } from './split-urls.ts';

/** What is known of the log a line is from. */
export interface LogContext {
  readonly shape: LogShape;
  /** When it was last changed, ms since the epoch. */
  readonly changed: number;
}

export interface ReadRecord<Source> {
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
  const fields = fieldsOf(line.text, context.shape);
  const matches = isCut ? inText : [...inText, ...splitUrls(index, line.text, fields, seen)];
  if (matches.length === 0) return { matches };
  const time = eventTime(line.text, fields, context.changed);
  const host = eventHost(line.text, fields);
  return { matches, ...(time !== undefined && { time }), ...(host !== undefined && { host }) };
}
