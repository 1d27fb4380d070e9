import type { UtcInstant } from './time.ts';

/**
 * Whose copy a capture is, where it is not our own: a memento is an earlier state of a page, held and
 * dated by somebody else (RFC 7089, section 1). What we fetched from them is theirs to vouch for.
 */
export interface MementoMark {
  /** The host that holds it, e.g. `web.archive.org`. */
  readonly heldBy: string;
  /** The instant whose state it shows, as the holder's `Memento-Datetime` says. */
  readonly datetime: UtcInstant;
  /** The page it is a copy of. */
  readonly original: string;
}
