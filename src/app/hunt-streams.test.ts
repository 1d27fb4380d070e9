import { execFileSync, spawn } from 'node:child_process';
import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../test/howdunit.ts';
import { huntLogs } from './hunt-logs.ts';

test.skipIf(process.platform === 'win32')('a named pipe is read to its end, once', async () => {
  const folder = temporaryFolder();
  const pipe = join(folder, 'pipe');
  const list = join(folder, 'list.txt');
  writeFileSync(list, 'petrel.example\n');
  execFileSync('mkfifo', [pipe]);
  // It writes as soon as somebody reads, and what is not read then is gone.
  const writer = spawn('sh', ['-c', 'printf "GET http://petrel.example/ 200\\n" > "$0"', pipe]);
  const told: string[] = [];

  const hunted = await huntLogs(
    { home: join(folder, 'home') },
    {
      paths: [pipe],
      standardInput: Readable.from([]),
      all: false,
      indicators: list,
      onSighting: async ({ json }) => void told.push(json),
      onProblem: ({ message }) => told.push(message),
      onProgress: () => {},
    },
  );
  expect(hunted).toMatchObject({ ok: true, value: { hits: 1 } });
  expect(told).toEqual([expect.stringContaining('petrel.example')]);
  writer.kill();
});

test('a log that is cut while it is read was not searched whole, and is named', async () => {
  const folder = temporaryFolder();
  const log = join(folder, 'app.log');
  const list = join(folder, 'list.txt');
  writeFileSync(list, 'petrel.example\n');
  writeFileSync(log, 'GET http://petrel.example/ 200\n'.repeat(1_000));
  const problems: unknown[] = [];
  const hunted = await huntLogs(
    { home: join(folder, 'home') },
    {
      paths: [log],
      standardInput: Readable.from([]),
      all: false,
      indicators: list,
      onSighting: async () => {},
      onProblem: (problem) => problems.push(problem),
      onProgress: () => {},
      // Between the look at how long it is and its search.
      onStart: () => truncateSync(log, 310),
    },
  );
  expect(hunted).toMatchObject({ ok: true, value: { hits: 10 } });
  expect(hunted.ok && hunted.value.verdict).toContain('0 of 1 log searched whole');
  expect(problems).toMatchObject([{ code: 'not-searched', where: log }]);
});
