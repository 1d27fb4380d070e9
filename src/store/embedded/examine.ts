import Database from 'libsql';
import type { Result } from '../../model/index.ts';
import { ok } from '../../model/index.ts';
import type { IndexState, StoreExamination } from '../copied.ts';
import { MIGRATIONS } from '../migrations/index.ts';
import { contentOf, countOf, rows } from './content.ts';
import { queriesOver } from './dialect.ts';
import { withFailures } from './failures.ts';
import { storeFile } from './home.ts';
import { lookAt } from './look.ts';
import { appliedMigrations, migrate, refuseNewer } from './migrate.ts';

const MOST_FAULTS = 20;

export async function examineEmbeddedStore(home: string): Promise<Result<StoreExamination>> {
  const file = await withFailures(home, async () => storeFile(home));
  if (!file.ok) return file;
  return withFailures(file.value, async () => {
    const ours = await oursByName();
    return lookAt(file.value, (database) => {
      const known = refuseNewer(database, file.value);
      return known.ok ? ok(examinationOf(database, ours)) : known;
    });
  });
}

function examinationOf(database: Database.Database, ours: ReadonlyMap<string, string>): StoreExamination {
  const applied = appliedMigrations(database);
  const isOlder = Object.keys(MIGRATIONS).some((name) => !applied.includes(name));
  const faulty = (faults: readonly string[]): StoreExamination => ({
    // What is broken is not asked any further: it would say anything.
    ...{ schema: applied.at(-1), counts: {}, archives: [], strayRows: 0, strangers: [] },
    ...{ isOlder, faults },
  });
  const faults = faultsIn(database);
  if (faults.length > 0) return faulty(faults);
  try {
    return {
      ...contentOf(database, applied),
      isOlder,
      faults,
      strayRows: database.prepare('pragma foreign_key_check').all().length,
      strangers: isOlder ? [] : strangersIn(database, ours),
      ...(applied.includes('0012-full-text') && { index: indexState(database) }),
    };
  } catch (error) {
    // A table or column that its version has is not there, or a row holds no JSON.
    if (!(error instanceof Error && 'code' in error && error.code === 'SQLITE_ERROR')) throw error;
    return faulty([`its tables are not those of its version: ${error.message}`]);
  }
}

/** Pages, rows against indexes, types, and the full-text index against itself. */
function faultsIn(database: Database.Database): readonly string[] {
  const found = rows<{ integrity_check: string }>(database, `pragma integrity_check(${MOST_FAULTS})`);
  return found.map(({ integrity_check: said }) => said).filter((said) => said !== 'ok');
}

/** The index holds no text, so it is compared by what it says that it has. */
function indexState(database: Database.Database): IndexState {
  const count = (sql: string): number => countOf(database, `select count(*) as n from ${sql}`);
  return {
    reports: count('reports'),
    missing: count('reports where id not in (select report_id from indexed_texts)'),
    surplus:
      count('indexed_texts where report_id not in (select id from reports)') +
      count('text_passages where id not in (select id from text_index_docsize)') +
      count('text_index_docsize where id not in (select id from text_passages)'),
  };
}

const ACTING = `select name, sql from sqlite_master where type in ('trigger', 'view') order by name`;

interface Acting {
  readonly name: string;
  readonly sql: string;
}

/** What acts by itself in a store of this version, each with its text. */
async function oursByName(): Promise<ReadonlyMap<string, string>> {
  const database = new Database(':memory:');
  try {
    const made = await migrate(database, queriesOver(database), ':memory:');
    if (!made.ok) throw new Error(made.problem.message);
    return new Map(rows<Acting>(database, ACTING).map(({ name, sql }) => [name, sql]));
  } finally {
    database.close();
  }
}

function strangersIn(database: Database.Database, ours: ReadonlyMap<string, string>): readonly string[] {
  return rows<Acting>(database, ACTING)
    .filter(({ name, sql }) => ours.get(name) !== sql)
    .map(({ name }) => name);
}
