import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../test/howdunit.ts';
import type { Result } from '../model/index.ts';
import { type HuntSummary, huntLogs } from './hunt-logs.ts';

const folder = temporaryFolder();
const list = join(folder, 'list.txt');
writeFileSync(list, '198.51.100.23\npetrel.example\n');

async function hunt(
  log: string,
  resume: string,
): Promise<{ readonly hunted: Result<HuntSummary>; readonly lines: readonly number[] }> {
  const lines: number[] = [];
  const hunted = await huntLogs(
    { home: join(folder, 'home') },
    {
      paths: [log],
      standardInput: Readable.from([]),
      all: false,
      indicators: list,
      resume,
      onSighting: async ({ json }) =>
        void lines.push((JSON.parse(json) as { lineNumber: number }).lineNumber),
      onProblem: () => {},
      onProgress: () => {},
    },
  );
  return { hunted, lines };
}

test('a line that was half written when the log was searched is searched again when it has grown', async () => {
  const [log, resume] = [join(folder, 'app.log'), join(folder, 'progress.json')];
  writeFileSync(log, 'a petrel.example\nb to 198.51.100.');
  expect((await hunt(log, resume)).lines).toEqual([1]);
  // Nothing has been written since.
  expect((await hunt(log, resume)).lines).toEqual([]);
  appendFileSync(log, '23 done\nc petrel.example\n');
  expect((await hunt(log, resume)).lines).toEqual([2, 3]);
  expect((await hunt(log, resume)).lines).toEqual([]);
});

test('a file that is no progress of a hunt is not written over', async () => {
  const log = join(folder, 'evidence.log');
  writeFileSync(log, 'a petrel.example\n');
  const { hunted } = await hunt(log, log);
  expect(hunted).toMatchObject({ ok: false, problem: { code: 'bad-usage', where: log } });
  expect(readFileSync(log, 'utf8')).toBe('a petrel.example\n');
});
