/** Tables of what others say to posts; see migration 0016. */
export interface TalkSchema {
  readonly replies: ReplyRow;
  readonly reply_acts: { readonly reply_id: string; readonly seq: number; readonly record: string };
  readonly blocked_domains: { readonly domain: string; readonly record: string };
  readonly sent_mentions: SentMentionRow;
}

export interface ReplyRow {
  readonly id: string;
  readonly post_id: string;
  readonly source: string;
  readonly target: string;
  readonly host: string;
  readonly state: string;
  /** Of an analyst. */
  readonly verdict: string | null;
  /** From when on its page is to be looked at; null where that is done. */
  readonly due: string | null;
  /** SHA-256 of the words around its link. */
  readonly words: string | null;
  readonly updated_at: string;
  /** How many acts there are. */
  readonly revision: number;
  readonly record: string;
}

export interface SentMentionRow {
  readonly post_id: string;
  readonly target: string;
  readonly state: string;
  readonly record: string;
}
