import type { Doorkeeper } from '../app/accounts/sign-in.ts';
import type { Desk } from '../app/desk.ts';
import type { DeskJobs } from '../app/jobs/desk-jobs.ts';
import type { Metrics } from './metrics.ts';

/** What every route works with. */
export interface Serving {
  readonly desk: Desk;
  readonly jobs: DeskJobs;
  readonly home: string;
  readonly version: string;
  /** Who decides where a client does not say; undefined where this machine has no name for the user. */
  readonly analyst: string | undefined;
  readonly metrics: Metrics;
  /** Where the built front end lies; it may not be there. */
  readonly webRoot: string;
  readonly port: () => number;
  /** Whether others than this machine's users can reach it; then there are accounts. */
  readonly isOpen: boolean;
  /** How browsers call it, where that is not its own address: behind a proxy, or by a name. */
  readonly publicUrl?: URL | undefined;
  /** The address of a proxy whose word is taken for whom it speaks for. */
  readonly behind?: string | undefined;
  readonly door: Doorkeeper;
  /** Told of what was thrown: a bug of ours. */
  readonly onFault: (error: unknown) => void;
}
