import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { ProblemCode } from '../model/index.ts';
import { EXIT, exitCodeOf } from './exit-codes.ts';

const documented = readFileSync(new URL('../../docs/reference/exit-codes.md', import.meta.url), 'utf8');

test('the documented exit code of every problem is the one a script gets', () => {
  const rows = documented.split('\n').filter((line) => /^\| \d/.test(line));
  const pairs = rows.flatMap((row) => {
    const [, exit = '', , codes = ''] = row.split('|');
    return [...codes.matchAll(/`([a-z][a-z-]*)`/g)].map(([, code = '']) => [code, Number(exit)] as const);
  });
  expect(pairs.length).toBeGreaterThanOrEqual(28);
  for (const [code, exit] of pairs) expect([code, exitCodeOf(code as ProblemCode)]).toEqual([code, exit]);
});

test('hits have a code of their own, apart from every failure', () => {
  expect(EXIT.hits).toBe(10);
});
