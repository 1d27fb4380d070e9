import type { ValueTable } from '../hunt/index.ts';
import { readList, tableOf } from '../hunt/index.ts';
import type { Problem, Result } from '../model/index.ts';
import { failed, ok, problem } from '../model/index.ts';
import type { StoredIndicator } from '../store/index.ts';
import type { Desk } from './desk.ts';

/** Where an indicator comes from: a sentence of a kept report, or a line of a list. */
export type HuntSource =
  | {
      readonly kind: 'report';
      readonly indicator: StoredIndicator;
      /** The report's date as it states it. */
      readonly published?: string;
    }
  | { readonly kind: 'list'; readonly file: string; readonly lineNumber: number };

/** What is hunted for. */
export interface Hunted {
  readonly values: ValueTable;
  readonly source: (number: number) => HuntSource;
  /** Held back by the default view, and so not sought. */
  readonly heldBack: number;
}

export interface HuntedAsk {
  readonly report?: string;
  readonly all: boolean;
  /** A file of indicators, instead of what the kept reports name. */
  readonly list?: string;
  readonly onProblem: (problem: Problem) => void;
}

export async function huntedFor(desk: Desk, ask: HuntedAsk): Promise<Result<Hunted>> {
  return ask.list === undefined ? storedIndicators(desk, ask) : listed(ask.list, ask);
}

async function storedIndicators(desk: Desk, ask: HuntedAsk): Promise<Result<Hunted>> {
  const stored = await desk.store.indicators(ask.report, { all: ask.all });
  if (!stored.ok) return stored;
  const everything = ask.all
    ? ok(stored.value.length)
    : await desk.store.indicatorCount(ask.report, { all: true });
  if (!everything.ok) return everything;
  const reports = await desk.store.reports();
  if (!reports.ok) return reports;
  const published = new Map(reports.value.map(({ report }) => [report.id, report.published]));
  return ok({
    values: tableOf(stored.value),
    heldBack: everything.value - stored.value.length,
    source(number) {
      const indicator = stored.value[number];
      if (indicator === undefined) throw new Error(`no indicator has the number ${number}`);
      const date = published.get(indicator.reportId);
      return { kind: 'report', indicator, ...(date !== undefined && { published: date }) };
    },
  });
}

function listed(file: string, ask: HuntedAsk): Result<Hunted> {
  const list = readList(file);
  if (!list.ok) return list;
  const { table, lineNumbers, unknown, unknownCount } = list.value;
  if (table.count === 0) {
    return failed(problem('empty-source', 'this list names nothing to hunt for', { where: file }));
  }
  if (unknownCount > 0) {
    const lines = unknown.join(', ') + (unknownCount > unknown.length ? ', …' : '');
    const message = `${unknownCount} lines are no indicator of a known form and are not sought (${lines})`;
    ask.onProblem(problem('unsupported-format', message, { where: file }));
  }
  return ok({
    values: table,
    heldBack: 0,
    source: (number) => ({ kind: 'list', file, lineNumber: lineNumbers[number] ?? 0 }),
  });
}
