import { readFileSync } from 'node:fs';
import type { Pool, PoolClient, PoolConfig } from 'pg';
import type { ServerAddress } from './address.ts';

/** Connections of one process at once: the server has about a hundred for everybody. */
const MOST = 8;
/** How long is waited for a connection, in ms. */
const CONNECTING = 10_000;
/** How long one statement may take, in ms: no page and no command waits longer. */
const STATEMENT = 120_000;
/** How long a transaction may do nothing, in ms: whoever is stopped within one is not waited for. */
const IDLE_WITHIN = 60_000;
/** A connection that nothing came over for longer has its end looked for, in seconds. */
const KEEP_ALIVE = 30;

/** Object ids of types (pg_type.dat): whole numbers of 64 bits, and sums of them. None of ours is beyond 2^53. */
const INT8 = 20;
const NUMERIC = 1700;

export interface ConnectionOptions {
  /** How long a statement waits for a lock, in ms. */
  readonly busyTimeout: number;
  /** That write without a transaction of theirs, and take as long as they need: for migrations. */
  readonly isForTables?: boolean;
}

/**
 * A pool of connections, none of which is made yet. Each writes only within a transaction that says so: what would
 * write beside the lock of the writers fails.
 *
 * @throws the file system's own error, where the roots cannot be read
 */
export async function connectionsTo(address: ServerAddress, options: ConnectionOptions): Promise<Pool> {
  const { default: pg } = await import('pg');
  const { types } = pg;
  const config: PoolConfig = {
    host: address.host,
    port: address.port,
    database: address.database,
    ...(address.user !== undefined && { user: address.user }),
    ...(address.password !== undefined && { password: address.password }),
    ssl: tlsOf(address),
    options: settingsOf(address.schema, options),
    application_name: 'howdunit',
    max: options.isForTables === true ? 1 : MOST,
    connectionTimeoutMillis: CONNECTING,
    idleTimeoutMillis: 30_000,
    allowExitOnIdle: true,
    // A server that went silent ends nothing itself.
    ...(options.isForTables !== true && { query_timeout: STATEMENT + CONNECTING }),
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE * 1_000,
    types: {
      getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
        oid === INT8 || oid === NUMERIC
          ? Number
          : types.getTypeParser(oid, format as 'text')) as typeof types.getTypeParser,
    },
  };
  const pool = new pg.Pool(config);
  // Whoever uses a connection that breaks is told by the statement that fails; an idle one is replaced.
  const ignore = (): void => {};
  pool.on('error', ignore);
  pool.on('connect', (client: PoolClient) => client.on('error', ignore));
  return pool;
}

function tlsOf({ tls, rootsFile }: ServerAddress): NonNullable<PoolConfig['ssl']> {
  if (tls === 'none') return false;
  const roots = rootsFile === undefined ? {} : { ca: readFileSync(rootsFile, 'utf8') };
  return { rejectUnauthorized: tls === 'verified', ...roots };
}

/** Settings of the session (PostgreSQL 15, 20.11), as the server takes them when a connection is made. */
function settingsOf(schema: string, { busyTimeout, isForTables = false }: ConnectionOptions): string {
  const settings: Readonly<Record<string, string | number>> = {
    search_path: schema,
    lock_timeout: Math.max(1, Math.trunc(busyTimeout)),
    statement_timeout: isForTables ? 0 : STATEMENT,
    idle_in_transaction_session_timeout: IDLE_WITHIN,
    default_transaction_read_only: isForTables ? 'off' : 'on',
    // What is reported as done survives the power supply, whatever the server does for others.
    synchronous_commit: 'on',
    // Compiling takes longer than any query of ours.
    jit: 'off',
    tcp_keepalives_idle: KEEP_ALIVE,
    tcp_keepalives_interval: 10,
    tcp_keepalives_count: 3,
  };
  return Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');
}
