import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { FINDERS, READERS } from './extractor-versions.ts';

const src = fileURLToPath(new URL('..', import.meta.url));

/** What the modules of a room call themselves: `const BY = 'how/rules@1'`. */
function declaredIn(rooms: readonly string[], name: string): string[] {
  const files = rooms.flatMap((room) =>
    readdirSync(join(src, room), { recursive: true, encoding: 'utf8' }).map((path) => join(src, room, path)),
  );
  return files
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .flatMap((path) => [...readFileSync(path, 'utf8').matchAll(/const (\w+) = '([\w/-]+@\d+)'/gu)])
    .flatMap(([, constant, version]) => (constant === name && version !== undefined ? [version] : []))
    .sort();
}

test('a reader or finder whose version rose is known here at that version: else old readings would pass for new', () => {
  expect(READERS).toEqual(declaredIn(['read'], 'EXTRACTOR'));
  expect(FINDERS).toEqual(declaredIn(['how', 'who'], 'BY'));
});
