import type { Kysely, RawBuilder } from 'kysely';
import type { ReportRow, Schema } from '../schema.ts';
import type { TextIndex } from '../search/text-index.ts';

/** What each database says in words of its own; all other queries are the same in both. */
export interface OwnWords {
  readonly texts: TextIndex;
  /** The distinct values of observables in what is shown of a report. */
  readonly valuesOf: (
    db: Kysely<Schema>,
    shown: Pick<ReportRow, 'current_capture' | 'current_reading'>,
    all: boolean,
  ) => Promise<IndicatorValues>;
  /** Joins a table whose rows are to be looked up by those of the tables before it. */
  readonly thenJoin: RawBuilder<unknown>;
  /** Follows a table: by which of its indexes it is to be read. */
  readonly by: (index: string) => RawBuilder<unknown>;
}

export interface IndicatorValues {
  /** As `ReportIndicators` has them; null where there is none. */
  readonly lines: string | null;
  /** Values that are to be given as records. */
  readonly odd: number;
  readonly heldBack: number;
}

/** Characters of a value; longer ones, and those that columns do not give back whole (schema.ts), are given as records. */
export const LONGEST_VALUE = 2_000;
