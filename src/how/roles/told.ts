import type { Mention } from '../observables/mention.ts';
import type { Assigned } from './assign-role.ts';

/** A mention and the part it plays. */
export interface Told {
  readonly mention: Mention;
  readonly assigned: Assigned;
}
