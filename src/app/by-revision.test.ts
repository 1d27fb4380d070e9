import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { failed, ok, problem, type Result, utcInstant } from '../model/index.ts';
import { openStore } from '../store/index.ts';
import { byRevision } from './by-revision.ts';

test('an answer stands until anybody writes to the store, and a failure is asked for again', async () => {
  const home = mkdtempSync(join(tmpdir(), 'howdunit-revision-'));
  const [here, there] = [valueIn(await openStore(home)), valueIn(await openStore(home))];
  let made = 0;
  const ask = (key = 'ledger') => byRevision(here, key, async () => ok(++made));
  expect([await ask(), await ask(), (await Promise.all([ask(), ask()]))[1]]).toEqual([ok(1), ok(1), ok(1)]);
  expect(await ask('matrix')).toEqual(ok(2));
  const act = { at: utcInstant(0), what: 'exported', subject: 'x', outcome: 'done' };
  valueIn(await here.log(act));
  expect(await ask()).toEqual(ok(3));
  valueIn(await there.log(act));
  expect([await ask(), await ask()]).toEqual([ok(4), ok(4)]);
  const fault = failed(problem('store-busy', 'busy'));
  expect(await byRevision(here, 'other', async () => fault)).toEqual(fault);
  expect(await ask('other')).toEqual(ok(5));
  await here.close();
  await there.close();
});

function valueIn<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}
