import type Database from 'libsql';
import type { Sha256, UtcInstant } from '../../model/index.ts';
import type { NamedArchive, StoreContent } from '../copied.ts';

const COUNTED = [
  'reports',
  'captures',
  'readings',
  'findings',
  'decisions',
  'grades',
  'journal',
  'watches',
  'observations',
  'sightings',
  'accounts',
  'audit',
];

/** What is in a store, of whatever version: what a table would say that it does not have yet is left out. */
export function contentOf(database: Database.Database, applied: readonly string[]): StoreContent {
  const tables = new Set(
    rows<{ name: string }>(database, `select name from sqlite_master where type = 'table'`).map(
      ({ name }) => name,
    ),
  );
  const has = (table: string): boolean => tables.has(table);
  const latest = has('captures')
    ? rows<{ at: UtcInstant | null }>(database, 'select max(captured_at) as at from captures')[0]?.at
    : undefined;
  return {
    schema: applied.at(-1),
    counts: Object.fromEntries(
      COUNTED.filter(has).map((table) => [table, countOf(database, `select count(*) as n from ${table}`)]),
    ),
    archives: has('captures') ? archivesIn(database, has('observations')) : [],
    ...(latest !== undefined && latest !== null && { latest }),
  };
}

export function rows<Row>(database: Database.Database, sql: string): readonly Row[] {
  return database.prepare(sql).all() as readonly Row[];
}

export function countOf(database: Database.Database, sql: string): number {
  return rows<{ n: number }>(database, sql)[0]?.n ?? 0;
}

function archivesIn(database: Database.Database, hasObservations: boolean): readonly NamedArchive[] {
  const captured = rows<{ name: unknown; sha256: unknown }>(
    database,
    `select record ->> '$.wacz' as name, record ->> '$.waczSha256' as sha256 from captures`,
  );
  const evidence = hasObservations
    ? rows<{ name: unknown }>(
        database,
        `select distinct record ->> '$.evidence' as name from observations where record ->> '$.evidence' is not null`,
      )
    : [];
  const all = new Map<string, NamedArchive>(
    evidence.map(({ name }) => [String(name), { name: String(name) }]),
  );
  for (const { name, sha256 } of captured)
    all.set(String(name), { name: String(name), sha256: String(sha256) as Sha256 });
  return [...all.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
