import type { UtcInstant } from './time.ts';
import type { PageState } from './watch.ts';

/**
 * What became of a report's source after the copy that is shown: without it a claim that its publisher took
 * back would be handed on as if it stood.
 */
export interface SourceNews {
  /** How the watched page stands, where it is not as in the copy; absent: nobody saw a difference, or nobody looked. */
  readonly page?: PageNews;
  /** The newest capture of our own after the one shown. */
  readonly newer?: NewerCapture;
}

export interface PageNews {
  readonly state: Extract<PageState, 'drifted' | 'soft-404' | 'redirected-away' | 'gone'>;
  /** The first of the looks that confirmed it; absent where the page could not be seen since. */
  readonly since?: UtcInstant;
  /** When the report was last seen there as kept. */
  readonly lastPresent: UtcInstant;
}

export interface NewerCapture {
  readonly captureId: string;
  readonly capturedAt: UtcInstant;
  /** Ids of the claims of the reading shown whose sentence does not stand in this capture's text. */
  readonly absentClaims: readonly string[];
}
