import type { Connection } from './connection.ts';
import type { Dialect } from './dialect.ts';
import { literal } from './literals.ts';
import { EngineError } from './server-error.ts';
import type { TableName } from './table.ts';

/** A part of a distributed table, on one server or on several that have the same. */
export interface Shard {
  readonly number: number;
  /** `host:port` of each replica. */
  readonly replicas: readonly string[];
}

/** The cluster that a table is spread over. */
export interface Cluster {
  readonly name: string;
  readonly shards: readonly Shard[];
}

/** Undefined for a table that is no distributed one, as far as the server says. */
export async function clusterOf(
  connection: Connection,
  { database, table }: TableName,
): Promise<Cluster | undefined> {
  const asked = `SELECT engine, engine_full FROM system.tables WHERE database = ${literal(database)} AND name = ${literal(table)}`;
  let name: string | undefined;
  for await (const row of connection.rows(asked)) {
    const { engine, engine_full } = JSON.parse(row) as { engine: string; engine_full: string };
    if (engine === 'Distributed') name = /^Distributed\(\s*'?([^',\s]+)'?\s*,/.exec(engine_full)?.[1];
  }
  if (name === undefined) return undefined;
  const shards = new Map<number, string[]>();
  const nodes = `SELECT shard_num, host_name, port FROM system.clusters WHERE cluster = ${literal(name)} ORDER BY shard_num, replica_num`;
  for await (const row of connection.rows(nodes)) {
    const { shard_num, host_name, port } = JSON.parse(row) as Record<string, string | number>;
    const number = Number(shard_num);
    shards.set(number, [...(shards.get(number) ?? []), `${host_name}:${port}`]);
  }
  return { name, shards: [...shards].map(([number, replicas]) => ({ number, replicas })) };
}

/** Shards that answer now, with the seconds since their server started; undefined where the server will not say. */
export async function answering(
  connection: Connection,
  cluster: Cluster,
  dialect: Dialect,
): Promise<ReadonlyMap<number, number> | undefined> {
  try {
    return dialect.hasShardNumber
      ? await askedTogether(connection, cluster)
      : await askedOneByOne(connection, cluster);
  } catch (error) {
    if (error instanceof EngineError && error.problem === 'permission-denied') return undefined;
    throw error;
  }
}

async function askedTogether(
  connection: Connection,
  { name }: Cluster,
): Promise<ReadonlyMap<number, number>> {
  const answered = new Map<number, number>();
  const sql = `SELECT shardNum() AS shard, uptime() AS seconds FROM cluster(${literal(name)}, system.one)`;
  for await (const row of connection.rows(sql, { skip_unavailable_shards: 1 })) {
    const { shard, seconds } = JSON.parse(row) as Record<string, string | number>;
    answered.set(Number(shard), Number(seconds));
  }
  return answered;
}

/** Before 21.9 no query says which shard answers, so each is asked alone. One that knows us not does answer. */
async function askedOneByOne(
  connection: Connection,
  { shards }: Cluster,
): Promise<ReadonlyMap<number, number>> {
  const answered = new Map<number, number>();
  for (const { number, replicas } of shards) {
    const sql = `SELECT uptime() AS seconds FROM remote(${literal(replicas.join('|'))}, system.one)`;
    try {
      for await (const row of connection.rows(sql))
        answered.set(number, Number((JSON.parse(row) as { seconds: unknown }).seconds));
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      if (error.problem === 'permission-denied') answered.set(number, Number.POSITIVE_INFINITY);
      else if (!error.isLostShard) throw error;
    }
  }
  return answered;
}

/**
 * Shards that did not answer before the search, or not after it, or that were started anew in between.
 *
 * @param took seconds from the first question to the second
 */
export function silentShards(
  { shards }: Cluster,
  before: ReadonlyMap<number, number>,
  after: ReadonlyMap<number, number>,
  took: number,
): readonly Shard[] {
  return shards.filter(({ number }) => {
    const then = before.get(number);
    const now = after.get(number);
    return then === undefined || now === undefined || now < then || now < Math.floor(took);
  });
}

export function shownShard({ number, replicas }: Shard): string {
  return `shard ${number} (${replicas.join(', ')})`;
}
