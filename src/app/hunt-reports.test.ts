import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryFolder } from '../../test/howdunit.ts';
import type { Result } from '../model/index.ts';
import type { Desk } from './desk.ts';
import { openDesk } from './desk.ts';
import type { HuntHit } from './hunt-hit.ts';
import type { EarlyEnd, HuntOptions, HuntSummary } from './hunt-logs.ts';
import { huntLogs } from './hunt-logs.ts';
import { readReport } from './read-report.ts';

const folder = temporaryFolder();
const log = join(folder, 'proxy.log');

let desk: Desk;
let told: HuntHit[] = [];

function hunt(more: Partial<HuntOptions> = {}): Promise<Result<HuntSummary>> {
  told = [];
  return huntLogs(desk, {
    paths: [log],
    standardInput: Readable.from([]),
    all: false,
    onSighting: async (hit) => void told.push(hit),
    onProblem: (problem) => {
      throw new Error(problem.message);
    },
    onProgress: () => {},
    ...more,
  });
}

async function kept(name: string, text: string): Promise<void> {
  const path = join(folder, `${name}.md`);
  writeFileSync(path, `# ${name}\n\nTLP:GREEN\n\n${text}\n`);
  const read = await readReport({ kind: 'file', path }, desk);
  if (!read.ok) throw new Error(read.problem.message);
}

beforeAll(async () => {
  const opened = await openDesk({ home: join(folder, 'home'), version: '0.0.0' });
  if (!opened.ok) throw new Error(opened.problem.message);
  desk = opened.value;
  const line = '2026-11-17T09:30:00Z ws-1 proxy[7]: GET https://skua-cdn.example 198.51.100.7\n';
  writeFileSync(log, line.repeat(2));
}, 60_000);

afterAll(() => desk.store.close());

test('a hunt says who names nothing to hunt for: all that is kept, or this report', async () => {
  expect(await hunt()).toMatchObject({
    problem: {
      message: 'no kept report names anything to hunt for',
      hint: expect.stringContaining('read') as string,
    },
  });
  await kept('Operation Dull Gull', 'Nobody knows how the intruders came in.');
  const nothing = await hunt({ report: 'Dull Gull' });
  expect(nothing).toMatchObject({
    problem: { code: 'not-in-store', message: 'this report names nothing to hunt for', where: 'Dull Gull' },
  });
  expect(nothing).not.toHaveProperty('problem.hint');
});

test('a hit that further reports name is counted as such, and has the same event', async () => {
  const list = '## Indicators of compromise\n\n- skua-cdn[.]example\n';
  await kept('Operation Grey Skua', `${list}- 198.51.100.7`);
  await kept('Grey Skua again', list);
  const hunted = await hunt();
  expect(hunted).toMatchObject({ ok: true, value: { hits: 6 } });
  expect(hunted).toHaveProperty(
    'value.verdict',
    expect.stringMatching(
      /^6 hits \(2 of them again, of values that are named more than once\) in 2 lines /u,
    ),
  );
  const events = told.map(({ event }) => JSON.stringify([event?.place, event?.head]));
  expect(new Set(events).size).toBe(4);
});

test('a summary that is asked for before the end is told once', async () => {
  let early: EarlyEnd | undefined;
  let before = 0;
  const hunted = await hunt({
    summary: true,
    onStart: (end) => {
      early = end;
    },
    onPause: async () => {
      await early?.summarise();
      before = told.length;
    },
  });
  expect(hunted).toMatchObject({ ok: true });
  expect(before).toBe(3);
  expect(told).toHaveLength(3);
  expect(told.map(({ lines }) => lines.join('\n'))).toContainEqual(
    expect.stringMatching(/^ {6}2 {2}domain-name skua-cdn\[\.\]example {2}ws-1 {2}2026-11-17$/u),
  );
});
