import type { Field } from '../field.ts';

/** Bytes before a line's first and behind its last in which the rest of its record is looked for. */
export const BEFORE: number = 16 * 1024;
export const BEHIND: number = 16 * 1024;
/** Bytes of a line that may be a part of a record: a longer one is a record of its own. */
export const LONGEST_PART: number = 8 * 1024;

/** A line near another. */
export interface NearLine {
  /** Without its end. */
  readonly text: string;
  /** Of its first byte, in whatever bytes the log is searched. */
  readonly offset: number;
}

/** The lines around one, as far as they may be of its record. */
export interface LinesAround {
  /** @param distance 1 is the line before; undefined beyond `BEFORE`, and before the log's first */
  above(distance: number): NearLine | undefined;
  /** Whether a line is the log's first. @param distance 0 is the one itself */
  isFirst(distance: number): boolean;
  /** @param distance 1 is the line behind; undefined beyond `BEHIND`, behind the log's last, and where it has not come yet */
  below(distance: number): NearLine | undefined;
  /** A line was asked for that has not come yet. */
  readonly lacks: boolean;
}

/** Lines that are a record together. */
export interface RecordAround {
  /** How many lines of it are before and behind the one that was asked for. */
  readonly above: number;
  readonly below: number;
  /** What tells its time where its fields do not: empty, where nothing else does. */
  readonly text: string;
  readonly fields: readonly Field[];
}
