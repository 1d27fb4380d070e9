import type { Group } from './group.ts';
import { COLUMNS, HASHES, keyForms } from './group.ts';
import { likeEscaped, singleQuoted } from './literals.ts';

/** Standard SQL (ISO 9075), over a table `logs` that has the columns of the Elastic Common Schema with underscores. */
export function sql(group: Group, values: readonly string[]): string {
  const columns = COLUMNS[group].map((column) => column.replaceAll('.', '_'));
  return `SELECT * FROM logs WHERE ${columns.flatMap((column) => conditions(group, column, values)).join(' OR ')};`;
}

function conditions(group: Group, column: string, values: readonly string[]): readonly string[] {
  const lower = `LOWER(${column})`;
  const low = values.map((value) => value.toLowerCase());
  const like = (pattern: string): string => `${lower} LIKE ${singleQuoted(pattern)} ESCAPE '!'`;
  const endsWith = (end: string): string => like(`%${likeEscaped(end)}`);
  const startsWith = (start: string): string => like(`${likeEscaped(start)}%`);
  const among = (text: string, all: readonly string[]): string =>
    `${text} IN (${all.map(singleQuoted).join(', ')})`;
  switch (group) {
    case 'networks':
      return values.map((value) => startsWith(wholeNumbers(value)));
    case 'domains':
      return [among(lower, low), ...low.map((value) => endsWith(`.${value}`))];
    case 'hashes':
      return [...HASHES].flatMap(([name, length]) => {
        const own = low.filter((value) => value.length === length);
        return own.length === 0 ? [] : [among(`LOWER(${column}_${name})`, own)];
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
      return [among(lower, forms), ...forms.map((form) => startsWith(`${form}\\`))];
    }
    case 'addresses':
    case 'agents':
    case 'mailboxes':
      return [among(lower, low)];
  }
}

/**
 * Standard SQL has no networks, so the text of their whole numbers is asked for: `198.51.100.` of `198.51.100.0/25`,
 * `2001:db8:` of `2001:db8:f00::/45`. That is wider than the network where its prefix ends within a number.
 */
function wholeNumbers(network: string): string {
  const [address = '', bits = '0'] = network.split('/');
  const [sign, size] = address.includes(':') ? [':', 16] : ['.', 8];
  const numbers = address.split('::')[0]?.split(sign) ?? [];
  return numbers
    .slice(0, Math.floor(Number(bits) / size))
    .map((each) => `${each}${sign}`)
    .join('');
}
