import { createRequire } from 'node:module';

/**
 * The query builder, from its CommonJS build: importing its 300 ES modules costs 117 ms of CPU, this
 * half of that, on every command that opens the store.
 */
export const kysely: typeof import('kysely') = createRequire(import.meta.url)('kysely');
