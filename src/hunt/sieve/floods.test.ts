import { expect, test } from 'vitest';
import { kernelModule } from '../kernel/kernel.ts';
import { candidateLines } from './candidate-lines.ts';
import { INDICATORS } from './fixture.ts';
import { buildSieve, openSieve } from './sieve.ts';
import { tableOf } from './value-table.ts';

const module = kernelModule();
if (module === undefined) throw new Error('these tests need WebAssembly with SIMD');
const sieve = buildSieve(module, tableOf(INDICATORS), 1);
const { kernel, area } = openSieve(sieve, 0);
const memory = Buffer.from(sieve.memory.buffer);
const SIZE = 256 * 1024;

/** What somebody who knows how the kernel looks for words may write into a line. */
const FLOODS = [
  '.',
  'a.',
  '..a',
  '[.]',
  'a[.]',
  '(dot)',
  'f',
  '0123456789abcdef',
  '%',
  '%2',
  '%25',
  '%2e',
  '%2F',
  '\\',
  '\\\\',
  '\\u',
  '\\u002e',
  '\\x2e',
  '@',
  'a@b.c',
  ':',
  '::',
  '1:',
  'a:b:',
  '1.',
  '1.1.1.1',
  '1.1.1.1.',
  '1.1.1.1-',
  '//1',
  '//3325256727',
  '/a',
  '\\a',
  '-',
  '_a',
  'é.',
  '“',
  'notevil.example/',
  'evil.example.',
  '\u212a.',
];
/** More than any flood comes to, and what a key costs is little: bytes for each that is asked for. */
const BYTES_A_LOOKUP = 1.5;

function scan(text: string): { readonly lookups: number; readonly lines: number } {
  const size = memory.write(text, area.input);
  const { lines } = candidateLines(kernel, area, memory, area.input, area.input + size, true);
  return { lookups: kernel.lookups.value, lines: lines.length };
}

test('no flood of signs makes the kernel ask for more than a line of its length can hold', () => {
  for (const flood of FLOODS) {
    const text = flood.repeat(SIZE / Buffer.byteLength(flood));
    for (const one of [text, text.replaceAll(/.{60}/gs, '$& ')]) {
      expect([flood, scan(one).lookups], flood).toEqual([flood, expect.toSatisfy(isFew)]);
    }
    // However often its sign occurs, a line is reported once.
    expect([flood, scan(text).lines]).toEqual([flood, expect.toSatisfy((lines: number) => lines <= 1)]);
  }
  function isFew(lookups: number): boolean {
    return lookups <= SIZE / BYTES_A_LOOKUP;
  }
});

test('of a line like others, hardly a word is looked up', () => {
  const line =
    '10:31:07 172.16.8.7 GET http://cdn.harbour.example/tide.html?x=1.5 "Agent/5.0 (X11)" C:\\Windows\\a.dll';
  const { lookups } = scan(`${line}\n`.repeat(1000));
  expect(lookups).toBeLessThanOrEqual(2 * 1000);
});
