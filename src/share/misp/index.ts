/** A report as a native MISP event, and events as a feed. */
export { type MispEvent, mispEvent, mispText, toMisp } from './event.ts';
export { feedFiles } from './feed.ts';
export { versionedEvent } from './versions.ts';
