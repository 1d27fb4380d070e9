/**
 * Watch: asks politely, again and again, whether a report still stands where it stood, and says what
 * was observed. The comparison and the state machine are pure; only `visit/` goes to the network.
 */
export { firstStanding, takeLook } from './state/confirm.ts';
export { judge } from './state/judge.ts';
export type { Judgement, PageCopy } from './state/page-copy.ts';
export type { Comparison } from './text/compare-readings.ts';
export { compareReadings } from './text/compare-readings.ts';
export type { Weighty } from './text/findings.ts';
export { labelOf } from './text/findings.ts';
export type { FeedEntry } from './visit/feed.ts';
export { looksLikeFeed, readFeed } from './visit/feed.ts';
export type { Look, Visitor } from './visit/look.ts';
export { look } from './visit/look.ts';
export { startPace } from './visit/pace.ts';
export { probeSite } from './visit/probe.ts';
export { startRobots } from './visit/robots.ts';
