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
  expect(query).toContain("LIKE '%a!_b!%c!!d.exe' ESCAPE '!'");
});
