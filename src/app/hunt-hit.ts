import type { ShownSighting } from './shown-sighting.ts';

/** A hit in a log ready to be shown. */
export interface HuntHit extends ShownSighting {
  /** Its type and value, defanged, where the value stands on a warning list: it is to be told apart from the others. */
  readonly warned?: string;
  /** Its lines by what they say, where a person is told once of what several reports name. */
  readonly event?: HuntEvent;
}

/** What was found, apart from who names it: hits of one place with the same head are one event. */
export interface HuntEvent {
  /** The line of a log; of a hunt's hits, those of one place come one after another. */
  readonly place: string;
  /** What was found, and where. */
  readonly head: readonly string[];
  /** Who names it. */
  readonly named: readonly string[];
  /** When and on which machine, and how that stands to the day of the report. */
  readonly seen: readonly string[];
}
