/** The same hunt as queries for engines that keep logs elsewhere. */
export type { Language } from './emit-queries.ts';
export { emitQueries } from './emit-queries.ts';
