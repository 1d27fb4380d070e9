/** Reports as feeds that a reader of news follows. */
export { toAtom } from './atom.ts';
export { type FeedDraftEntry, feedEntry } from './entry.ts';
export { toJsonFeed } from './json-feed.ts';
export { toRss } from './rss.ts';
export { correctedEntry, goneEntry, noticeOf, type ToldEntry } from './taken-back.ts';
