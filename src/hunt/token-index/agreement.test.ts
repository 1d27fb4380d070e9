import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexIndicators } from '../index/indicator-index.ts';
import { LINES } from '../records/log-shape.ts';
import { readRecord } from '../records/read-record.ts';
import { INDICATORS, lineArbitrary } from '../sieve/fixture.ts';
import { tableOf } from '../sieve/value-table.ts';
import { mayHave, queriesFor } from './queries.ts';
import { TokenSearch } from './token-search.ts';
import { TokenSink } from './token-sink.ts';

const search = TokenSearch.open();
if (search === undefined) throw new Error('these tests need WebAssembly with SIMD');
const context = { shape: LINES, changed: 0 };
const INDEX = indexIndicators(INDICATORS.map((indicator, source) => ({ ...indicator, source })));
const QUERIES = INDICATORS.map((indicator) => queriesFor(tableOf([indicator])) ?? []);

function filterOf(lines: readonly string[], shift = 0) {
  if (search === undefined) throw new Error('no search');
  const bytes = Buffer.from(`${lines.join('\n')}\n`);
  const from = search.area.input + shift;
  search.memory.set(bytes, from);
  search.sink = new TokenSink();
  search.search({ from, to: from + bytes.length, cutBefore: false, cutAfter: false, context }, () => {});
  return search.sink.filter();
}

test('a block’s filter never denies what a line of it is hit by', () => {
  let hits = 0;
  fc.assert(
    fc.property(fc.array(lineArbitrary, { maxLength: 4 }), fc.nat(63), (lines, shift) => {
      const filter = filterOf(lines, shift);
      for (const text of lines) {
        const line = { text, cutBefore: false, cutAfter: false };
        for (const { indicator } of readRecord(INDEX, line, context, new Set()).matches) {
          hits += 1;
          const queries = QUERIES[indicator.source] ?? [];
          if (!mayHave(filter, queries))
            throw new Error(`${JSON.stringify(INDICATORS[indicator.source])}: ${text}`);
        }
      }
    }),
    { numRuns: 3_000 },
  );
  expect(hits).toBeGreaterThan(600);
});

test('it denies what no line has, but for the few kinds that words of digits alone stand for', () => {
  const filter = filterOf([
    '10:31:07 ws-7 GET http://harbour.example/tide?x=1.5 198.18.0.1 fe80::1 Agent/2.0',
  ]);
  const asked = INDICATORS.map(
    ({ value }, number) => [value, mayHave(filter, QUERIES[number] ?? [])] as const,
  );
  expect(asked.filter(([, may]) => may)).toEqual([]);
});
