/** Posts, and what others say to them: pure, records and text in, records and text out. */
export { Buckets } from './moderation/bucket.ts';
export { blockOf, domainOf } from './moderation/domains.ts';
export { reasonsFor } from './moderation/reasons.ts';
export { afterLook, afterVerdict, type Looked } from './moderation/standing.ts';
export { type PingbackFault, pingbackDone, pingbackFault } from './pingback/answer.ts';
export { MOST_CALL, pingbackCall } from './pingback/call.ts';
export { changesBetween, correctionsOf } from './posts/changes.ts';
export { postOf, postsOf, standingOf } from './posts/fold.ts';
export { postJson } from './posts/json.ts';
export { type PostPlaces, postIndex, postPage, withdrawnPage } from './posts/page.ts';
export { postStyleHash } from './posts/style.ts';
export { endpointOf } from './webmention/endpoint.ts';
export { type LinksFound, linkTo } from './webmention/link-to.ts';
export { asked, type RefusedMention } from './webmention/request.ts';
export { sourceOf, wordsAround } from './webmention/words-around.ts';
