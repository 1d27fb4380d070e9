import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Result } from '../model/index.ts';
import { utcInstant } from '../model/index.ts';
import type { AskedDecision } from '../store/index.ts';
import { decideFinding } from './decide-findings.ts';
import type { Desk } from './desk.ts';
import { openDesk } from './desk.ts';
import { readReport } from './read-report.ts';
import { listFindings, showFinding } from './review-findings.ts';

const folder = mkdtempSync(join(tmpdir(), 'howdunit-decide-'));
const by = (name: string) => ({ by: name, at: utcInstant(Date.parse('2026-11-17T09:30:00Z')) });
/** How many decisions each transaction wrote. */
const written: number[] = [];
let desk: Desk;
let ids: readonly string[];

function valueIn<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

beforeAll(async () => {
  const opened = valueIn(await openDesk({ home: join(folder, 'home'), version: '0.1.0' }));
  const { store } = opened;
  const decideAll = (asked: readonly AskedDecision[]) => {
    written.push(asked.length);
    return store.decideAll(asked);
  };
  desk = { ...opened, store: { ...store, decideAll } };
  const hosts = Array.from(
    { length: 40 },
    (_, at) => `The implant asked gate${at}.slow-tide[.]example for orders.`,
  );
  const path = join(folder, 'tide.md');
  writeFileSync(path, `# Slow Tide\n\n${hosts.join('\n\n')}\n`);
  valueIn(await readReport({ kind: 'file', path }, desk));
  const [report] = valueIn(await store.reports());
  const found = await listFindings(report?.report.id ?? '', { held: 'all' }, { offset: 0, limit: 100 }, desk);
  ids = valueIn(found).items.map(({ id }) => id);
}, 60_000);
afterAll(async () => {
  await desk.store.close();
  rmSync(folder, { recursive: true });
});

test('decisions that come together are made durable together, each with its own outcome', async () => {
  const asked = ids.slice(0, 30);
  const outcomes = await Promise.all(
    asked.map((id, at) =>
      decideFinding(id, { action: 'accept' }, { revision: at === 7 ? 4 : 0 }, by(`analyst ${at}`), desk),
    ),
  );
  expect(written.reduce((sum, count) => sum + count, 0)).toBe(30);
  expect(written.length).toBeLessThanOrEqual(3);
  for (const [at, outcome] of outcomes.entries()) {
    if (at === 7) expect(outcome).toMatchObject({ problem: { code: 'decided-meanwhile' } });
    else
      expect(valueIn(outcome)).toMatchObject([
        { id: asked[at], status: 'accepted', by: `analyst ${at}`, revision: 1 },
      ]);
  }
});

test('of two who decide on one finding at once, the one who looked at an older state is told', async () => {
  const id = ids[35] ?? '';
  const [first, second, third] = await Promise.all([
    decideFinding(id, { action: 'accept' }, { revision: 0 }, by('ada'), desk),
    decideFinding(id, { action: 'reject' }, { revision: 0 }, by('bo'), desk),
    decideFinding(id, { action: 'undo' }, {}, by('ada'), desk),
  ]);
  expect(valueIn(first as Result<readonly unknown[]>)).toMatchObject([{ status: 'accepted', revision: 1 }]);
  expect(second).toMatchObject({ problem: { code: 'decided-meanwhile' } });
  expect(valueIn(third as Result<readonly unknown[]>)).toMatchObject([{ status: 'suggested', revision: 2 }]);
  // What is told right away is what is found later.
  const { card, decisions } = valueIn(await showFinding(id, desk));
  expect([card.status, card.revision, decisions.map(({ status }) => status)]).toEqual([
    'suggested',
    2,
    ['accepted', 'suggested'],
  ]);
});

test('whoever works alone waits for nobody', async () => {
  written.length = 0;
  // Past the time in which others are taken to be at work.
  await new Promise((resolve) => setTimeout(resolve, 300));
  for (const id of ids.slice(36, 39))
    valueIn(await decideFinding(id, { action: 'accept' }, {}, by('ada'), desk));
  expect(written).toEqual([1, 1, 1]);
});
