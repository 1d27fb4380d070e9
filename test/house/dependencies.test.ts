import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../howdunit.ts';

interface Checks {
  isPermissive(expression: string): boolean;
  faultsInLock(lock: unknown): string[];
}

const checks: Checks = await import(join(ROOT, 'tools/check-dependencies.mjs'));

test('copyleft licences are refused, also when they are added to a permissive one', () => {
  expect(['MIT', 'Apache-2.0', '(MIT OR GPL-3.0)', 'MIT AND ISC'].map(checks.isPermissive)).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(
    ['AGPL-3.0', 'GPL-2.0-only', 'LGPL-3.0', 'MIT AND GPL-2.0', 'MPL-2.0', 'UNKNOWN', 'UNLICENSED'].map(
      checks.isPermissive,
    ),
  ).toEqual(Array(7).fill(false));
});

test('a lockfile with a download address or an install script is refused; ours has neither', () => {
  const packages = {
    'node_modules/a': { version: '1.0.0', resolved: 'https://mirror.example/a.tgz' },
    'node_modules/b': { version: '1.0.0', hasInstallScript: true },
  };
  expect(checks.faultsInLock({ packages })).toHaveLength(2);
  expect(checks.faultsInLock(JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')))).toEqual([]);
});
