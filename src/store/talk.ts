import type {
  BlockedDomain,
  Origin,
  Reply,
  ReplyAct,
  ReplyState,
  Result,
  SentMention,
  UtcInstant,
} from '../model/index.ts';

/** Somebody said that a page of theirs links to a post. */
export interface ToldReply {
  readonly reply: Pick<Reply, 'id' | 'postId' | 'via' | 'source' | 'target' | 'host'>;
  readonly at: UtcInstant;
  /** Not looked at again sooner than this after the last time, ms. */
  readonly restMs: number;
  /** How many replies that no analyst spoke of there may be. */
  readonly most: number;
}

/**
 * `new` and `again`: it is to be looked at. `known`: it is waiting to be looked at already. `full`: nothing was
 * written.
 */
export type Taken = 'new' | 'again' | 'known' | 'full';

/** A reply as it is written back: only if nobody else changed it since. */
export interface ReplyChange {
  readonly reply: Reply;
  /** Of the reply as it was read. */
  readonly revision: number;
  readonly act: Omit<ReplyAct, 'seq'>;
  /** When to look again; absent: not before somebody says so. */
  readonly due?: UtcInstant;
  /** By which door an analyst did it; it is logged then. */
  readonly origin?: Origin | undefined;
}

export interface StoredReply {
  readonly reply: Reply;
  /** How many acts there are. */
  readonly revision: number;
  /** It is to be looked at. */
  readonly isDue: boolean;
}

export interface RepliesAsk {
  readonly state?: ReplyState;
  readonly postId?: string;
  readonly limit: number;
  /** The last one of the page before. */
  readonly after?: { readonly updatedAt: string; readonly id: string };
}

/** Attributed and logged. */
export interface Blocking {
  readonly by: string;
  readonly at: UtcInstant;
  readonly origin?: Origin | undefined;
}

/** Replies to posts, and what was told to others; calls fail as those of the store do. */
export interface TalkStore {
  /** Takes in a reply, or that its page is to be looked at anew. The oldest that nobody will miss make room. */
  receive(told: ToldReply): Promise<Result<Taken>>;
  /** Replies whose pages are to be looked at by then, what waits longest first. */
  due(now: UtcInstant, limit: number): Promise<Result<readonly StoredReply[]>>;
  /** Fails with `decided-meanwhile` where somebody else changed it, and with `not-in-store`. */
  change(change: ReplyChange): Promise<Result<StoredReply>>;
  reply(id: string): Promise<Result<StoredReply>>;
  /** Those changed last first. */
  replies(ask: RepliesAsk): Promise<Result<readonly StoredReply[]>>;
  counts(): Promise<Result<Readonly<Partial<Record<ReplyState, number>>>>>;
  acts(replyId: string): Promise<Result<readonly ReplyAct[]>>;
  /** What is known of replies like it: whether one of its host was approved, and another has the same words. */
  alike(reply: Pick<Reply, 'id' | 'host'>, words: string | undefined): Promise<Result<Alike>>;
  blocked(): Promise<Result<readonly BlockedDomain[]>>;
  block(domain: BlockedDomain, origin?: Origin): Promise<Result<void>>;
  /** Fails with `not-in-store`. */
  unblock(domain: string, by: Blocking): Promise<Result<void>>;
  mentions(postId: string): Promise<Result<readonly SentMention[]>>;
  waitingMentions(limit: number): Promise<Result<readonly SentMention[]>>;
  putMention(sent: SentMention): Promise<Result<void>>;
}

export interface Alike {
  readonly isKnownHost: boolean;
  readonly isRepeated: boolean;
}
