import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexIndicators } from '../index/indicator-index.ts';
import { LINES } from '../records/log-shape.ts';
import { readRecord } from '../records/read-record.ts';
import { INDICATORS, lineArbitrary } from '../sieve/fixture.ts';
import { tableOf } from '../sieve/value-table.ts';
import type { GatheredSection } from './gatherer.ts';
import { Gatherer } from './gatherer.ts';
import type { Needs } from './needs.ts';
import { needsFor } from './needs.ts';
import { isInFilter, rowsOf } from './token-hash.ts';

const by = Gatherer.open();
if (by === undefined) throw new Error('these tests need WebAssembly with SIMD');
const gatherer = by;
const context = { shape: LINES, changed: 0 };
const INDEX = indexIndicators(INDICATORS.map((indicator, source) => ({ ...indicator, source })));
const NEEDS: readonly (Needs | undefined)[] = INDICATORS.map((indicator) => needsFor(tableOf([indicator])));

function gathered(lines: readonly string[], number = 0): GatheredSection {
  const bytes = Buffer.from(`${lines.join('\n')}\n`);
  gatherer.beginSection();
  gatherer.beginBlock(number);
  gatherer.input.set(bytes);
  expect(gatherer.take(bytes.length)).toBe(lines.length);
  return gatherer.section(number + 1);
}

/** Whether the filter and the rows both say so, of the section's last block. */
function mayHave(section: GatheredSection, needs: Needs | undefined, number = 0): boolean {
  const width = Math.ceil((number + 1) / 8);
  const isSet = (row: number): boolean =>
    (((section.rows[row * width + (number >>> 3)] ?? 0) >> (number & 7)) & 1) === 1;
  return (
    needs === undefined ||
    needs.some((group) =>
      group.every(
        (hash) =>
          isInFilter(section.filter, section.filterLog, hash) && rowsOf(hash, section.rowsLog).every(isSet),
      ),
    )
  );
}

test('a block’s filter never denies what a line of it is hit by, wherever in it the line stands', () => {
  let hits = 0;
  fc.assert(
    fc.property(fc.array(lineArbitrary, { maxLength: 4 }), fc.nat(90), fc.nat(63), (lines, lead, number) => {
      const section = gathered([' '.repeat(lead), ...lines], number);
      for (const text of lines) {
        const line = { text, cutBefore: false, cutAfter: false };
        for (const { indicator } of readRecord(INDEX, line, context, new Set()).matches) {
          hits += 1;
          if (!mayHave(section, NEEDS[indicator.source], number))
            throw new Error(`${JSON.stringify(INDICATORS[indicator.source])}: ${text}`);
        }
      }
    }),
    { numRuns: 1_200 },
  );
  expect(hits).toBeGreaterThan(200);
});

test('it denies what no line has', () => {
  const section = gathered([
    '10:31:07 ws-7 GET http://harbour.example/tide?x=1.5 198.18.0.1 fe80::1 Agent/2.0',
  ]);
  const asked = INDICATORS.map(({ value }, number) => [value, mayHave(section, NEEDS[number])] as const);
  expect(asked.filter(([, may]) => may)).toEqual([]);
});
