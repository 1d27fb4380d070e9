import { createHash } from 'node:crypto';
import type { IndicatorIndex } from '../../index/indicator-index.ts';
import type { Connection } from './connection.ts';
import type { Dialect } from './dialect.ts';
import type { HuntQuery, Window } from './hunt-query.ts';
import { countQuery } from './hunt-query.ts';
import type { RowHit } from './read-row.ts';
import { readRow } from './read-row.ts';
import { EngineError } from './server-error.ts';
import type { Cluster, Shard } from './shards.ts';
import { answering, clusterOf, silentShards } from './shards.ts';
import type { LogTable } from './table.ts';
import { alias } from './unwrapped.ts';

/** What the search of one table came to. */
export interface TableSearched {
  /** Rows of what was searched; undefined where the engine did not say. */
  readonly rows?: number;
  /** Rows that the engine sent, hits or not. */
  readonly sent: number;
  /** Rows with a value too long to be read to its end, and without a hit in what was read. */
  readonly cut: number;
  /** Shards of the table that there are; 0 for one that is not distributed. */
  readonly shards: number;
  /** Shards that did not answer. What they have was not searched. */
  readonly silent: readonly Shard[];
  /** Why the table was not searched to its end. */
  readonly stopped?: EngineError;
}

export interface TableHunt<Source> {
  readonly connection: Connection;
  readonly dialect: Dialect;
  readonly table: LogTable;
  readonly query: HuntQuery;
  readonly index: IndicatorIndex<Source>;
  readonly window: Window;
}

/** A shard may go away while it is searched; the others are then asked again, this often. */
const MOST_ATTEMPTS = 3;

/** Searches a table. Rows come as the engine finds them; a row that two attempts send is told once. */
export async function* huntTable<Source>(
  hunt: TableHunt<Source>,
): AsyncGenerator<readonly RowHit<Source>[], TableSearched> {
  const { connection, dialect, table } = hunt;
  const count = { sent: 0, cut: 0 };
  const told = new Told();
  let shards: readonly Shard[] = [];
  let last: EngineError | undefined;
  try {
    const cluster = await clusterOf(connection, table.name);
    shards = cluster?.shards ?? [];
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
      const began = performance.now();
      const before = cluster === undefined ? undefined : await answering(connection, cluster, dialect);
      // While all answer, one that goes away must end the query: only then is the end of it the end of the table.
      const skips = before !== undefined && before.size < shards.length;
      try {
        yield* searched(hunt, skips, told, count);
        const rows = await rowCount(hunt, skips);
        const silent = skips && cluster !== undefined ? await silentNow(hunt, cluster, before, began) : [];
        return { ...count, rows, shards: shards.length, silent };
      } catch (error) {
        if (!(error instanceof EngineError) || !error.isLostShard) throw error;
        last = error;
        if (before === undefined || told.isFull) break;
      }
    }
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    last = error;
  }
  return { ...count, shards: shards.length, silent: [], ...(last !== undefined && { stopped: last }) };
}

async function silentNow<Source>(
  { connection, dialect }: TableHunt<Source>,
  cluster: Cluster,
  before: ReadonlyMap<number, number>,
  began: number,
): Promise<readonly Shard[]> {
  const after = (await answering(connection, cluster, dialect)) ?? new Map<number, number>();
  return silentShards(cluster, before, after, (performance.now() - began) / 1000);
}

async function* searched<Source>(
  { connection, table, query, index, window }: TableHunt<Source>,
  skips: boolean,
  told: Told,
  count: { sent: number; cut: number },
): AsyncGenerator<readonly RowHit<Source>[]> {
  const again = told.again();
  for await (const row of connection.rows(query.sql, { skip_unavailable_shards: Number(skips) })) {
    if (again(row)) continue;
    count.sent += 1;
    const { hits, isCut } = readRow(index, row, table, query, window);
    if (hits.length > 0) yield hits;
    else if (isCut) count.cut += 1;
  }
}

async function rowCount<Source>(
  { connection, table, window }: TableHunt<Source>,
  skips: boolean,
): Promise<number> {
  let rows = 0;
  const settings = { skip_unavailable_shards: Number(skips) };
  for await (const row of connection.rows(countQuery(table, window), settings)) {
    rows = Number((JSON.parse(row) as Record<string, unknown>)[alias('rows')]);
  }
  return rows;
}

/** Rows that are remembered, should the table have to be asked again. */
const MOST_TOLD = 1_000_000;

/** Rows that were told before: a table may have the same row twice, and both are told. */
class Told {
  readonly #rows: Map<string, number> = new Map();
  isFull = false;

  /** For one attempt: whether a row is one that an earlier attempt has told. */
  again(): (row: string) => boolean {
    const left = new Map(this.#rows);
    return (row) => {
      const key = createHash('sha256').update(row).digest('base64').slice(0, 22);
      const more = left.get(key) ?? 0;
      if (more > 0) {
        left.set(key, more - 1);
        return true;
      }
      if (this.#rows.size >= MOST_TOLD) this.isFull = true;
      else this.#rows.set(key, (this.#rows.get(key) ?? 0) + 1);
      return false;
    };
  }
}
