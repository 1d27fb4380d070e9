import { expect, test } from 'vitest';
import { observables } from '../library.ts';

const SMALL = 10_000;
const TIMES_LARGER = 16;
/** Linear work grows 16-fold, quadratic 256-fold: the bound lies far from both. */
const GROWTH = 64;

function work(unit: string, length: number): number {
  const text = unit.repeat(Math.ceil(length / unit.length));
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 3; run++) {
    const before = process.cpuUsage();
    observables(text);
    const used = process.cpuUsage(before);
    least = Math.min(least, used.user + used.system);
  }
  // Below a millisecond, counting is noise.
  return Math.max(least, 1_000);
}

test.each([
  'a\n\n',
  '\n',
  ' \n',
  '# C2\n',
  'Mutexes\n',
  'Mozilla/5.0 (',
  'Mozilla/5.0 ',
  'Mozilla/5.0 (a) ',
  'User-Agent: Mozilla/5.0 (a)\n',
  '192.0.2.1-',
  '192.0.2.1 - 192.0.2.2 ',
  '192.0.2.1 \u2013 2\n',
  'AS ',
  'AS 64500 ',
  '<HKCU>\\',
  'HKLM\\a ',
  'a dot (.) ',
  '1.a[.]b ',
  'import hash - ',
])('the library’s work on a text of nothing but %j grows no faster than the text', (unit) => {
  expect(work(unit, SMALL * TIMES_LARGER) / work(unit, SMALL)).toBeLessThan(GROWTH);
});
