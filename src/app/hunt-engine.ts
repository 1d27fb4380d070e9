import type { Mapping, RowHit, TableSearched, Window } from '../hunt/engines/clickhouse/index.ts';
import {
  connect,
  dialectOf,
  EngineError,
  engineProblem,
  huntQuery,
  huntTable,
  notAsked,
  readDsn,
  readMapping,
  readTable,
  shownName,
  shownShard,
  tableName,
  writeKeys,
} from '../hunt/engines/clickhouse/index.ts';
import { indexIndicators, indicatorAt } from '../hunt/index.ts';
import type { Problem, Result } from '../model/index.ts';
import { failed, ok, problem } from '../model/index.ts';
import type { Desk } from './desk.ts';
import { listIsNoReport } from './hunt-gathered.ts';
import type { HuntHit } from './hunt-hit.ts';
import type { EarlyEnd, HuntSummary } from './hunt-logs.ts';
import { RowSightings } from './hunt-row-sightings.ts';
import type { Hunted } from './hunt-sources.ts';
import { huntedFor } from './hunt-sources.ts';
import { HuntTally } from './hunt-tally.ts';
import { nothingSought } from './nothing-sought.ts';
import { shownRowHit } from './sighting-text.ts';

export interface EngineAsk {
  /** Tables of logs: `database.table`, or `table` in the database of the address. */
  readonly tables: readonly string[];
  readonly dsn: string;
  /** The name of a mapping, or a file. */
  readonly mapping: string;
  readonly report?: string;
  readonly indicators?: string;
  readonly all: boolean;
  readonly summary: boolean;
  readonly window: Window;
  /** Seconds without a byte after which the engine counts as not answering. */
  readonly silence: number;
  /** Keep what was found in the store, added up by indicator, host, day and table. */
  readonly keepSightings: boolean;
  readonly onSighting: (sighting: HuntHit) => Promise<void>;
  readonly onProblem: (problem: Problem) => void;
  /** Told once, before the search: says, when asked, what has been covered so far. */
  readonly onStart?: (early: EarlyEnd) => void;
}

/** Searches tables of ClickHouse for what the kept reports name; hits are as those of logs. */
export async function huntEngine(desk: Desk, ask: EngineAsk): Promise<Result<HuntSummary>> {
  const dsn = readDsn(ask.dsn);
  if (!dsn.ok) return dsn;
  const mapping = readMapping(ask.mapping);
  if (!mapping.ok) return mapping;
  const { report, indicators: list, all, onProblem } = ask;
  if (list !== undefined && ask.keepSightings) return failed(listIsNoReport(list));
  const named = { ...(report !== undefined && { report }), ...(list !== undefined && { list }) };
  const hunted = await huntedFor(desk, { all, onProblem, ...named });
  if (!hunted.ok) return hunted;
  const connection = await connect(dsn.value, ask.silence * 1000);
  try {
    const sightings = ask.keepSightings ? new RowSightings(desk) : undefined;
    const engine = new EngineHunt(ask, mapping.value, hunted.value, sightings);
    return await engine.over(connection, dsn.value.database);
  } catch (error) {
    if (error instanceof EngineError) return failed(engineProblem(error, connection.shown));
    throw error;
  } finally {
    await connection.close();
  }
}

type Engine = Awaited<ReturnType<typeof connect>>;

class EngineHunt {
  readonly #ask: EngineAsk;
  readonly #mapping: Mapping;
  readonly #hunted: Hunted;
  readonly #tally: HuntTally;
  readonly #sightings: RowSightings | undefined;
  readonly #said: string[] = [];
  /** The table that is being searched. */
  #current: string | undefined;

  constructor(ask: EngineAsk, mapping: Mapping, hunted: Hunted, sightings: RowSightings | undefined) {
    this.#ask = ask;
    this.#mapping = mapping;
    this.#hunted = hunted;
    this.#sightings = sightings;
    this.#tally = new HuntTally({ logs: 0, links: 0, sought: 0, notSought: 0, heldBack: hunted.heldBack });
  }

  async over(connection: Engine, database: string): Promise<Result<HuntSummary>> {
    const { values, heldBack, source } = this.#hunted;
    const all = Array.from({ length: values.count }, (_, at) => indicatorAt(values, at) ?? []).flat();
    const dialect = await dialectOf(connection);
    const { kinds, sought } = await writeKeys(connection, all);
    if (sought === 0) {
      const { indicators: list, report } = this.#ask;
      return failed(nothingSought(values.count, { heldBack, list, report }));
    }
    const index = indexIndicators(all);
    const summarise = async (): Promise<void> => {
      if (this.#ask.summary) await this.#tally.summarise(source, this.#ask);
    };
    this.#ask.onStart?.({ cover: () => this.#interrupted(), summarise });
    for (const asked of this.#ask.tables) {
      const where = `${connection.shown} ${asked}`;
      const table = await readTable(connection, tableName(asked, database), this.#mapping, dialect);
      if (!table.ok) {
        this.#ask.onProblem(table.problem);
        this.#said.push(`${asked} not searched`);
        continue;
      }
      const query = huntQuery(table.value, kinds, dialect, this.#ask.window);
      if (query === undefined) {
        const message =
          'no mapped column of this table can have anything that is sought: it was not searched';
        this.#ask.onProblem(problem('not-searched', message, { where }));
        this.#said.push(`${asked} not searched`);
        continue;
      }
      const { window } = this.#ask;
      const searching = huntTable({ connection, dialect, table: table.value, query, index, window });
      const file = `clickhouse://${connection.shown}/${shownName(table.value.name)}`;
      this.#current = asked;
      let next = await searching.next();
      for (; next.done !== true; next = await searching.next()) {
        for (const hit of next.value) await this.#hit({ ...hit, file });
      }
      const kindsOfTable = new Set(table.value.columns.map(({ kind }) => kind));
      if (table.value.requests.length > 0) kindsOfTable.add('url');
      this.#current = undefined;
      this.#searched(asked, where, next.value, table.value.unread);
      await this.#keep();
      this.#said.push(...leftOf(notAsked(all, kindsOfTable)));
    }
    await summarise();
    const { hits } = this.#tally;
    const left =
      values.count - sought === 0
        ? []
        : [`${values.count - sought} not sought, as Howdunit does not search for their types`];
    const held = heldBack === 0 ? [] : [`${heldBack} held back and not sought (--all)`];
    const engine = `ClickHouse ${dialect.version}`;
    const verdict = [
      `${this.#tally.found()} in ${engine}, for ${counted(sought, 'indicator')}`,
      ...this.#said,
      ...left,
      ...held,
      ...this.#tally.kept(),
    ];
    return ok({ hits, verdict: verdict.join('; ') });
  }

  async #hit(hit: RowHit<number> & { readonly file: string }): Promise<void> {
    const source = await this.#hunted.source(hit.indicator.source);
    const isWarned = source.ok && source.value.warningList !== undefined;
    this.#tally.add({ ...hit, lineNumber: 0, offset: 0 }, this.#ask.summary, isWarned);
    // A summary names it once.
    if (!source.ok) return this.#ask.summary ? undefined : this.#ask.onProblem(source.problem);
    // Whether one was hit is not to be said of ordinary traffic.
    if (source.value.kind === 'report' && !isWarned) this.#sightings?.note(hit, source.value.indicator);
    if (this.#ask.summary) return;
    await this.#ask.onSighting(shownRowHit(hit, source.value));
  }

  /** Of a table that has been searched; one that was broken off is counted anew by the next hunt. */
  async #keep(): Promise<void> {
    const kept = await this.#sightings?.keep();
    if (kept === undefined) return;
    this.#tally.sightings = (this.#tally.sightings ?? 0) + kept.kept;
    for (const each of kept.problems) this.#ask.onProblem(each);
  }

  #interrupted(): string {
    const within = this.#current === undefined ? [] : [`${this.#current} not searched to its end`];
    return [`interrupted: ${this.#tally.found()}`, ...this.#said, ...within, ...this.#tally.kept()].join(
      '; ',
    );
  }

  /** What was not searched is said as a problem, so that the command does not end as if all had been. */
  #searched(asked: string, where: string, table: TableSearched, unread: readonly string[]): void {
    const { rows, shards, silent, stopped, cut } = table;
    const { onProblem } = this.#ask;
    if (unread.length > 0) {
      const message = `columns of a type that cannot be searched: ${unread.join(', ')}`;
      onProblem(problem('not-searched', message, { where }));
    }
    if (cut > 0) {
      const message = `${counted(cut, 'row')} that may be hits have values of more than 64 KiB, of which the rest was not read closely`;
      onProblem(problem('not-searched', message, { where }));
    }
    for (const shard of silent) {
      onProblem(
        problem('not-searched', `${shownShard(shard)} did not answer and was not searched`, { where }),
      );
    }
    if (stopped !== undefined) {
      const { code, message } = engineProblem(stopped, where);
      onProblem(
        problem(stopped.isLostShard ? 'not-searched' : code, `not searched to its end: ${message}`, {
          where,
        }),
      );
      this.#said.push(`${asked} not searched to its end`);
      return;
    }
    const answered =
      shards === 0 ? '' : `, ${shards - silent.length} of ${counted(shards, 'shard')} searched`;
    const missing = silent.map((shard) => `, ${shownShard(shard)} not searched`).join('');
    this.#said.push(`${asked}: ${counted(rows ?? 0, 'row')}${answered}${missing}`);
  }
}

function leftOf(left: ReadonlyMap<string, number>): readonly string[] {
  const all = [...left].map(([type, count]) => `${count} ${type}`);
  return all.length === 0 ? [] : [`no mapped column for ${all.join(', ')}`];
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
