import type { Doorkeeper } from '../app/accounts/sign-in.ts';
import type { Desk } from '../app/desk.ts';
import type { DeskJobs } from '../app/jobs/desk-jobs.ts';
import type { Correspondent } from '../app/talk/correspondent.ts';
import type { PingbackDoor } from '../app/talk/pingback.ts';
import type { Receiving } from '../app/talk/published.ts';
import type { ReplyLimits } from '../app/talk/receive.ts';
import type { Refresher } from '../app/taxii/refresher.ts';
import type { Metrics } from './metrics.ts';
import type { OidcDoor } from './sign-in/flow.ts';

/** How the desk speaks with whoever replies to its posts. */
export interface Talk {
  readonly receiving: Receiving;
  readonly limits: ReplyLimits;
  readonly correspondent: Correspondent;
  readonly pingbacks: PingbackDoor;
}

/** What every route works with. */
export interface Serving {
  readonly desk: Desk;
  readonly jobs: DeskJobs;
  /** Keeps what is handed on up to date. */
  readonly shared: Refresher;
  readonly talk: Talk;
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
  /** By whom one may sign in beside one’s password. */
  readonly oidc?: OidcDoor | undefined;
  /** Told of what was thrown: a bug of ours. */
  readonly onFault: (error: unknown) => void;
}
