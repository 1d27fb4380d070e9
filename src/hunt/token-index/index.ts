/** What logs have, kept so that a later hunt reads only what it must. */
export { indexedLog } from './index-log.ts';
export type { LogIndex } from './log-index.ts';
export { mayHave, queriesFor } from './queries.ts';
export { TokenSearch } from './token-search.ts';
