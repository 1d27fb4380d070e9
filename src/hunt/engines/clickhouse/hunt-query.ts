import { LONGEST_CELL } from './column-text.ts';
import type { Lookup } from './conditions.ts';
import {
  hashCondition,
  hostCondition,
  ipv4Condition,
  ipv6Condition,
  mailboxCondition,
  numberHostCondition,
  urlCondition,
  wordsCondition,
} from './conditions.ts';
import type { Dialect } from './dialect.ts';
import type { WordGroup } from './keys.ts';
import { WORD_COLUMNS } from './keys.ts';
import { joined, literal } from './literals.ts';
import type { ColumnKind } from './mapping.ts';
import type { LogTable, SearchedColumn } from './table.ts';
import { quotedName } from './table.ts';
import type { Definition } from './unwrapped.ts';
import { alias, isWrapped, unwrapped } from './unwrapped.ts';

/** Between two instants, ms since 1970, both included; open where one is left out. */
export interface Window {
  readonly since?: number;
  readonly until?: number;
}

/** What is sent of a row, by the alias it is sent under. */
export interface HuntQuery {
  readonly sql: string;
  /** The table's names of the columns that are sent, in the order of their aliases. */
  readonly columns: readonly string[];
  readonly time?: string;
  readonly machine?: string;
  /** Says whether a value of the row is longer than what is sent of it. */
  readonly cut: string;
}

/** The table of keys of the session. */
export const KEYS = 'howdunit_keys';

/**
 * One query for all indicators of a hunt: rows that have a key of any, in no order. Undefined where no column is of a
 * kind that any of them is looked for in. Understood by 18.16 and 26.7 alike.
 *
 * @param kinds of keys in the table of keys
 */
export function huntQuery(
  table: LogTable,
  kinds: ReadonlySet<string>,
  dialect: Dialect,
  window: Window,
): HuntQuery | undefined {
  const lookup: Lookup = {
    kinds,
    keys: (kind, as = 'key') => `(SELECT ${as} FROM ${KEYS} WHERE kind = ${literal(kind)})`,
    ...dialect,
  };
  const { definitions, conditions } = conditionsOf(table, lookup);
  if (conditions.length === 0) return undefined;
  const sent = sentColumns(table);
  const shown = sent.map(({ text }, at) => `${text.shown} AS ${alias('c', at)}`);
  const time = table.time === undefined ? [] : [`${table.time.shown} AS ${alias('time')}`];
  const machine = table.machine === undefined ? [] : [`${table.machine.text.shown} AS ${alias('machine')}`];
  const long = sent.map(({ text }) => `length(${text.searched}) > ${LONGEST_CELL}`).join(' OR ');
  const where = [...timed(table, window), `(${conditions.join('\n  OR ')})`];
  const sql = [
    `WITH ${definitions.map(({ name, expression }) => `${expression} AS ${name}`).join(',\n  ')}`,
    `SELECT ${[...shown, ...time, ...machine, `(${long}) AS ${alias('cut')}`].join(',\n  ')}`,
    `FROM ${quotedName(table.name)}`,
    `WHERE ${where.join('\n  AND ')}`,
  ].join('\n');
  return {
    sql,
    columns: sent.map(({ name }) => name),
    cut: alias('cut'),
    ...(table.time !== undefined && { time: table.time.name }),
    ...(table.machine !== undefined && { machine: table.machine.name }),
  };
}

/** How many rows a hunt is over. */
export function countQuery(table: LogTable, window: Window): string {
  const where = timed(table, window);
  const only = where.length === 0 ? '' : `\nWHERE ${where.join(' AND ')}`;
  return `SELECT toString(count()) AS ${alias('rows')}\nFROM ${quotedName(table.name)}${only}`;
}

function timed(table: LogTable, { since, until }: Window): readonly string[] {
  const between = table.time?.between(since, until);
  return between === undefined ? [] : [between];
}

/** Each column once, whatever it is searched as. */
function sentColumns({ columns, requests }: LogTable): readonly SearchedColumn[] {
  const asked = requests.flatMap(({ host, path, query }) => [
    host,
    path,
    ...(query === undefined ? [] : [query]),
  ]);
  return [...new Map([...columns, ...asked].map((each) => [each.name, each])).values()];
}

function conditionsOf(table: LogTable, lookup: Lookup): { definitions: Definition[]; conditions: string[] } {
  const definitions: Definition[] = [];
  const define = (name: string, expression: string): string => {
    definitions.push({ name, expression });
    return name;
  };
  const read = (text: string, number: number): string => {
    const { name, expression } = unwrapped(text, number);
    return define(name, expression);
  };
  const columns = table.columns.map(({ name: column, kind, text }, at) => ({
    column,
    kind,
    name: read(text.searched, at),
  }));
  const requests = table.requests.map(({ host, path, query }, at) => {
    const whole = `concat(${host.text.searched}, ${path.text.searched}${query === undefined ? '' : `, '?', ${query.text.searched}`})`;
    return read(whole, table.columns.length + at);
  });
  const of = (
    group: string,
    kinds: readonly ColumnKind[],
    more: readonly string[] = [],
  ): string | undefined => {
    const names = [...columns.filter(({ kind }) => kinds.includes(kind)).map(({ name }) => name), ...more];
    return names.length === 0 ? undefined : define(alias(group), joined(names));
  };
  // A request's host is most often a column of its own, and asked for there.
  const mapped = new Set(columns.map(({ column }) => column));
  const alone = requests.filter((_, at) => !mapped.has(table.requests[at]?.host.name ?? ''));
  const hosts = of('hosts', ['host', 'url', 'mailbox', 'text'], alone);
  const addresses = of('addresses', ['address', 'host', 'url', 'mailbox', 'text'], alone);
  const urls = of('urls', ['url', 'text'], requests);
  const mailboxes = of('mailboxes', ['mailbox', 'text']);
  const hashes = of('hashes', ['hash', 'text']);
  const when = (text: string | undefined, write: (text: string, lookup: Lookup) => string | undefined) =>
    text === undefined ? undefined : write(text, lookup);
  const words = (['name', 'registry', 'agent'] as const).map((group: WordGroup) => {
    if (![...lookup.kinds].some((kind) => kind.startsWith(`${group}/`))) return undefined;
    const text = of(group, [WORD_COLUMNS[group], 'text']);
    return text === undefined ? undefined : wordsCondition(group, text, lookup);
  });
  const exact = [
    when(hosts, hostCondition),
    when(addresses, ipv4Condition),
    when(addresses, ipv6Condition),
    when(urls, numberHostCondition),
    when(urls, urlCondition),
    when(mailboxes, mailboxCondition),
    when(hashes, hashCondition),
    ...words,
  ].flatMap((each) => each ?? []);
  const all = of('all', ['host', 'url', 'mailbox', 'name', 'registry', 'user-agent', 'text'], requests);
  const conditions = exact.length === 0 || all === undefined ? exact : [...exact, isWrapped(all)];
  return { definitions, conditions };
}
