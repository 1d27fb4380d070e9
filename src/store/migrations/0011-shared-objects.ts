import type { Kysely } from 'kysely';
import { kysely } from '../kysely.ts';

/**
 * What is handed on as STIX objects, every version of each, in the collections that it stands in; and which reports
 * are to be handed on anew, which triggers note in the transaction that changes a report, whoever writes.
 *
 * Frozen: a change to the tables is another migration.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { sql } = kysely;
  for (const statement of [...TABLES, ...STALE]) await sql.raw(statement).execute(db);
}

/** `added` is in microseconds since the epoch, and no two are alike; `label` counts TLP labels, the most open is 0. */
const TABLES = [
  `create table shared_objects (
    object integer primary key,
    stix_id text not null unique,
    type text not null,
    label integer not null,
    version integer not null,
    state text not null,
    content text not null
  )`,
  `create table shared_versions (
    version integer primary key,
    object integer not null,
    stamp text,
    json text not null
  )`,
  `create table shared_facets (facet integer primary key, name text not null unique)`,
  `create table shared_members (
    facet integer not null,
    label integer not null,
    added integer not null,
    version integer not null,
    object integer not null,
    type text not null,
    is_last integer not null,
    is_first integer not null,
    primary key (facet, label, added)
  ) without rowid`,
  `create index shared_members_last on shared_members (facet, label, added) where is_last = 1`,
  `create index shared_members_object on shared_members (object, facet)`,
  `create table shared_holders (
    report_id text not null,
    object integer not null,
    label integer not null,
    primary key (report_id, object)
  ) without rowid`,
  `create index shared_holders_object on shared_holders (object)`,
  `create table shared_facets_of_reports (
    report_id text not null,
    facet integer not null,
    primary key (report_id, facet)
  ) without rowid`,
  `create table shared_state (name text primary key not null, value text not null)`,
  `create table shared_stale (report_id text primary key not null, mark integer not null)`,
  `create table taxii_statuses (id text primary key not null, at text not null, owner text, record text not null)`,
  `create table taxii_readers (subject text primary key not null, label text not null)`,
  `create table taxii_feeds (id text primary key not null, url text not null unique, record text not null)`,
];

const MARK = 'on conflict (report_id) do update set mark = mark + 1';

/** Names of every entry of a story: an undone one says only which entry it undoes. */
const OF_STORY = `select distinct each.value from journal, json_each(journal.record, '$.reports') as each
  where journal.topic = 'stories' and journal.subject = new.subject`;

/** Whatever a rejection reaches elsewhere, when it is made and when it is taken back. */
const REACHED = `select distinct findings.report_id from decisions
  join findings on findings.value = decisions.rejects_value
  where decisions.report_id = new.report_id and decisions.matter = new.matter
    and decisions.rejects_value is not null`;

const STALE = [
  `insert into shared_stale (report_id, mark) select id, 1 from reports`,
  ...(['insert', 'update'] as const).map(
    (act) => `create trigger shared_stale_reports_${act} after ${act} on reports begin
      insert into shared_stale (report_id, mark) values (new.id, 1) ${MARK}; end`,
  ),
  `create trigger shared_stale_decisions after insert on decisions begin
    insert into shared_stale (report_id, mark) values (new.report_id, 1) ${MARK};
    insert into shared_stale (report_id, mark) select report_id, 1 from (${REACHED}) where true ${MARK}; end`,
  `create trigger shared_stale_grades after insert on grades begin
    insert into shared_stale (report_id, mark) values (new.report_id, 1) ${MARK}; end`,
  `create trigger shared_stale_journal after insert on journal when new.topic = 'stories' begin
    insert into shared_stale (report_id, mark) select value, 1 from (${OF_STORY}) where true ${MARK}; end`,
];
