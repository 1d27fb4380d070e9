import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { EXIT, exitCodeOf } from './exit-codes.ts';

const documented = readFileSync(new URL('../../docs/reference/exit-codes.md', import.meta.url), 'utf8');

test('the documented exit code of every problem is the one a script gets', () => {
  const rows = [...documented.matchAll(/^\| (\d+) \|.*\|(.*)\|$/gm)];
  const pairs = rows.flatMap(([, exit, codes = '']) =>
    [...codes.matchAll(/`([a-z-]+)`/g)].flatMap(([, code]) =>
      code?.includes('-') || code === 'damaged' || code === 'encrypted' || code === 'unreachable'
        ? [[code, Number(exit)] as const]
        : [],
    ),
  );
  expect(pairs.length).toBeGreaterThanOrEqual(25);
  for (const [code, exit] of pairs) {
    if (code?.startsWith('--')) continue;
    expect([code, exitCodeOf(code as Parameters<typeof exitCodeOf>[0])]).toEqual([code, exit]);
  }
});

test('hits have a code of their own, apart from every failure', () => {
  expect(EXIT.hits).toBe(10);
});
