import type { Kysely } from 'kysely';
import { kysely } from '../../kysely.ts';

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

const TEXT = 'text collate "C"';

/** `added` is in microseconds since the epoch, and no two are alike; `label` counts TLP labels, the most open is 0. */
const TABLES = [
  `create table shared_objects (
    object bigint primary key,
    stix_id ${TEXT} not null unique,
    type ${TEXT} not null,
    label bigint not null,
    version bigint not null,
    state ${TEXT} not null,
    content ${TEXT} not null
  )`,
  `create table shared_versions (
    version bigint primary key,
    object bigint not null,
    stamp ${TEXT},
    json ${TEXT} not null
  )`,
  `create table shared_facets (
    facet bigint generated always as identity primary key,
    name ${TEXT} not null unique
  )`,
  `create table shared_members (
    facet bigint not null,
    label bigint not null,
    added bigint not null,
    version bigint not null,
    object bigint not null,
    type ${TEXT} not null,
    is_last bigint not null,
    is_first bigint not null,
    primary key (facet, label, added)
  )`,
  `create index shared_members_last on shared_members (facet, label, added) where is_last = 1`,
  `create index shared_members_object on shared_members (object, facet)`,
  `create table shared_holders (
    report_id ${TEXT} not null,
    object bigint not null,
    label bigint not null,
    primary key (report_id, object)
  )`,
  `create index shared_holders_object on shared_holders (object)`,
  `create table shared_facets_of_reports (
    report_id ${TEXT} not null,
    facet bigint not null,
    primary key (report_id, facet)
  )`,
  `create table shared_state (name ${TEXT} primary key, value ${TEXT} not null)`,
  `create table shared_stale (report_id ${TEXT} primary key, mark bigint not null)`,
  `create table taxii_statuses (id ${TEXT} primary key, at ${TEXT} not null, owner ${TEXT}, record ${TEXT} not null)`,
  `create table taxii_readers (subject ${TEXT} primary key, label ${TEXT} not null)`,
  `create table taxii_feeds (id ${TEXT} primary key, url ${TEXT} not null unique, record ${TEXT} not null)`,
];

const MARK = 'on conflict (report_id) do update set mark = shared_stale.mark + 1';

/**
 * Names of every entry of a story: an undone one says only which entry it undoes. The database reads no JSON that has
 * NUL or half a surrogate pair anywhere (8.14), and records may: these become a question mark first.
 */
const OF_STORY = `select distinct value from journal,
    json_array_elements_text(regexp_replace(record,
      '(?<!\\\\)((?:\\\\\\\\)*)\\\\u(?:0000|d[89a-f][0-9a-f]{2})', '\\1?', 'gi')::json -> 'reports') as value
  where topic = 'stories' and subject = new.subject`;

/** Whatever a rejection reaches elsewhere, when it is made and when it is taken back. */
const REACHED = `select distinct findings.report_id from decisions
  join findings on findings.value = decisions.rejects_value
  where decisions.report_id = new.report_id and decisions.matter = new.matter
    and decisions.rejects_value is not null`;

const STALE = [
  noting('reports', 'insert or update', 'values (new.id, 1)'),
  noting('decisions', 'insert', 'values (new.report_id, 1)'),
  noting('decisions', 'insert', `select report_id, 1 from (${REACHED}) as reached`, 'reached'),
  noting('grades', 'insert', 'values (new.report_id, 1)'),
  noting(
    'journal',
    'insert',
    `select value, 1 from (${OF_STORY}) as named`,
    'story',
    `new.topic = 'stories'`,
  ),
].flat();

/** A trigger that notes reports, with its function. */
function noting(table: string, when: string, what: string, of = 'own', only = 'true'): readonly string[] {
  const name = `shared_stale_${table}_${of}`;
  return [
    `create function ${name}() returns trigger language plpgsql set search_path from current as $$
      begin insert into shared_stale (report_id, mark) ${what} ${MARK}; return null; end $$`,
    `create trigger ${name} after ${when} on ${table} for each row when (${only}) execute function ${name}()`,
  ];
}
