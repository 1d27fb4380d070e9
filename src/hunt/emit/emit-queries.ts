import { isSought } from '../index/indicator-index.ts';
import type { ValueTable } from '../sieve/value-table.ts';
import { indicatorAt } from '../sieve/value-table.ts';
import { doubleQuoted, isPlain, likeEscaped, singleQuoted } from './literals.ts';

export const LANGUAGES = ['spl', 'kql', 'esql', 'sql'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What values are asked for by: one set of columns each. */
type Group =
  | 'domains'
  | 'addresses'
  | 'networks'
  | 'hashes'
  | 'urls'
  | 'files'
  | 'keys'
  | 'agents'
  | 'mailboxes';

/** Queries of a language for many indicators, and how many values no query asks for, by type. */
export interface Emitted {
  readonly queries: readonly string[];
  readonly left: ReadonlyMap<string, number>;
}

/** Values of one query: engines bound the length of a query. */
const MOST_VALUES = 500;

/**
 * Asks for the same, where logs are elsewhere. What a query finds is less than a hunt does: names, addresses as they are
 * usually written, and no wrapping undone.
 */
export function emitQueries(language: Language, values: ValueTable): Emitted {
  const groups = new Map<Group, Set<string>>();
  const left = new Map<string, number>();
  for (let number = 0; number < values.count; number++) {
    const indicator = indicatorAt(values, number);
    const group =
      indicator !== undefined && isSought(indicator) ? groupOf(indicator.type, indicator.value) : undefined;
    if (indicator === undefined || group === undefined || !isPlain(indicator.value)) {
      const type = indicator?.type ?? 'other';
      left.set(type, (left.get(type) ?? 0) + 1);
      continue;
    }
    const there = groups.get(group) ?? new Set();
    groups.set(group, there.add(indicator.value));
  }
  const lists = [...groups].map(([group, all]) => [group, [...all]] as const);
  const queries = lists.flatMap(([group, all]) =>
    Array.from({ length: Math.ceil(all.length / MOST_VALUES) }, (_, at) =>
      WRITERS[language](group, all.slice(at * MOST_VALUES, (at + 1) * MOST_VALUES)),
    ),
  );
  return { queries, left };
}

function groupOf(type: string, value: string): Group | undefined {
  switch (type) {
    case 'domain-name':
      return 'domains';
    case 'ipv4-addr':
    case 'ipv6-addr':
      return value.includes('/') ? 'networks' : 'addresses';
    case 'url':
      return 'urls';
    case 'email-addr':
      return 'mailboxes';
    case 'file-name':
    case 'file-path':
      return 'files';
    case 'registry-key':
      return 'keys';
    case 'user-agent':
      return 'agents';
    default:
      return type.startsWith('file:') ? 'hashes' : undefined;
  }
}

/** Columns by the Elastic Common Schema, 8.x; SQL has the same with underscores. */
const COLUMNS: Readonly<Record<Group, readonly string[]>> = {
  domains: ['destination.domain', 'dns.question.name', 'url.domain'],
  addresses: ['source.ip', 'destination.ip'],
  networks: ['source.ip', 'destination.ip'],
  hashes: ['file.hash.md5', 'file.hash.sha1', 'file.hash.sha256', 'file.hash.sha512'],
  urls: ['url.full'],
  files: ['file.path', 'process.executable'],
  keys: ['registry.path'],
  agents: ['user_agent.original'],
  mailboxes: ['email.from.address', 'email.to.address'],
};

const WRITERS: Readonly<Record<Language, (group: Group, values: readonly string[]) => string>> = {
  spl: (group, values) =>
    group === 'networks'
      ? `search index=* | where ${both(values, (value) => ['src_ip', 'dest_ip'].map((field) => `cidrmatch(${doubleQuoted(value)}, ${field})`))}`
      : `search index=* (${values.map(doubleQuoted).join(' OR ')})`,
  kql: (group, values) =>
    group === 'networks'
      ? `union withsource=Source * | where ${['SourceIP', 'DestinationIP'].map((field) => `ipv4_is_in_any_range(column_ifexists(${doubleQuoted(field)}, ""), dynamic([${values.map(doubleQuoted).join(', ')}]))`).join(' or ')}`
      : `search ${values.map(doubleQuoted).join(' or ')}`,
  esql: (group, values) =>
    `FROM logs-* METADATA _id, _index | WHERE ${COLUMNS[group].map((column) => inEsql(group, column, values)).join(' OR ')}`,
  sql: (group, values) =>
    `SELECT * FROM logs WHERE ${COLUMNS[group].map((column) => inSql(group, column.replaceAll('.', '_'), values)).join(' OR ')};`,
};

function both(values: readonly string[], write: (value: string) => readonly string[]): string {
  return values.flatMap(write).join(' OR ');
}

function inEsql(group: Group, column: string, values: readonly string[]): string {
  if (group === 'networks') return `CIDR_MATCH(${column}, ${values.map(doubleQuoted).join(', ')})`;
  const lower = `TO_LOWER(${column})`;
  if (group === 'domains') {
    const below = values.map((value) => `ENDS_WITH(${lower}, ${doubleQuoted(`.${value}`)})`);
    return [`${lower} IN (${values.map(doubleQuoted).join(', ')})`, ...below].join(' OR ');
  }
  if (group === 'addresses')
    return `${column} IN (${values.map((value) => `TO_IP(${doubleQuoted(value)})`).join(', ')})`;
  if (group === 'files')
    return values.map((value) => `ENDS_WITH(${lower}, ${doubleQuoted(value.toLowerCase())})`).join(' OR ');
  if (group === 'urls') return `${column} IN (${values.map(doubleQuoted).join(', ')})`;
  return `${lower} IN (${values.map((value) => doubleQuoted(value.toLowerCase())).join(', ')})`;
}

/** Standard SQL has no networks: their text is asked for by the part of it that is whole numbers. */
function inSql(group: Group, column: string, values: readonly string[]): string {
  const like = (pattern: string): string => `LOWER(${column}) LIKE ${singleQuoted(pattern)} ESCAPE '!'`;
  const lower = values.map((value) => value.toLowerCase());
  const listed = `LOWER(${column}) IN (${lower.map(singleQuoted).join(', ')})`;
  if (group === 'domains')
    return [listed, ...lower.map((value) => like(`%.${likeEscaped(value)}`))].join(' OR ');
  if (group === 'files') return lower.map((value) => like(`%${likeEscaped(value)}`)).join(' OR ');
  if (group === 'networks')
    return values.map((value) => like(`${likeEscaped(wholeNumbers(value))}%`)).join(' OR ');
  if (group === 'urls') return `${column} IN (${values.map(singleQuoted).join(', ')})`;
  return listed;
}

/** `198.51.100.` of `198.51.100.0/25`: wider than the network where its prefix ends within a number. */
function wholeNumbers(network: string): string {
  const [address = '', bits = '0'] = network.split('/');
  if (address.includes(':')) return address.slice(0, address.indexOf('::') + 1);
  const octets = Math.floor(Number(bits) / 8);
  return address
    .split('.')
    .slice(0, octets)
    .map((octet) => `${octet}.`)
    .join('');
}
