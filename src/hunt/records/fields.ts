import { cells } from './cells.ts';
import { extensionFields } from './extension-fields.ts';
import type { LogShape } from './log-shape.ts';
import { xmlFields } from './xml-fields.ts';

/** A named value of a log record. Names are lower-case; those inside objects follow a dot. */
export interface Field {
  readonly name: string;
  readonly value: string;
  /** Fields of one object or row have the same. */
  readonly group: number;
}

export const MOST_FIELDS = 600;
const DEEPEST = 6;
const LONGEST_RECORD = 256 * 1024;

/** What a line says field by field; nothing where it is free text. */
export function fieldsOf(line: string, shape: LogShape): readonly Field[] {
  if (line.length > LONGEST_RECORD) return [];
  const brace = line.indexOf('{');
  if (brace >= 0 && line.trimEnd().endsWith('}')) {
    const fields = jsonFields(line.slice(brace));
    if (fields.length > 0) return fields;
  }
  if (shape.kind === 'columns' && !line.startsWith('#')) {
    const own = cells(line, shape.separator, shape.names.length);
    return shape.names.flatMap((name, at) => {
      const value = own[at];
      return value === undefined || value === '-' ? [] : [{ name: name.toLowerCase(), value, group: 0 }];
    });
  }
  const named = xmlFields(line) ?? extensionFields(line);
  return named === undefined ? keyValues(line) : named.map((field) => ({ ...field, group: 0 }));
}

function jsonFields(text: string): readonly Field[] {
  let record: unknown;
  try {
    record = JSON.parse(text);
  } catch {
    return [];
  }
  const fields: Field[] = [];
  let groups = 0;
  const walk = (value: unknown, name: string, group: number, depth: number): void => {
    if (fields.length >= MOST_FIELDS || depth > DEEPEST) return;
    if (Array.isArray(value)) {
      for (const each of value) walk(each, name, group, depth + 1);
    } else if (value instanceof Object) {
      groups++;
      const own = groups;
      for (const [key, inner] of Object.entries(value)) {
        walk(inner, name === '' ? key.toLowerCase() : `${name}.${key.toLowerCase()}`, own, depth + 1);
      }
    } else if (value !== null && value !== undefined) fields.push({ name, value: String(value), group });
  };
  walk(record, '', 0, 0);
  return fields;
}

const KEY_VALUE = /(?<![\w.-])([a-z_][\w.-]{0,60})=(?:"([^"]*)"|([^\s",;]+))/gi;

/** `key=value` and `key="value"`, as firewalls and applications write them. */
function keyValues(line: string): readonly Field[] {
  const fields: Field[] = [];
  for (const [, name = '', quoted, bare = ''] of line.matchAll(KEY_VALUE)) {
    if (fields.length >= MOST_FIELDS) break;
    fields.push({ name: name.toLowerCase(), value: quoted ?? bare, group: 0 });
  }
  return fields;
}
