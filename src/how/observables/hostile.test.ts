import { expect, test } from 'vitest';
import { placesIn } from '../roles/index.ts';
import { scan } from './scan.ts';
import { settle } from './settle.ts';

const SMALL = 10_000;
const TIMES_LARGER = 16;
/** Linear work grows 16-fold, quadratic 256-fold: the bound lies far from both. */
const GROWTH = 64;

function work(unit: string, length: number): number {
  const text = unit.repeat(Math.ceil(length / unit.length));
  const places = placesIn({
    text,
    blocks: [{ kind: 'paragraph', start: 0, end: text.length }],
    sentences: [],
  });
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 3; run++) {
    const before = process.cpuUsage();
    settle(scan(text), text, places);
    const used = process.cpuUsage(before);
    least = Math.min(least, used.user + used.system);
  }
  // Below a millisecond, counting is noise.
  return Math.max(least, 1_000);
}

test.each([
  'a',
  'a.',
  '[',
  '@',
  '[.]',
  'a@a.',
  '.3ds.7z.accdb.ai.asp.aspx.avhd.back.bak.c.cfg.conf',
  '://',
  'http://a.com/(',
  'hxxp[:]//',
  'C:\\',
  '\\',
  '%a%\\',
  'HKLM\\',
  'HKLM\\a ',
  '/tmp//',
  '+/tmp/',
  '1.',
  '::',
  'f::',
  'CVE-',
  'a dot ',
  ' [.] ',
  '"a.exe',
  'C:\\a b ',
  'x.sh, ',
  'http://a.com/[a]',
  '(http://a.com/x)',
  'http://a.com/x,',
  'x.sh, CVE-2021-44228, ',
  'deadbeef',
  '\ud83d',
  '\\_',
])('work on a text of nothing but %j grows no faster than the text', (unit) => {
  expect(work(unit, SMALL * TIMES_LARGER) / work(unit, SMALL)).toBeLessThan(GROWTH);
});
