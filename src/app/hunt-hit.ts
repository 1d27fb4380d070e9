import type { ShownSighting } from './shown-sighting.ts';

/** A hit in a log ready to be shown. */
export interface HuntHit extends ShownSighting {
  /** Its type and value, defanged, where the value stands on a warning list: it is to be told apart from the others. */
  readonly warned?: string;
}
