import type { Group } from './group.ts';
import { COLUMNS, HASHES, keyForms } from './group.ts';
import { doubleQuoted } from './literals.ts';

/** A query tells no more rows, and 1,000 where it does not say (`esql.query.result_truncation_max_size`). */
const MOST_ROWS = 10_000;

/** Elastic ES|QL, over columns of the Elastic Common Schema. */
export function esql(group: Group, values: readonly string[]): string {
  // Functions take a column of several values for none, so those are made rows of their own.
  const lists = group === 'mailboxes' ? COLUMNS.mailboxes.map((column) => `| MV_EXPAND ${column} `) : [];
  const where = COLUMNS[group].flatMap((column) => conditions(group, column, values)).join(' OR ');
  return `FROM logs-* METADATA _id, _index ${lists.join('')}| WHERE ${where} | LIMIT ${MOST_ROWS}`;
}

function conditions(group: Group, column: string, values: readonly string[]): readonly string[] {
  const lower = `TO_LOWER(${column})`;
  const low = values.map((value) => value.toLowerCase());
  const among = (text: string, all: readonly string[]): string =>
    `${text} IN (${all.map(doubleQuoted).join(', ')})`;
  const endsWith = (end: string): string => `ENDS_WITH(${lower}, ${doubleQuoted(end)})`;
  switch (group) {
    case 'networks':
      return [`CIDR_MATCH(${column}, ${values.map(doubleQuoted).join(', ')})`];
    case 'addresses':
      return [`${column} IN (${values.map((value) => `TO_IP(${doubleQuoted(value)})`).join(', ')})`];
    case 'domains':
      return [among(lower, low), ...low.map((value) => endsWith(`.${value}`))];
    case 'hashes':
      return [...HASHES].flatMap(([name, length]) => {
        const own = low.filter((value) => value.length === length);
        return own.length === 0 ? [] : [among(`TO_LOWER(${column}.${name})`, own)];
      });
    case 'urls':
      return [among(column, values)];
    case 'names':
      return [
        among(lower, low),
        ...low.flatMap((value) => ['\\', '/'].map((sign) => endsWith(sign + value))),
      ];
    case 'paths':
      return low.map(endsWith);
    case 'keys': {
      const forms = values.flatMap(keyForms);
      return [
        among(lower, forms),
        ...forms.map((form) => `STARTS_WITH(${lower}, ${doubleQuoted(`${form}\\`)})`),
      ];
    }
    case 'agents':
    case 'mailboxes':
      return [among(lower, low)];
  }
}
