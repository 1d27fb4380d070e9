import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kernelModule } from '../kernel/kernel.ts';
import { decodeEscape, decodePercent, escapesOf, PERCENT } from '../scan/decode.ts';
import { peel } from '../scan/peel.ts';
import { INDICATORS, lineArbitrary } from './fixture.ts';
import { buildSieve, openSieve } from './sieve.ts';
import { tableOf } from './value-table.ts';

const module = kernelModule();
if (module === undefined) throw new Error('these tests need WebAssembly with SIMD');
const sieve = buildSieve(module, tableOf(INDICATORS), 1);
const { kernel, area } = openSieve(sieve, 0);
const memory = Buffer.from(sieve.memory.buffer);

const LAYERS = [
  { name: 'escapes', undo: kernel.peelEscapes, patternFor: escapesOf, decode: decodeEscape },
  { name: 'percent-encoding', undo: kernel.peelPercents, patternFor: () => PERCENT, decode: decodePercent },
];
/** Colours, numbered control characters and labels are seldom made by chance. */
const PIECES = [
  '\x1b',
  '^[',
  '#033',
  '\\u001b',
  '\\x1B',
  '[',
  '31',
  ';',
  'm',
  '#0',
  '3',
  '7',
  '(4)',
  '(12)',
  '(0)',
  'a_-',
];
const signs = fc
  .array(fc.constantFrom(...'\\\\\\%%ux025fFnt[({])}.:@/dDoOatATtThHxXpP"\' ', ...PIECES), { maxLength: 40 })
  .map((all) => all.join(''));

for (const { name, undo, patternFor, decode } of LAYERS) {
  test(`${name} in ASCII are undone by the kernel as they are elsewhere`, () => {
    fc.assert(
      fc.property(fc.oneof(signs, lineArbitrary), (line) => {
        const size = memory.write(line, area.input);
        const end = undo(area.input, area.input + size, area.scratch);
        const isAscii = (text: string): boolean => /^[\0-\x7f]*$/.test(text);
        const peeled = peel(line, patternFor(line), decode)?.text.replaceAll('\uffff', '\x01');
        if (!isAscii(line) || !isAscii(peeled ?? '')) {
          expect(end).toBe(0);
          return;
        }
        expect(kernel.isChanged.value).toBe(peeled === undefined ? 0 : 1);
        expect(memory.toString('latin1', area.scratch, end)).toBe(peeled ?? line);
      }),
      { numRuns: 5000 },
    );
  });
}
