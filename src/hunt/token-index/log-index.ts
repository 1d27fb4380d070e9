import type { BlockFilter } from './block-filter.ts';
import type { LogIdentity } from './log-identity.ts';

/** What the blocks of a log have. */
export interface LogIndex {
  readonly file: string;
  readonly identity: LogIdentity;
  /** When it was made, ms since the epoch. */
  readonly madeAt: number;
  /** Lines that begin before this byte are in the blocks for good; the last line may still grow. */
  readonly covered: number;
  readonly blocks: readonly IndexedBlock[];
}

/** Lines that begin in these bytes; of what is packed, all of the log. */
export interface IndexedBlock {
  readonly from: number;
  readonly to: number;
  readonly lines: number;
  readonly filter: BlockFilter;
}
