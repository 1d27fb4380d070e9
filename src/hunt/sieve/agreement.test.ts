import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexIndicators } from '../index/indicator-index.ts';
import { kernelModule } from '../kernel/kernel.ts';
import { LINES } from '../records/log-shape.ts';
import { readRecord } from '../records/read-record.ts';
import { INDICATORS, lineArbitrary } from './fixture.ts';
import { buildSieve } from './sieve.ts';
import { StretchSearch } from './stretch-search.ts';
import { tableOf } from './value-table.ts';

const module = kernelModule();
if (module === undefined) throw new Error('these tests need WebAssembly with SIMD');
const context = { shape: LINES, changed: 0 };
const ALL = engineFor(INDICATORS);
/** Where no host has letters beyond ASCII, fewer lines are decoded. */
const PLAIN = engineFor(INDICATORS.filter(({ value }) => Buffer.byteLength(value) === value.length));

interface Engine {
  readonly search: StretchSearch;
  readonly index: ReturnType<typeof indexIndicators<number>>;
}

function engineFor(indicators: typeof INDICATORS): Engine {
  if (module === undefined) throw new Error('these tests need WebAssembly with SIMD');
  return {
    search: new StretchSearch(buildSieve(module, tableOf(indicators), 1), 0),
    index: indexIndicators(indicators.map((indicator, source) => ({ ...indicator, source }))),
  };
}

function byEngine(lines: readonly string[], shift = 0, { search } = ALL): readonly string[] {
  const { input } = search.area;
  const bytes = Buffer.from(`${lines.join('\n')}\n`);
  const from = input + shift;
  search.memory.set(bytes, from);
  const found: string[] = [];
  const stretch = { from, to: from + bytes.length, cutBefore: false, cutAfter: false, context };
  search.search(stretch, ({ text, record }) => {
    for (const { indicator, form, at } of record.matches)
      found.push(`${text} | ${at} ${form} ${indicator.source}`);
  });
  return found;
}

function byReference(lines: readonly string[], { index } = ALL): readonly string[] {
  return lines.flatMap((text) =>
    readRecord(index, { text, cutBefore: false, cutAfter: false }, context, new Set()).matches.map(
      ({ indicator, form, at }) => `${text} | ${at} ${form} ${indicator.source}`,
    ),
  );
}

test('the engine finds in any lines what is found by looking for everything in each', () => {
  fc.assert(
    fc.property(fc.array(lineArbitrary, { maxLength: 6 }), (lines) => {
      expect(byEngine(lines)).toEqual(byReference(lines));
    }),
    { numRuns: 10_000 },
  );
});

test('nor does what stands in another script change what is found of values in ASCII', () => {
  const letters = fc.constantFrom(...'éßİſªⅨⓔｅ．。﹒ﬁ𝐞🄴🅴ʰǇжあ中한');
  const line = fc
    .array(
      fc.oneof(fc.constantFrom('evil', '.example', 'e', '.', 'ex', 'ple', ' ', 'kelp', '_pipe'), letters),
      {
        maxLength: 12,
      },
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.array(fc.oneof(line, lineArbitrary), { maxLength: 4 }), (lines) => {
      expect(byEngine(lines, 0, PLAIN)).toEqual(byReference(lines, PLAIN));
    }),
    { numRuns: 6_000 },
  );
});

test('what an earlier layer has made shorter does not hide what stands before a later sign', () => {
  const line = String.raw`"HKEY_CURRENT_USER\\Software\\Run\\KelplineSync"evil ([.]) example`;
  expect(byEngine([line])).toHaveLength(2);
  expect(byEngine([line])).toEqual(byReference([line]));
});

test('wherever in the kernel’s blocks a line begins', () => {
  fc.assert(
    fc.property(lineArbitrary, (line) => {
      const wanted = byReference([line]);
      for (let shift = 0; shift < 64; shift++) expect(byEngine([line], shift)).toEqual(wanted);
    }),
    { numRuns: 200 },
  );
});
