import { expect, test } from 'vitest';
import { MAPPINGS } from './built-in.ts';
import { columnText } from './column-text.ts';
import { readDsn } from './dsn.ts';
import { huntQuery } from './hunt-query.ts';
import { keysOf } from './keys.ts';
import { identifier, literal } from './literals.ts';
import { readMapping } from './read-mapping.ts';
import { serverError } from './server-error.ts';
import { silentShards } from './shards.ts';
import type { LogTable } from './table.ts';
import { readTable, tableName } from './table.ts';

const DIALECT = {
  ipv4: 'IPv4StringToNum',
  ipv6: 'IPv6StringToNum',
  hasShardNumber: false,
  hasJson: false,
  version: '18.16.1',
};

function tableWith(name: string): LogTable {
  const text = columnText(name, 'Array(Nullable(String))', 'host');
  if (text === undefined) throw new Error('this type is text');
  return {
    name: { database: 'd`b', table: "t'b" },
    columns: [{ name, kind: 'host', text }],
    requests: [],
    unread: [],
  };
}

test('names of tables and columns stay names, whatever they are made of', () => {
  const name = 'q`; DROP TABLE x; --\\';
  const sql = huntQuery(tableWith(name), new Set(['domain/2']), DIALECT, {})?.sql ?? '';
  expect(sql).toContain("FROM `d\\`b`.`t'b`");
  // Without what stands in backquotes and in quotes, nothing of the name is left.
  const bare = sql.split('`q\\`; DROP TABLE x; --\\\\`').join('');
  expect(bare).not.toMatch(/DROP|;|--/);
  expect(identifier('a`b\\c')).toBe('`a\\`b\\\\c`');
  expect(literal("a'b\\c")).toBe("'a\\'b\\\\c'");
});

test('a table is asked only for what its columns can have', () => {
  const table = tableWith('query');
  const { sql } = huntQuery(table, new Set(['domain/2', 'domain/8', 'hash']), DIALECT, {}) ?? { sql: '' };
  expect(sql).toContain(
    "arraySlice(l, -2), '.') GLOBAL IN (SELECT key FROM howdunit_keys WHERE kind = 'domain/2')",
  );
  expect(sql).not.toContain("kind = 'hash'");
  expect(huntQuery(table, new Set(['hash']), DIALECT, {})).toBeUndefined();
});

test('a column is written out no more often than what asks of it, however many kinds of keys there are', () => {
  const agents = Array.from({ length: 48 }, (_, at) => `agent/${at + 1}`);
  const text = columnText('all', 'String', 'text');
  if (text === undefined) throw new Error('this type is text');
  const table = { ...tableWith('query'), columns: [{ name: 'all', kind: 'text' as const, text }] };
  const kinds = new Set(['domain/2', 'ipv4/32', 'hash', 'url', 'name/1', 'registry/3', ...agents]);
  const { sql } = huntQuery(table, kinds, DIALECT, {}) ?? { sql: '' };
  // A server refuses a query whose expressions, written out, are too many.
  expect(sql.split('__howdunit_agent').length).toBeLessThan(12);
  expect(sql.split('decodeURLComponent').length).toBe(3);
});

const readFrom = async (types: Readonly<Record<string, string>>, mapping: string): Promise<LogTable> => {
  const rows = async function* (): AsyncGenerator<string> {
    for (const [name, type] of Object.entries(types)) yield JSON.stringify({ name, type });
  };
  const named = readMapping(mapping);
  if (!named.ok) throw new Error(named.problem.message);
  const connection = { shown: 'db.example', rows } as unknown as Parameters<typeof readTable>[0];
  const table = await readTable(connection, { database: 'd', table: 't' }, named.value, { hasJson: true });
  if (!table.ok) throw new Error(table.problem.message);
  return table.value;
};

test('what a mapping names inside of an object is looked for in the column that holds the object', async () => {
  const { columns, requests } = await readFrom({ src_ip: 'String', dns: 'String', http: 'JSON' }, 'eve');
  const kinds = Object.fromEntries(columns.map(({ name, kind }) => [name, kind]));
  expect(kinds).toEqual({ src_ip: 'address', dns: 'text', http: 'text' });
  expect(requests.map(({ host, path }) => [host.text.searched, path.text.searched])).toEqual([
    ["ifNull(toString(`http`.`hostname`), '')", "ifNull(toString(`http`.`url`), '')"],
  ]);
});

test('a table that has whole records in one column is searched there, and says its times', async () => {
  const table = await readFrom({ raw: 'String', loaded: 'DateTime' }, 'cloudtrail');
  expect(table.columns.map(({ name, kind }) => [name, kind])).toEqual([['raw', 'text']]);
  expect(table.time?.shown).toContain("JSONExtractString(`raw`, 'eventTime')");
});

test('an indicator has the keys that a row with it has', () => {
  const keys = (type: Parameters<typeof keysOf>[0]['type'], value: string): readonly string[] =>
    keysOf({ type, value, source: 0 }).map(({ kind, key }) => `${kind} ${key}`);
  expect(keys('domain-name', 'Bücher.example')).toEqual(['domain/2 xn--bcher-kva.example']);
  expect(keys('domain-name', '1.2.3.4.5.6.7.evil.example')).toEqual(['domain/8 2.3.4.5.6.7.evil.example']);
  expect(keys('ipv4-addr', '203.0.113.64/26')[0]).toBe(`ipv4/26 ${0xcb007140 >>> 6}`);
  expect(keys('ipv6-addr', '2001:db8:f00::/45')).toEqual(['ipv6/11 20010DB80F0']);
  expect(keys('url', 'http://Evil.example:8080/Kit%41/x')).toEqual([
    'url evil.example/kit',
    'url evil.example/kita',
  ]);
  expect(keys('email-addr', "O'Hara@mail.example")).toEqual(['mailbox hara@mail.example']);
  expect(keys('file-path', 'C:\\Users\\Public\\Счёт.exe')).toEqual(['name/3 users public ?.exe']);
  expect(keys('cve', 'CVE-2026-1234')).toEqual([]);
});

test('addresses of engines: what is refused is not repeated, since it may be a password', () => {
  const read = readDsn('https://ann:p%40ss@db.example:8443/logs');
  expect(read).toMatchObject({
    ok: true,
    value: {
      url: 'https://db.example:8443',
      user: 'ann',
      password: 'p@ss',
      database: 'logs',
      shown: 'db.example:8443',
    },
  });
  for (const bad of [
    'ftp://ann:secret@db.example',
    'ann:secret@db.example',
    'http://ann:secret@db.example/a/b',
    'http://ann:secret@db.example/?x=secret',
  ]) {
    const refused = readDsn(bad);
    expect(refused.ok).toBe(false);
    expect(JSON.stringify(refused)).not.toContain('secret');
  }
});

test('a mapping that does not exist or does not say what it should is a problem', () => {
  expect([...MAPPINGS.keys()]).toEqual(['zeek', 'eve', 'cloudtrail', 'ocsf']);
  expect(readMapping('zeek').ok).toBe(true);
  expect(readMapping('no-such-mapping')).toMatchObject({ ok: false, problem: { code: 'not-found' } });
  expect(readMapping('package.json')).toMatchObject({ ok: false, problem: { code: 'bad-usage' } });
});

test('names of tables', () => {
  expect(tableName('dns', 'logs')).toEqual({ database: 'logs', table: 'dns' });
  expect(tableName('siem.dns', 'logs')).toEqual({ database: 'siem', table: 'dns' });
  expect(tableName('siem.`dns.2026`', 'logs')).toEqual({ database: 'siem', table: 'dns.2026' });
});

test('what a server says is one plain line, with its code', () => {
  const error = serverError(
    'Code: 279, e.displayText() = DB::NetException: All connection tries\u001b[2J failed.\nmore, e.what() = x',
  );
  expect(error).toMatchObject({ code: 279, isLostShard: true });
  expect(error.message).toBe('All connection tries\uFFFD[2J failed. more');
  expect(serverError('Code: 516. DB::Exception: no').problem).toBe('permission-denied');
});

test('a shard is searched only if it answered before and after, and was not started in between', () => {
  const shards = [1, 2, 3, 4].map((number) => ({ number, replicas: [`node${number}:9000`] }));
  const before = new Map([
    [1, 100],
    [2, 100],
    [3, 100],
  ]);
  const after = new Map([
    [1, 110],
    [2, 3],
    [4, 200],
  ]);
  expect(silentShards({ name: 'c', shards }, before, after, 10).map(({ number }) => number)).toEqual([
    2, 3, 4,
  ]);
});
