/**
 * Keep: a file or a URL becomes a capture, a WARC inside a WACZ in the archive folder, signed by the
 * desk's key, whose every byte can be proved again later. Killed runs leave at most a `.keep-*.partial` file, which nothing
 * reads and anybody may delete.
 */

export { type Exchange, headerOf, headerValues } from './exchange.ts';
export { type Answered, accept, answerOf, type Fetched, type UrlOptions } from './fetch/fetch-url.ts';
export { postForm } from './fetch/post-form.ts';
export { keepBytes, keepFile } from './keep-file.ts';
export { keepFetched, keepUrl } from './keep-url.ts';
export type { FetchOptions, KeepOptions, Kept, PageOptions } from './options.ts';
export { readKept } from './read-kept.ts';
export { readPageFiles } from './read-page.ts';
export { readWaczSeal, type WaczSeal } from './read-seal.ts';
export { printPage } from './render/print-page.ts';
export { inlinePage } from './replay/inline-page.ts';
export { parseChain } from './sign/certificate-chain.ts';
export { deskKey, readDeskKey } from './sign/desk-key.ts';
export { takeUpFile } from './take-up.ts';
export type { Check } from './verify/check.ts';
export { hashFile } from './verify/hash-file.ts';
export { type VerifyOptions, verifyWacz } from './verify/verify-wacz.ts';
export { firstBroken, type WaczReport } from './verify/wacz-report.ts';
