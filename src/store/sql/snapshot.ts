import type { Kysely } from 'kysely';
import type { Schema } from '../schema.ts';

/** Reads that see one state of the store, however many queries they take and whoever writes meanwhile. */
export function inSnapshot<T>(
  db: Kysely<Schema>,
  read: (snapshot: Kysely<Schema>) => Promise<T>,
): Promise<T> {
  return db.transaction().setAccessMode('read only').execute(read);
}
