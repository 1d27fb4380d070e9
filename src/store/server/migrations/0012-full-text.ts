import type { Kysely } from 'kysely';
import { kysely } from '../../kysely.ts';

/**
 * A full-text index over the texts that are shown, passage by passage: of each its words with their places, and how
 * many they are. It holds no text itself. See `text-index.ts`.
 *
 * Frozen: a change to the tables is another migration.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of TABLES) await kysely.sql.raw(statement).execute(db);
}

const TABLES = [
  `create table indexed_texts (
    number bigint primary key,
    report_id text collate "C" not null unique references reports (id)
  )`,
  `create table text_passages (id bigint primary key, start bigint not null, "end" bigint not null)`,
  `create table text_index (
    rowid bigint not null,
    part bigint not null,
    words tsvector not null,
    length bigint not null,
    primary key (rowid, part)
  )`,
  // What was just read is found as fast as the rest, and writing it takes a little longer.
  `create index text_index_words on text_index using gin (words) with (fastupdate = off)`,
  `create table text_totals (passages bigint not null, words bigint not null)`,
  `insert into text_totals (passages, words) values (0, 0)`,
];
