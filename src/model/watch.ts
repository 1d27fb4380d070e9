import type { Span } from './span.ts';
import type { UtcInstant } from './time.ts';

/**
 * What a watched page is, as far as looks from outside can tell. The first five answer the question
 * whether the report is there; the last two say that the question cannot be answered now.
 */
export type PageState =
  /** the report stands there, but for noise and small edits, as in the copy it is compared with */
  | 'live'
  /** it stands there, with words or findings missing */
  | 'drifted'
  /** the address answers as if all were well, and the report is not what it answers with */
  | 'soft-404'
  /** the address leads somewhere else, where the report is not */
  | 'redirected-away'
  /** 404 or 410 */
  | 'gone'
  /** a door stands in front: log-in, cookie wall, bot check, paywall, refusal */
  | 'gated'
  /** no answer, an error, an empty or cut page */
  | 'unreachable';

/** What one look at a page showed. It never says "removed": that needs several of them. */
export interface Observation {
  readonly at: UtcInstant;
  readonly sight: PageState;
  /** A clause for a person, e.g. `the server answered 404 Not Found`. */
  readonly reason: string;
  /** Of the last answer. */
  readonly status?: number;
  /** Where the answer came from, after redirects. */
  readonly final?: string;
  /** 0 to 1: how much of the copy's own text stands in the answer. */
  readonly kept?: number;
  /** The capture whose reading the answer was compared with; spans below are of that reading. */
  readonly comparedWith?: string;
  /** What of the copy does not stand in the answer. */
  readonly missing?: Missing;
  /** The capture that was made of the changed page. */
  readonly captureId?: string;
  /** File name, in the archive, of what came instead of the report; evidence, no capture of it. */
  readonly evidence?: string;
}

/** Counts of what stood in the copy compared with, and how many of them are absent now. */
export interface Missing {
  readonly paragraphs: Share;
  readonly observables: Share;
  readonly claims: Share;
  /** A few of the absent findings and paragraphs. */
  readonly examples: readonly MissingExample[];
}

export interface MissingExample {
  /** A finding's value, a claim's words, or a paragraph's. */
  readonly label: string;
  readonly span: Span;
}

export interface Share {
  readonly absent: number;
  readonly of: number;
}

/** A page's state after all looks so far. */
export interface Standing {
  readonly state: PageState;
  /** The first of the looks that confirmed the state. */
  readonly since: UtcInstant;
  /** The last state that answered whether the report is there. */
  readonly known: PageState;
  /** When the report was last seen there. */
  readonly lastPresent: UtcInstant;
  /** The last looks, oldest first: as many as confirmation counts. */
  readonly recent: readonly Observation[];
}

/** A confirmed change of state: said once. */
export interface Transition {
  readonly from: PageState;
  readonly to: PageState;
  /** `alert`: the report's presence or words changed. `notice`: whether it is there cannot be seen, or can again. */
  readonly kind: 'alert' | 'notice';
  /** The first and the last of the looks that confirm it. */
  readonly firstSeen: UtcInstant;
  readonly confirmedAt: UtcInstant;
  /** When the report was last seen as it was. */
  readonly lastPresent: UtcInstant;
  readonly observation: Observation;
}

export type Watch = WatchedPage | WatchedFeed;

interface WatchBase {
  readonly id: string;
  readonly url: string;
  /** ms between looks. */
  readonly every: number;
  readonly added: UtcInstant;
  readonly nextDue: UtcInstant;
  readonly standing: Standing;
  /** For the next conditional request (RFC 9110, section 13). */
  readonly validators?: Validators;
}

export interface WatchedPage extends WatchBase {
  readonly kind: 'page';
  readonly reportId: string;
  /** The capture that the page is compared with. */
  readonly captureId: string;
  /** The capture that watching made last; the same one, unless the page has been edited since. */
  readonly newestCaptureId: string;
}

export interface WatchedFeed extends WatchBase {
  readonly kind: 'feed';
  readonly title: string;
  /** Ids of entries that have been told of, newest first; bounded. */
  readonly seen: readonly string[];
}

export interface Validators {
  /** The URL that gave them; they mean nothing at another. */
  readonly url: string;
  readonly etag?: string;
  readonly lastModified?: string;
}
