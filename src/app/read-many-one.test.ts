import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Result } from '../model/index.ts';
import { openDesk } from './desk.ts';
import { keepReport } from './keep-report.ts';
import { readOne } from './read-many-one.ts';

test('a copy whose reading was interrupted is taken up, under its own name only, and counted as the brief counts', async () => {
  const home = mkdtempSync(join(tmpdir(), 'howdunit-one-'));
  const desk = valueIn(await openDesk({ home, version: '0.0.0' }));
  const text = 'Quiet Harbour\n\nWe believe AMBER FINCH did it. We believe AMBER FINCH did it.\n';
  const [path, other] = [join(home, 'harbour.txt'), join(home, 'pier.txt')];
  writeFileSync(path, text);
  writeFileSync(other, text);
  // What is left when a process ends after the copy and before the store.
  const { capture } = valueIn(await keepReport({ kind: 'file', path }, desk, {}));
  const read = (source: string) => readOne({ source, key: source, isFromFolder: true }, desk, {});
  const { outcome } = await read(path);
  expect(outcome).toMatchObject({ kind: 'read', capture: { id: capture.id, wacz: capture.wacz } });
  expect(outcome).toMatchObject({ counts: { claims: 1 } });
  expect(readdirSync(desk.keep.archive)).toEqual([capture.wacz]);
  expect(valueIn(await desk.store.captures('harbour'))).toEqual([capture]);
  expect((await read(path)).outcome.kind).toBe('already-kept');
  expect((await read(other)).outcome.kind).toBe('read');
  expect(readdirSync(desk.keep.archive)).toHaveLength(2);
  await desk.store.close();
});

function valueIn<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}
