import type { Kysely } from 'kysely';
import type { Result } from '../../model/index.ts';
import type { Schema } from '../schema.ts';

/** How a store does its work: what a database may fail with comes back as a problem. */
export interface Doing {
  readonly run: <T>(work: () => Promise<Result<T>>) => Promise<Result<T>>;
  /** All that is read sees one state of the store. */
  readonly read: <T>(work: (snapshot: Kysely<Schema>) => Promise<Result<T>>) => Promise<Result<T>>;
}
