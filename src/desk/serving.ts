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
  /** Told of what was thrown: a bug of ours. */
  readonly onFault: (error: unknown) => void;
}
