import type { Kysely } from 'kysely';
import { kysely } from '../../kysely.ts';

/** One number that every transaction that writes makes larger, when it begins. */
export async function revision(db: Kysely<unknown>): Promise<void> {
  const { sql } = kysely;
  await sql.raw('create table store_revision (number bigint not null)').execute(db);
  await sql.raw('insert into store_revision (number) values (0)').execute(db);
}
