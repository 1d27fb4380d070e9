import { cells } from './cells.ts';
import { extensionFields } from './extension-fields.ts';
import type { Field } from './field.ts';
import { jsonFields } from './json-fields.ts';
import type { LogShape } from './log-shape.ts';
import { barPairs, labelledValues } from './pairs.ts';
import type { NamedValue } from './xml-fields.ts';
import { xmlFields } from './xml-fields.ts';

export const MOST_FIELDS = 600;
const LONGEST_RECORD = 256 * 1024;

/** What a line says field by field; nothing where it is free text. */
export function fieldsOf(line: string, shape: LogShape): readonly Field[] {
  if (line.length > LONGEST_RECORD) return [];
  const brace = line.indexOf('{');
  const end = brace < 0 ? null : OBJECT_END.exec(line.slice(-64));
  if (end !== null) {
    // Of an array with an object a line, a comma or the array's end is behind it.
    const fields = jsonFields(line.slice(brace, line.length - end[0].length + 1), MOST_FIELDS);
    if (fields.length > 0) return fields;
  }
  if (shape.kind === 'columns' && !line.startsWith('#')) return rowFields(line, shape);
  const named: readonly NamedValue[] =
    xmlFields(line) ??
    extensionFields(line) ??
    labelledValues(line, MOST_FIELDS) ??
    barPairs(line, MOST_FIELDS) ??
    keyValues(line);
  return named.map(({ name, value }) => ({ name, value, group: 0 }));
}

/** The cells of a row by the names of their columns. */
export function rowFields(
  row: string,
  { separator, names }: Extract<LogShape, { kind: 'columns' }>,
): readonly Field[] {
  const own = cells(row, separator, names.length);
  return names.flatMap((name, at) => {
    const value = own[at];
    return value === undefined || value === '-' ? [] : [{ name: name.toLowerCase(), value, group: 0 }];
  });
}

const OBJECT_END = /\}\s{0,32}[\],]?\s{0,32}$/;
const KEY = /(?<![\w.-])[a-z_][\w.-]{0,60}$/i;
const VALUE = /"([^"]*)"|[^\s",;]+/y;
/** UTF-16 units of a key, and one before it. */
const LONGEST_KEY = 62;

/** `key=value` and `key="value"`, as firewalls and applications write them. */
function keyValues(line: string): readonly NamedValue[] {
  const fields: NamedValue[] = [];
  let from = 0;
  for (let sign = line.indexOf('='); sign >= 0; sign = line.indexOf('=', sign + 1)) {
    if (fields.length >= MOST_FIELDS) break;
    const key = KEY.exec(line.slice(Math.max(from, sign - LONGEST_KEY), sign))?.[0];
    VALUE.lastIndex = sign + 1;
    const value = key === undefined ? null : VALUE.exec(line);
    if (key === undefined || value === null) continue;
    fields.push({ name: key.toLowerCase(), value: value[1] ?? value[0] });
    from = VALUE.lastIndex;
    sign = from - 1;
  }
  return fields;
}
