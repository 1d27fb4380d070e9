import type { CompiledQuery, DatabaseConnection, Driver, QueryResult, TransactionSettings } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import { isLost } from './failures.ts';
import { outcomeOf } from './outcome.ts';

/** Nothing of a transaction was done: its connection failed before it began, and another may not. */
export class NotBegun extends Error {
  /** Whether the connection had worked before. */
  readonly wasUsed: boolean;

  constructor(cause: unknown, wasUsed: boolean) {
    super('the transaction did not begin', { cause });
    this.name = 'NotBegun';
    this.wasUsed = wasUsed;
  }
}

/** It was to be committed when the connection broke, and nobody can say whether it was. */
export class OutcomeUnknown extends Error {
  constructor(cause: unknown) {
    super('it is not known whether the transaction was committed', { cause });
    this.name = 'OutcomeUnknown';
  }
}

/**
 * Transactions as the queries expect them: one writes at a time, as in SQLite, so that what is worked out from what was
 * read (the next number, whether somebody decided meanwhile) still holds when it is written. Readers wait for nobody
 * and see one state of the store.
 */
export class ServerDriver implements Driver {
  readonly #pool: Pool;
  readonly #lock: string;
  readonly #patience: number;

  /**
   * @param lock the arguments of `pg_advisory_xact_lock`, one lock a store
   * @param patience how long a server that broke the connection is asked what it did, in ms
   */
  constructor(pool: Pool, lock: string, patience: number) {
    this.#pool = pool;
    this.#lock = lock;
    this.#patience = patience;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    try {
      return new ServerConnection(await this.#pool.connect());
    } catch (error) {
      throw new NotBegun(error, false);
    }
  }

  async beginTransaction(connection: DatabaseConnection, { accessMode }: TransactionSettings): Promise<void> {
    const { client } = connection as ServerConnection;
    try {
      if (accessMode === 'read only') await client.query('begin isolation level repeatable read read only');
      else await this.#beginWriting(connection as ServerConnection);
    } catch (error) {
      (connection as ServerConnection).isBroken = true;
      if (isLost(error)) throw new NotBegun(error, (connection as ServerConnection).wasUsed);
      throw error;
    }
  }

  /**
   * Each statement sees what was committed before it, and since the lock is waited for by one of its own, all that
   * writers before this one did is seen by the next.
   */
  async #beginWriting(connection: ServerConnection): Promise<void> {
    const answers = (await connection.client.query(
      `begin isolation level read committed read write;
      select pg_advisory_xact_lock(${this.#lock});
      update store_revision set number = number + 1;
      select pg_current_xact_id()::text as id`,
    )) as unknown as readonly { readonly rows: readonly { readonly id: string }[] }[];
    connection.transaction = answers.at(-1)?.rows[0]?.id;
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    const { client, transaction } = connection as ServerConnection;
    try {
      const { command } = await client.query('commit');
      if (command !== 'COMMIT') throw new Error(`a transaction ended as ${command}`);
    } catch (error) {
      (connection as ServerConnection).isBroken = true;
      if (transaction === undefined || !isLost(error)) throw error;
      const outcome = await outcomeOf(this.#pool, transaction, this.#patience);
      if (outcome === 'unknown') throw new OutcomeUnknown(error);
      if (outcome !== 'committed') throw error;
    }
  }

  /** What cannot be told to roll back is cut off, which does the same. */
  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    const one = connection as ServerConnection;
    if (one.isBroken) return;
    try {
      await one.client.query('rollback');
    } catch {
      one.isBroken = true;
    }
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    const { client, isBroken } = connection as ServerConnection;
    used.add(client);
    client.release(isBroken);
  }

  async destroy(): Promise<void> {
    await this.#pool.end();
  }
}

const used = new WeakSet<PoolClient>();

class ServerConnection implements DatabaseConnection {
  readonly client: PoolClient;
  readonly wasUsed: boolean;
  /** Of a transaction that writes: what it is known by to the server, also when it is over. */
  transaction: string | undefined;
  /** Not to be used again. */
  isBroken = false;

  constructor(client: PoolClient) {
    this.client = client;
    this.wasUsed = used.has(client);
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const values = parameters.map((value) => (typeof value === 'string' ? withoutNul(value) : value));
    try {
      const { rows, rowCount } = await this.client.query(sql, values);
      return rowCount === null ? { rows } : { rows, numAffectedRows: BigInt(rowCount) };
    } catch (error) {
      if (isLost(error)) this.isBroken = true;
      throw error;
    }
  }

  // biome-ignore lint/correctness/useYield: the interface asks for it, and no query of ours streams
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('the store streams no query');
  }
}

/**
 * Columns hold no NUL, and as the character encoding has none for half a surrogate pair, that becomes U+FFFD, too; what
 * was said stands in the records (schema.ts).
 */
function withoutNul(value: string): string {
  return value.includes('\0') ? value.replaceAll('\0', '\ufffd') : value;
}
