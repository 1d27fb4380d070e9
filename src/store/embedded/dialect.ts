import type {
  DatabaseConnection,
  Dialect,
  DialectAdapter,
  Driver,
  Kysely,
  TransactionSettings,
} from 'kysely';
import type Database from 'libsql';
import { kysely } from '../kysely.ts';
import type { Schema } from '../schema.ts';

/** The typed query builder over an open database. */
export function queriesOver(database: Database.Database): Kysely<Schema> {
  return new kysely.Kysely<Schema>({ dialect: dialectOver(database) });
}

function dialectOver(database: Database.Database): Dialect {
  const sqlite = new kysely.SqliteDialect({ database });
  return {
    createDriver: (): Driver => new ImmediateDriver(database),
    createQueryCompiler: () => sqlite.createQueryCompiler(),
    createAdapter: (): DialectAdapter => new TransactionalAdapter(),
    createIntrospector: (db) => sqlite.createIntrospector(db),
  };
}

/**
 * A transaction that will write takes the write lock at its start: one that begins by reading and
 * writes later is refused at once, whatever the busy timeout, when another process wrote in between.
 * One that only reads takes its snapshot at its start, so that no later statement can find the store
 * busy. That matters because the driver leaves a prepared statement that was refused in progress, and
 * then no transaction commits any more; what `exec` runs is always finished.
 */
class ImmediateDriver extends kysely.SqliteDriver {
  readonly #database: Database.Database;

  constructor(database: Database.Database) {
    super({ database });
    this.#database = database;
  }

  override async beginTransaction(
    _connection: DatabaseConnection,
    settings: TransactionSettings = {},
  ): Promise<void> {
    if (settings.accessMode !== 'read only') this.#database.exec('begin immediate');
    else this.#takeSnapshot();
  }

  #takeSnapshot(): void {
    this.#database.exec('begin');
    try {
      this.#database.exec('select 1 from sqlite_master limit 1');
    } catch (error) {
      this.#database.exec('rollback');
      throw error;
    }
  }

  override async commitTransaction(): Promise<void> {
    this.#database.exec('commit');
  }

  /** A full disk has rolled back by itself; rolling back twice would hide why. */
  override async rollbackTransaction(): Promise<void> {
    if (this.#database.inTransaction) this.#database.exec('rollback');
  }
}

/** SQLite can undo a change of tables, so that all migrations are one transaction, or none. */
class TransactionalAdapter extends kysely.SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
