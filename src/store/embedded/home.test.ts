import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../index.ts';
import { prepareHome } from './home.ts';

test('a home is made with the folders above it; where no folder can be made that is said at once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'howdunit-home-'));
  const home = join(folder, 'one', 'two', 'three');
  expect(prepareHome(home)).toMatchObject({ ok: true });
  expect(statSync(home).mode & 0o777).toBe(0o700);
  writeFileSync(join(folder, 'file'), '');
  expect(await openStore(join(folder, 'file', 'home'))).toMatchObject({ problem: { code: 'write-failed' } });
  if (process.platform === 'linux')
    expect(await openStore('/proc/none/home')).toMatchObject({ problem: { code: 'write-failed' } });
});
