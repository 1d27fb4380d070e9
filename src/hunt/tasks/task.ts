import type { Problem } from '../../model/index.ts';
import type { LogContext } from '../records/read-record.ts';
import type { Sighting } from '../sighting.ts';

/** A log, or a stretch of one, for one thread. */
export type Task =
  | {
      readonly kind: 'stretch';
      readonly file: string;
      readonly context: LogContext;
      /** Lines that begin in these bytes; the end is exclusive. */
      readonly from: number;
      readonly to: number;
    }
  | {
      /** From its first byte to its last, decompressed as its bytes say; `-` is standard input. */
      readonly kind: 'whole';
      readonly file: string;
      readonly changed: number;
      /** Nothing is told of lines that begin before, bytes after decompression. */
      readonly after: number;
    };

/** What a task came to. */
export interface TaskDone {
  readonly lines: number;
  /** After decompression. */
  readonly bytes: number;
  /** Of these, bytes of the last line, where the log has not ended it. */
  readonly unfinished?: number;
  /** Why it was searched up to its line `lines` only, or not at all. */
  readonly problem?: Problem;
}

/** Hits whose sources are the numbers of the indicators, and whose line numbers are counted from the task's first line. */
export type TaskHit = Sighting<number>;

export interface TaskListener {
  /** Resolves when more may come. */
  readonly hits: (hits: readonly TaskHit[]) => Promise<void>;
  /** @param bytes since the last time */
  readonly progress: (bytes: number) => void;
}
