import { bareType } from './column-text.ts';
import { identifier, literal } from './literals.ts';

/**
 * Columns that hold whole objects: JSON as text, ClickHouse's own JSON and Map. Of a tuple, the parts are columns that the
 * server names.
 */

/** Whether a column of this type may hold an object, or a list of them, whose parts the server does not name. */
export function isContainer(type: string): boolean {
  const bare = bareType(type);
  const part = /^Array\((.+)\)$/.exec(bare)?.[1];
  if (part !== undefined) return isContainer(part);
  return /^(?:String$|JSON|Object|Map|Variant|Dynamic)/.test(bare);
}

/** Whether nothing else can be in it than objects. */
export function isObject(type: string): boolean {
  return isContainer(type) && !/^String$/.test(bareType(type));
}

/** What tables call the column that has the whole record as text. */
export const WHOLE_RECORD: ReadonlySet<string> = new Set([
  'json',
  'event',
  'record',
  'raw',
  '_raw',
  'message',
  'log',
  'line',
  'data',
  'body',
  'payload',
  'value',
]);

/** The names that a name may be found under, and what is then left of it: `a.b.c` in `a.b` as `c`, in `a` as `b.c`. */
export function prefixesOf(
  name: string,
): readonly { readonly column: string; readonly path: readonly string[] }[] {
  const parts = name.split('.');
  return parts.slice(1).map((_, at) => {
    const count = parts.length - 1 - at;
    return { column: parts.slice(0, count).join('.'), path: parts.slice(count) };
  });
}

/** One text of an object, empty where it has none; undefined for what cannot be asked so. */
export function partOf(name: string, type: string, path: readonly string[]): string | undefined {
  const own = identifier(name);
  const bare = bareType(type);
  const whole = bare === type ? own : `ifNull(${own}, '')`;
  const [first = '', ...rest] = path;
  if (bare === 'String') return `JSONExtractString(${whole}, ${path.map(literal).join(', ')})`;
  if (/^JSON/.test(bare)) return `ifNull(toString(${own}.${path.map(identifier).join('.')}), '')`;
  if (/^Map\((?:LowCardinality\()?String\)?, ?String\)$/.test(bare) && rest.length === 0)
    return `${own}[${literal(first)}]`;
  return undefined;
}
