import type { Passage } from './echo.ts';
import type { TextRange } from './reading.ts';
import type { Span } from './span.ts';

/** Something that a report says was done, with the day it names for it; nothing is dated that the report does not date. */
export interface DatedEvent {
  readonly kind: 'event';
  readonly when: EventDate;
  /** The words that date it, as written. */
  readonly span: Span;
  /** The words that say that something was done. */
  readonly deed: Span;
  /** The sentence, or the row of a table, that says both. */
  readonly within: TextRange;
}

/** Days as `YYYY-MM-DD`, both inclusive: of a month or a year the first and the last. */
export interface EventDate {
  readonly precision: 'day' | 'month' | 'year';
  /** Absent where no year is stated: then it has no place in time. */
  readonly from?: string;
  readonly to?: string;
  /** Where the year stands, if not in the date's own words: the head of a table's column. */
  readonly year?: Span;
}

/** An event with the report that tells of it. */
export interface ToldEvent {
  readonly reportId: string;
  readonly title: string;
  readonly when: EventDate;
  readonly passage: Passage;
  readonly deed: Span;
  readonly sentence: { readonly start: number; readonly end: number; readonly text: string };
}
