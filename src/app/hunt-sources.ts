import type { IndicatorList, ValueTable } from '../hunt/index.ts';
import { indicatorAt, ListReader, readList } from '../hunt/index.ts';
import type { Problem, Result } from '../model/index.ts';
import { failed, ok, problem } from '../model/index.ts';
import type { StoredIndicator } from '../store/index.ts';
import type { Desk } from './desk.ts';

/** Where an indicator comes from: a sentence of a kept report, or a line of a list. */
export type HuntSource = (
  | {
      readonly kind: 'report';
      readonly indicator: StoredIndicator;
      /** The report's date as it states it. */
      readonly published?: string;
    }
  | { readonly kind: 'list'; readonly file: string; readonly lineNumber: number }
) & {
  /** The warning list that the value stands on, unless an analyst took it in all the same. */
  readonly warningList?: string;
};

/** What is hunted for. */
export interface Hunted {
  readonly values: ValueTable;
  /** Fails where the store has it no more. */
  readonly source: (number: number) => Promise<Result<HuntSource>>;
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

/** @param desk needed unless a list is given */
export async function huntedFor(desk: Desk | undefined, ask: HuntedAsk): Promise<Result<Hunted>> {
  if (ask.list !== undefined) return listed(ask.list, ask);
  if (desk === undefined) throw new Error('what is kept was asked for without a store');
  return storedIndicators(desk, ask);
}

async function storedIndicators(desk: Desk, { report, all }: HuntedAsk): Promise<Result<Hunted>> {
  const reader = new ListReader(USUAL_BYTES, USUAL_VALUES);
  /** By report, in the order of the table: the number of its first value. */
  const reports: { readonly id: string; readonly first: number }[] = [];
  let heldBack = 0;
  const told = await desk.store.eachIndicator(
    (some) => {
      reports.push({ id: some.reportId, first: reader.count });
      reader.takeText(some.lines);
      for (const { type, value } of some.odd) reader.add(type, value);
      heldBack += some.heldBack;
    },
    report,
    { all },
  );
  if (!told.ok) return told;
  const { table, unknownCount } = reader.finished();
  if (unknownCount > 0) throw new Error('the store gave a value that cannot be read');
  return ok({
    values: table,
    heldBack,
    source: keptSources((number) => storedSource(desk, { values: table, reports, all }, number)),
  });
}

/** What is reserved for them, and taken when it is needed; more is made room for. */
const USUAL_BYTES = 48 * 1024 * 1024;
const USUAL_VALUES = 1_000_000;

interface StoredValues {
  readonly values: ValueTable;
  readonly reports: readonly { readonly id: string; readonly first: number }[];
  readonly all: boolean;
}

async function storedSource(
  desk: Desk,
  { values, reports, all }: StoredValues,
  number: number,
): Promise<Result<HuntSource>> {
  const reportId = reports.findLast(({ first }) => first <= number)?.id;
  const named = indicatorAt(values, number);
  if (reportId === undefined || named === undefined) throw new Error(`no indicator has the number ${number}`);
  const { type, value } = named;
  const found = await desk.store.indicatorOf({ reportId, type, value }, { all });
  if (!found.ok) return found;
  const shown = await desk.store.shown(reportId);
  if (!shown.ok) return shown;
  if (found.value === undefined) {
    const message =
      'while this hunt went on, the report that named this was read anew or decided on, and it names it no more';
    return failed(problem('not-in-store', message, { where: `${reportId}: ${type} ${value}` }));
  }
  const { published } = shown.value.report;
  const isTakenIn = found.value.status === 'accepted' || found.value.status === 'edited';
  return ok({
    kind: 'report',
    indicator: found.value,
    ...(published !== undefined && { published }),
    ...(!isTakenIn && (await warned(named))),
  });
}

/** Asked of what has hits only, which of a million values are few. */
async function warned({ type, value }: Named): Promise<{ readonly warningList?: string }> {
  const { warningListOf } = await import('./hunt-warning-lists.ts');
  const warningList = warningListOf(type, value);
  return warningList === undefined ? {} : { warningList };
}

type Named = Pick<StoredIndicator, 'type' | 'value'>;

const MOST_KEPT = 1_000;

/** Asks for each source once, as long as there are not too many. */
function keptSources(ask: (number: number) => Promise<Result<HuntSource>>): Hunted['source'] {
  const kept = new Map<number, Promise<Result<HuntSource>>>();
  return (number) => {
    const known = kept.get(number) ?? ask(number);
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(number, known);
    return known;
  };
}

const TYPES =
  'Types are named as in docs/reference/hunt.md, or as MISP, OTX and STIX name them. A STIX bundle, a MISP event or a report is no list: howdunit read it, then howdunit hunt --report.';

/** What is said of lines that are not sought. */
function left({ unknown, unknownCount, unknownTypes, unknownTypeCount }: IndicatorList): readonly string[] {
  const messages: string[] = [];
  if (unknownTypeCount > 0) {
    const first = unknownTypes.map(({ name, line }) => `"${name}" (line ${line})`).join(', ');
    const more = unknownTypeCount > unknownTypes.length ? ', …' : '';
    const lines = unknownTypeCount === 1 ? '1 line states' : `${unknownTypeCount} lines state`;
    const verb = unknownTypeCount === 1 ? 'is' : 'are';
    messages.push(`${lines} a type that is not known and ${verb} not sought: ${first}${more}`);
  }
  if (unknownCount === unknownTypeCount) return messages;
  const which = unknown.join(', ') + (unknownCount > unknown.length ? ', …' : '');
  const count = unknownCount - unknownTypeCount;
  const lines =
    count === 1
      ? '1 line is no indicator of a known form and is'
      : `${count} lines are no indicator of a known form and are`;
  messages.push(`${lines} not sought (${which})`);
  return messages;
}

function listed(file: string, ask: HuntedAsk): Result<Hunted> {
  const list = readList(file);
  if (!list.ok) return list;
  const { table, lines, unknownCount } = list.value;
  if (table.count === 0) {
    const message =
      unknownCount === 0
        ? 'this list names nothing to hunt for'
        : `this list names nothing to hunt for: all ${unknownCount} of its lines are of a type or form that is not known`;
    return failed(
      problem('empty-source', message, { where: file, ...(unknownCount > 0 && { hint: TYPES }) }),
    );
  }
  for (const message of left(list.value))
    ask.onProblem(problem('unsupported-format', message, { where: file }));
  return ok({
    values: table,
    heldBack: 0,
    source: keptSources(async (number) => {
      const named = indicatorAt(table, number);
      if (named === undefined) throw new Error(`no indicator has the number ${number}`);
      return ok({ kind: 'list', file, lineNumber: lines.of(number), ...(await warned(named)) });
    }),
  });
}
