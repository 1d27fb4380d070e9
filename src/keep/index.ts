/**
 * Keep: a file or a URL becomes a capture, a WARC inside a WACZ in the archive folder, whose every
 * byte can be proved again later. Killed runs leave at most a `.keep-*.partial` file, which nothing
 * reads and anybody may delete.
 */
export { keepBytes, keepFile } from './keep-file.ts';
export { keepUrl } from './keep-url.ts';
export type { FetchOptions, KeepOptions, Kept } from './options.ts';
export { readKept } from './read-kept.ts';
