import type { Capture } from './capture.ts';
import type { Problem } from './problem.ts';
import type { Span } from './span.ts';
import type { UtcInstant } from './time.ts';

/** By which protocol somebody said that a page of theirs links to a post. */
export type ReplyVia = 'webmention' | 'pingback';

/**
 * How a reply stands. `waiting`: its page is to be fetched. `held`: it links to the post and waits for an analyst.
 * `unlinked`: its page was had and does not link to the post, or links no more. `gone`: its page is no longer there.
 * `failed`: its page could not be had.
 */
export const REPLY_STATES = [
  'waiting',
  'held',
  'approved',
  'rejected',
  'unlinked',
  'gone',
  'failed',
] as const;

export type ReplyState = (typeof REPLY_STATES)[number];

/** What an analyst says of a reply. */
export const REPLY_VERDICTS = ['approved', 'held', 'rejected'] as const;

export type ReplyVerdict = (typeof REPLY_VERDICTS)[number];

/** Why a reply deserves a second look before it is shown; none of them decides. */
export type ReplyReason =
  /** Nothing of its site was ever approved. */
  | 'first-from-site'
  /** The link has no words, or none around it. */
  | 'no-words'
  /** The passage has more links than a reply needs. */
  | 'many-links'
  /** The words are those of another reply. */
  | 'same-words'
  /** Its host is written in letters that may look like others (IDNA, `xn--`). */
  | 'foreign-letters'
  /** Its page was found at another host than was named. */
  | 'other-host'
  /** A browser would not show the link. */
  | 'hidden-link'
  /** It was approved or rejected before, and says something else now. */
  | 'changed-since';

/** What the page of a reply showed, bound to the copy that was kept of it. */
export interface ReplyEvidence {
  readonly capture: Capture;
  readonly readingId: string;
  readonly extractor: string;
  /** The words around the link; absent where there are none. */
  readonly excerpt?: Span;
  /** What the page calls itself, as it stands in the kept text or source; for reading, on one line. */
  readonly title?: string;
  /** Where the page was found, after redirects. */
  readonly final: string;
  /** Which element names the post: `a`, `img`, …, or `text`. */
  readonly link: string;
}

/** A page of somebody else's that says something to a post. */
export interface Reply {
  readonly kind: 'reply';
  readonly id: string;
  readonly postId: string;
  readonly via: ReplyVia;
  /** As named by whoever told us, fragment included. */
  readonly source: string;
  readonly target: string;
  /** Of `source`, in ASCII and lower case. */
  readonly host: string;
  readonly receivedAt: UtcInstant;
  readonly updatedAt: UtcInstant;
  readonly state: ReplyState;
  /** The last word of an analyst, whatever became of the page since. */
  readonly verdict?: ReplyVerdict;
  readonly evidence?: ReplyEvidence;
  readonly reasons: readonly ReplyReason[];
  /** Why its page could not be had. */
  readonly problem?: Problem;
  /** How often its page was asked for since it was last told of. */
  readonly tries: number;
}

/** What happened to a reply, in order; entries are added, never changed. */
export interface ReplyAct {
  readonly seq: number;
  readonly at: UtcInstant;
  /** An analyst; absent where the desk itself did it. */
  readonly by?: string;
  readonly what: 'received' | 'verified' | ReplyVerdict | 'unlinked' | 'gone' | 'failed';
  readonly note?: string;
}

/** A domain from which nothing is taken. */
export interface BlockedDomain {
  readonly domain: string;
  readonly by: string;
  readonly at: UtcInstant;
  readonly why?: string;
}

/** How telling a linked page of a post went. */
export interface SentMention {
  readonly postId: string;
  readonly target: string;
  /** The entry of the post that was told last, or is to be told. */
  readonly revision: number;
  readonly state: 'waiting' | 'sent' | 'no-endpoint' | 'failed';
  readonly at: UtcInstant;
  readonly endpoint?: string;
  /** HTTP status of the receiver's answer. */
  readonly status?: number;
  /** Where the receiver says how it stands: its receipt. */
  readonly receipt?: string;
  readonly problem?: Problem;
}
