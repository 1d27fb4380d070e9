import { expect, test } from 'vitest';
import { observables } from '../library.ts';

const SMALL = 5_000;
const TIMES_LARGER = 16;
/** Linear work grows 16-fold, quadratic 256-fold: the bound lies far from both. */
const GROWTH = 64;

function work(unit: string, length: number): number {
  const text = unit.repeat(Math.ceil(length / unit.length));
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 2; run++) {
    const before = process.cpuUsage();
    observables(text);
    const used = process.cpuUsage(before);
    least = Math.min(least, used.user + used.system);
  }
  // Below a few milliseconds, counting is noise.
  return Math.max(least, 3_000);
}

test.each([
  'a.com\n',
  'domains:\n* a.com\n',
  'domains:\n',
  '|a.com',
  '|a.com|\n',
  '| --- |\n',
  '[a](http://a.com/x) ',
  '](/a/x.png',
  '![',
  'malware a.exe ',
  'File: a.exe ',
  '# C2\na.com\n',
  'a.com, svchost.exe, 8.8.8.8 ',
])('telling parts in a text of nothing but %j grows no faster than the text', (unit) => {
  expect(work(unit, SMALL * TIMES_LARGER) / work(unit, SMALL)).toBeLessThan(GROWTH);
});
