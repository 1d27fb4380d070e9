/** What logs have, kept so that a later hunt reads only what it must. */
export type { Gatherer } from './gatherer.ts';
export type { AskedLog } from './indexed-log.ts';
export { askLog } from './indexed-log.ts';
export { needsFor } from './needs.ts';
