import type { IndicatorIndex } from '../../index/indicator-index.ts';
import type { EventTime } from '../../records/event-time.ts';
import { eventTime } from '../../records/event-time.ts';
import type { Field } from '../../records/field.ts';
import { fieldsOf } from '../../records/fields.ts';
import { LINES } from '../../records/log-shape.ts';
import { splitUrls } from '../../records/split-urls.ts';
import { matchLine } from '../../scan/match-line.ts';
import type { Indicator, Sighting } from '../../sighting.ts';
import { shownLine } from '../../tasks/shown-line.ts';
import type { HuntQuery, Window } from './hunt-query.ts';
import type { LogTable } from './table.ts';
import { alias } from './unwrapped.ts';

/** A hit in a row of a table, which has neither lines nor offsets. */
export type RowHit<Source> = Omit<Sighting<Source>, 'lineNumber' | 'offset' | 'file'>;

export interface RowRead<Source> {
  readonly hits: readonly RowHit<Source>[];
  /** A value of the row is longer than what was sent of it. */
  readonly isCut: boolean;
}

/**
 * Reads a row that may be a hit as the local hunt reads a line: as a JSON object of the mapped columns. What the engine
 * took for a hit and is none is no hit; so the rules are the same, and written once.
 */
export function readRow<Source>(
  index: IndicatorIndex<Source>,
  row: string,
  table: LogTable,
  query: HuntQuery,
  window: Window,
): RowRead<Source> {
  const sent = JSON.parse(row) as Readonly<Record<string, unknown>>;
  const text = (name: string): string => textOf(sent[name]);
  const holds = new Set(table.columns.flatMap(({ name, isContainer }) => (isContainer === true ? name : [])));
  const cells = query.columns.map((name, at) => [name, sent[alias('c', at)]] as const);
  const record = Object.fromEntries(
    cells.map(([name, cell]) => [name, holds.has(name) ? objectIn(cell) : cell]),
  );
  const time = query.time === undefined ? undefined : timeOf(text(alias('time')));
  const isCut = Number(sent[query.cut]) === 1;
  if (isOutside(time, window)) return { hits: [], isCut: false };
  const stated = query.time === undefined ? {} : { [query.time]: sent[alias('time')] };
  const line = JSON.stringify({ ...stated, ...record });
  const seen = new Set<Indicator<Source>>();
  const matches = [
    ...matchLine(index, { text: line, cutBefore: false, cutAfter: false }, seen),
    ...splitUrls(index, line, requestFields(table, record), seen),
    ...(holds.size === 0 ? [] : splitUrls(index, line, fieldsOf(line, LINES), seen)),
  ];
  const machine = query.machine === undefined ? '' : text(alias('machine'));
  const when = { ...(time !== undefined && { time }), ...(machine !== '' && { host: machine }) };
  return { isCut, hits: matches.map((match) => ({ ...match, ...shownLine(match, line, isCut), ...when })) };
}

/** What a column that holds objects has, as the log had it: an object, not the text of one. */
function objectIn(cell: unknown): unknown {
  if (Array.isArray(cell)) return cell.map(objectIn);
  if (typeof cell !== 'string' || !/^\s*[[{]/.test(cell)) return cell;
  try {
    return JSON.parse(cell);
  } catch {
    return cell;
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : Array.isArray(value) ? textOf(value[0]) : String(value ?? '');
}

/** The time column alone says when it was, whatever it is called. */
function timeOf(text: string): EventTime | undefined {
  return eventTime('', [{ name: 'ts', value: text, group: 0 }], 0);
}

function isOutside(time: EventTime | undefined, { since, until }: Window): boolean {
  if (time === undefined) return false;
  const at = Date.parse(time.when);
  return (since !== undefined && at < since) || (until !== undefined && at > until);
}

/** Under the names that the rules for split URLs know. */
function requestFields(table: LogTable, record: Readonly<Record<string, unknown>>): readonly Field[] {
  return table.requests.flatMap(({ host, path, query }, group) => {
    const field = (name: string, column: string): Field => ({ name, value: textOf(record[column]), group });
    return [
      field('host', host.name),
      field('uri', path.name),
      ...(query === undefined ? [] : [field('query', query.name)]),
    ];
  });
}
