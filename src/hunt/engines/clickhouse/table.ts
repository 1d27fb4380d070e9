import type { Result } from '../../../model/index.ts';
import { failed, ok, problem } from '../../../model/index.ts';
import type { ColumnText } from './column-text.ts';
import { columnText } from './column-text.ts';
import type { Connection } from './connection.ts';
import { isContainer, isObject, partOf, prefixesOf, WHOLE_RECORD } from './container.ts';
import type { Dialect } from './dialect.ts';
import type { EventColumn } from './event-column.ts';
import { eventColumn } from './event-column.ts';
import { identifier, literal } from './literals.ts';
import type { ColumnKind, Mapping } from './mapping.ts';

export interface TableName {
  readonly database: string;
  readonly table: string;
}

export interface SearchedColumn {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly text: ColumnText;
  /** It holds objects, of which any part may be what is sought. */
  readonly isContainer?: boolean;
}

export interface SearchedRequest {
  readonly host: SearchedColumn;
  readonly path: SearchedColumn;
  readonly query?: SearchedColumn;
}

/** A table of logs with what its columns mean. */
export interface LogTable {
  readonly name: TableName;
  readonly columns: readonly SearchedColumn[];
  readonly requests: readonly SearchedRequest[];
  readonly time?: EventColumn & { readonly name: string };
  readonly machine?: SearchedColumn;
  /** Mapped columns whose type is none that can be searched, with that type. */
  readonly unread: readonly string[];
}

/** `logs.dns`, or `dns` in the database of the connection; a name with a dot of its own stands in backquotes. */
export function tableName(text: string, database: string): TableName {
  const parts = [...text.matchAll(/`([^`]*)`|([^.`]+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
  const [first = '', ...rest] = parts;
  return rest.length === 0 ? { database, table: first } : { database: first, table: rest.join('.') };
}

export function quotedName({ database, table }: TableName): string {
  return `${identifier(database)}.${identifier(table)}`;
}

export function shownName({ database, table }: TableName): string {
  return `${database}.${table}`;
}

/**
 * Reads what a table has, and maps it. Names come from the server and are only ever quoted. What the mapping names inside
 * of an object that the table keeps in one column is looked for in all of that column; and where nothing that it names is
 * there, in the columns that have whole records.
 */
export async function readTable(
  connection: Connection,
  name: TableName,
  mapping: Mapping,
  { hasJson }: Pick<Dialect, 'hasJson'>,
): Promise<Result<LogTable>> {
  const types = await columnTypes(connection, name);
  const where = `${connection.shown} ${shownName(name)}`;
  if (types.size === 0) return failed(problem('not-found', 'the engine has no such table', { where }));
  const find = finder(types);
  const unread: string[] = [];
  const searched = (asked: string, kind: ColumnKind): SearchedColumn | undefined => {
    const found = find(asked);
    const type = found === undefined ? undefined : types.get(found);
    if (found === undefined || type === undefined) return undefined;
    const text = columnText(found, type, kind);
    if (text === undefined) unread.push(`${found} ${type}`);
    return text === undefined ? undefined : { name: found, kind, text };
  };
  const whole = (column: string): SearchedColumn[] => {
    const text = columnText(column, types.get(column) ?? '', 'text');
    return text === undefined ? [] : [{ name: column, kind: 'text', text, isContainer: true }];
  };
  const inside = (asked: string): SearchedColumn[] => {
    const held = prefixesOf(asked).map(({ column }) => find(column));
    const found = held.find((each) => each !== undefined && isContainer(types.get(each) ?? ''));
    return found === undefined ? [] : whole(found);
  };
  const mapped = [...mapping.columns].flatMap(([asked, kind]) => searched(asked, kind) ?? inside(asked));
  const records = [...types].flatMap(([each, type]) =>
    isObject(type) || (WHOLE_RECORD.has(formOf(each)) && isContainer(type)) ? whole(each) : [],
  );
  const columns = mapped.length === 0 ? records : mapped;
  const part = (asked: string, kind: ColumnKind): SearchedColumn | undefined => {
    if (!hasJson) return undefined;
    const wholes =
      mapped.length > 0 ? [] : records.map(({ name: column }) => ({ column, path: asked.split('.') }));
    for (const { column, path } of [...prefixesOf(asked), ...wholes]) {
      const found = find(column);
      const text = found === undefined ? undefined : partOf(found, types.get(found) ?? '', path);
      if (text !== undefined) return { name: asked, kind, text: { searched: text, shown: text } };
    }
    return undefined;
  };
  const requests = mapping.requests.flatMap(({ host, path, query }): SearchedRequest[] => {
    const [hosts, paths] = [
      searched(host, 'host') ?? part(host, 'host'),
      searched(path, 'url') ?? part(path, 'url'),
    ];
    const queries = query === undefined ? undefined : (searched(query, 'url') ?? part(query, 'url'));
    if (hosts === undefined || paths === undefined) return [];
    return [{ host: hosts, path: paths, ...(queries !== undefined && { query: queries }) }];
  });
  if (columns.length === 0 && requests.length === 0) {
    const message = `none of the columns that the mapping ${mapping.name} names is in this table`;
    return failed(
      problem('bad-usage', message, { where, hint: 'Give another mapping, or a file of your own.' }),
    );
  }
  const time = mapping.time.map(find).flatMap((found) => {
    const column = found === undefined ? undefined : eventColumn(found, types.get(found) ?? '');
    return column === undefined ? [] : [{ ...column, name: String(found) }];
  })[0];
  const written = time === undefined ? firstOf(mapping.time, (each) => part(each, 'text')) : undefined;
  const machine = firstOf(mapping.machine, (each) => searched(each, 'address') ?? part(each, 'address'));
  return ok({
    name,
    columns: unique(columns),
    requests,
    unread: [...new Set(unread)],
    ...(time !== undefined && { time }),
    // Of rows that state their time inside of an object, those outside the window are left out when they are read.
    ...(written !== undefined && {
      time: { name: written.name, shown: written.text.shown, between: () => undefined },
    }),
    ...(machine !== undefined && { machine }),
  });
}

function firstOf<T, R>(all: readonly T[], of: (each: T) => R | undefined): R | undefined {
  for (const each of all) {
    const found = of(each);
    if (found !== undefined) return found;
  }
  return undefined;
}

function unique(columns: readonly SearchedColumn[]): readonly SearchedColumn[] {
  return [...new Map(columns.map((each) => [`${each.name} ${each.kind}`, each])).values()];
}

/** The table's column of a name that a mapping gives: letter for letter, or else as names are joined in this table. */
function finder(types: ReadonlyMap<string, string>): (asked: string) => string | undefined {
  const byForm = new Map([...types.keys()].reverse().map((name) => [formOf(name), name]));
  return (asked) => (types.has(asked) ? asked : byForm.get(formOf(asked)));
}

function formOf(name: string): string {
  return name.toLowerCase().replace(/[.:-]/g, '_');
}

/** With the parts of tuples and nested columns, where the server tells of them. */
async function columnTypes(connection: Connection, name: TableName): Promise<ReadonlyMap<string, string>> {
  const types = new Map<string, string>();
  const { database, table } = name;
  const own = `SELECT name, type FROM system.columns WHERE database = ${literal(database)} AND table = ${literal(table)}`;
  for await (const row of connection.rows(own)) add(types, row);
  if (![...types.values()].some((type) => /Tuple|Nested/.test(type))) return types;
  const parts = `DESCRIBE TABLE ${quotedName(name)}`;
  for await (const row of connection.rows(parts, { describe_include_subcolumns: 1 })) add(types, row);
  return types;
}

const MOST_COLUMNS = 20_000;

function add(types: Map<string, string>, row: string): void {
  const { name, type } = JSON.parse(row) as { name: unknown; type: unknown };
  if (typeof name === 'string' && typeof type === 'string' && types.size < MOST_COLUMNS && !types.has(name))
    types.set(name, type);
}
