import type { ObservableType } from './observable.ts';
import type { Span } from './span.ts';
import type { UtcInstant } from './time.ts';

/**
 * That an indicator of a report was seen in the user's own logs: on one host, on one day, in one log or table. Lines are
 * added up over hunts, and none is counted twice; of a table, whose rows have no order, the count is the largest that a
 * hunt came to.
 */
export interface KeptSighting {
  readonly kind: 'sighting';
  readonly id: string;
  readonly reportId: string;
  readonly captureId: string;
  readonly readingId: string;
  /** The finding whose span names the indicator. */
  readonly findingId: string;
  readonly span: Span;
  readonly indicator: { readonly type: ObservableType; readonly value: string };
  /** What the report said it is when it was hunted for. */
  readonly role: string;
  /** Absent where the lines state none. */
  readonly host?: string;
  /** `2026-11-17`, UTC; absent where the lines state no time. */
  readonly day?: string;
  /** The log; a table as `clickhouse://host/database.table`. */
  readonly file: string;
  /** As the lines state, UTC; absent where they state no time. */
  readonly first?: UtcInstant;
  readonly last?: UtcInstant;
  /** What of those times no line states and was taken to be so. */
  readonly assumed?: readonly ('year' | 'zone')[];
  readonly count: number;
  /** The first few of them, whole or cut. */
  readonly lines: readonly SightedLine[];
  /** When a hunt first kept and last added to it. */
  readonly keptAt: UtcInstant;
  readonly addedAt: UtcInstant;
}

/** A line of a log as it stood there, or a row of a table as a JSON object of its mapped columns. */
export interface SightedLine {
  /** 1-based; `offset` of its first byte, after decompression. A row has neither. */
  readonly lineNumber?: number;
  readonly offset?: number;
  /** No more than 1,024 UTF-16 units. */
  readonly text: string;
  /** `text` is a stretch of a longer line. */
  readonly isCut?: boolean;
  /** How the words of the line stand to the indicator, and those words. */
  readonly form: string;
  readonly matched: string;
}
