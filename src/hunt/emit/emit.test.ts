import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tableOf } from '../sieve/value-table.ts';
import { emitQueries, LANGUAGES } from './emit-queries.ts';
import { isPlain } from './literals.ts';

/** The literals of a query, read back by the rules of its language; what stands between them has no quote left. */
function literals(
  query: string,
  language: string,
): { readonly texts: readonly string[]; readonly rest: string } {
  const texts: string[] = [];
  let rest = '';
  const quote = language === 'sql' ? "'" : '"';
  for (let at = 0; at < query.length; at++) {
    if (query[at] !== quote) {
      rest += query[at];
      continue;
    }
    let text = '';
    for (at++; at < query.length; at++) {
      if (language !== 'sql' && query[at] === '\\') text += query[++at];
      else if (language === 'sql' && query.startsWith("''", at)) {
        text += "'";
        at++;
      } else if (query[at] === quote) break;
      else text += query[at];
    }
    texts.push(text);
  }
  return { texts, rest };
}

const hostile = fc.string({
  unit: fc.constantFrom(...'ab."\'\\|;)(%_!*`$ -/é\n'),
  minLength: 1,
  maxLength: 20,
});

test.each(LANGUAGES)(
  '%s: whatever a value has in it, it is one literal and the query’s words stay its own',
  (language) => {
    const own =
      emitQueries(language, tableOf([{ type: 'user-agent', value: 'agent one/1.0' }])).queries[0] ?? '';
    const words = literals(own, language).rest;
    fc.assert(
      fc.property(hostile, (noise) => {
        const value = `agent ${noise} x/1.0`;
        const { queries, left } = emitQueries(language, tableOf([{ type: 'user-agent', value }]));
        if (!isPlain(value)) {
          expect([queries, left.get('user-agent')]).toEqual([[], 1]);
          return;
        }
        const read = literals(queries[0] ?? '', language);
        expect(read.rest).toBe(words);
        expect(read.texts.map((text) => text.toLowerCase())).toContain(value.toLowerCase());
      }),
    );
  },
);

test.each(LANGUAGES)(
  '%s: names, addresses, networks and hashes are asked for, and what is not is counted',
  (language) => {
    const { queries, left } = emitQueries(
      language,
      tableOf([
        { type: 'domain-name', value: 'evil.example' },
        { type: 'ipv4-addr', value: '198.51.100.23' },
        { type: 'ipv4-addr', value: '203.0.113.64/28' },
        { type: 'file:md5', value: '0123456789abcdef0123456789abcdef' },
        { type: 'mutex', value: 'KelpMutex' },
        { type: 'cve', value: 'CVE-2026-0001' },
      ]),
    );
    expect(queries).toHaveLength(4);
    const all = queries.join('\n');
    for (const value of ['evil.example', '198.51.100.23', '203.0.113.', '0123456789abcdef'])
      expect(all).toContain(value);
    expect([...left.values()].reduce((sum, count) => sum + count, 0)).toBe(2);
  },
);

test('SQL takes neither the per cent sign nor the underscore of a value for a wildcard', () => {
  const [query = ''] = emitQueries('sql', tableOf([{ type: 'file-name', value: 'a_b%c!d.exe' }])).queries;
  expect(query).toContain("LIKE '%/a!_b!%c!!d.exe' ESCAPE '!'");
});

const queryOf = (language: (typeof LANGUAGES)[number], type: 'ipv6-addr' | 'registry-key', value: string) =>
  emitQueries(language, tableOf([{ type, value }])).queries[0] ?? '';

test('a network of IPv6 is asked for by what no address in it is without', () => {
  const network = '2001:db8:f00::/45';
  // 2001:db8:f07::1 is in it, so its third number may not be asked for.
  expect(queryOf('sql', 'ipv6-addr', network)).toContain("LOWER(source_ip) LIKE '2001:db8:%' ESCAPE '!'");
  expect(queryOf('kql', 'ipv6-addr', network)).toContain(
    'ipv6_is_in_any_range(column_ifexists("SourceIP", "")',
  );
  expect(queryOf('kql', 'ipv6-addr', network)).not.toContain('ipv4');
  expect(emitQueries('sql', tableOf([{ type: 'ipv6-addr', value: '::ffff:0:0/96' }]))).toMatchObject({
    queries: [],
    left: new Map([['ipv6-addr', 1]]),
  });
});

test('a registry key is asked for with its hive in full and in short, and with what is below it', () => {
  const key = 'HKEY_LOCAL_MACHINE\\Software\\Acme';
  const esql = queryOf('esql', 'registry-key', key);
  for (const hive of ['hkey_local_machine', 'hklm'])
    expect(esql).toContain(`STARTS_WITH(TO_LOWER(registry.path), "${hive}\\\\software\\\\acme\\\\")`);
  expect(queryOf('sql', 'registry-key', key)).toContain("LIKE 'hklm\\software\\acme\\%' ESCAPE '!'");
  // Sources write the hive in different ways, and a search in raw text can leave it out.
  for (const language of ['spl', 'kql'] as const)
    expect(queryOf(language, 'registry-key', key)).toContain('"\\\\Software\\\\Acme"');
});

test('each column of hashes is asked for hashes of its length', () => {
  const md5 = '0123456789abcdef0123456789abcdef';
  const { queries } = emitQueries('esql', tableOf([{ type: 'file:md5', value: md5 }]));
  expect(queries[0]).toContain(`TO_LOWER(file.hash.md5) IN ("${md5}")`);
  expect(queries[0]).not.toContain('sha256');
});
