import { appendFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryFolder } from '../../test/howdunit.ts';
import type { Desk } from './desk.ts';
import { openDesk } from './desk.ts';
import { huntLogs } from './hunt-logs.ts';

const folder = temporaryFolder();
const logs = join(folder, 'logs');
const home = join(folder, 'home');
const quiet = Array.from(
  { length: 500 },
  (_, n) => `10:00:${n % 60} ws-${n} GET http://site-${n}.example/ ${n}.5\n`,
);
let desk: Desk;

interface Told {
  readonly hits: readonly string[];
  readonly verdict: string;
}

async function hunt(value: string, tokenIndex = true): Promise<Told> {
  const list = join(folder, 'list.txt');
  writeFileSync(list, `${value}\n`);
  const hits: string[] = [];
  const hunted = await huntLogs(desk, {
    paths: [logs],
    standardInput: Readable.from([]),
    all: false,
    indicators: list,
    tokenIndex,
    onSighting: async ({ json }) => {
      const { file, lineNumber, offset } = JSON.parse(json) as Record<string, unknown>;
      hits.push(`${String(file).slice(logs.length + 1)}:${lineNumber} at ${offset}`);
    },
    onProblem: () => {},
    onProgress: () => {},
  });
  if (!hunted.ok) throw new Error(hunted.problem.message);
  return { hits, verdict: hunted.value.verdict };
}

/** Until a file's clock has moved on: what was changed just now is not trusted. */
const settle = () => sleep(120);

beforeAll(async () => {
  const opened = await openDesk({ home, version: '0.0.0' });
  if (!opened.ok) throw new Error(opened.problem.message);
  desk = opened.value;

  mkdirSync(logs);
  writeFileSync(join(logs, 'a.log'), quiet.join(''));
  writeFileSync(join(logs, 'b.log.gz'), gzipSync(`${quiet.join('')}2026 seen.example\n`));
  await settle();
});

afterAll(() => desk.store.close());

test('what cannot be hit is not read, and what is hit is told as ever', async () => {
  expect((await hunt('absent.example')).verdict).toMatch(
    /^no hit in 0 lines \(0 bytes\); 2 of 2 logs searched whole, .*; 1001 lines \(\d+ bytes\) not read, by their token index$/,
  );
  expect(readdirSync(join(home, 'token-index'))).toHaveLength(2);
  const seen = await hunt('seen.example');
  expect(seen.hits).toEqual((await hunt('seen.example', false)).hits);
  expect(seen.hits).toHaveLength(1);
  expect(seen.verdict).toContain('2 of 2 logs searched whole');
  expect(seen.verdict).toContain('; 500 lines (');
});

test('a log that has grown, was changed in place, or is another one, is noticed', async () => {
  const log = join(logs, 'a.log');
  await settle();
  appendFileSync(log, 'a line that is not whole grow');
  await settle();
  expect((await hunt('grown.example')).hits).toEqual([]);
  await settle();
  // The token begins in what was there, and ends in what came.
  appendFileSync(log, 'n.example\n');
  await settle();
  expect((await hunt('grown.example')).hits).toEqual((await hunt('grown.example', false)).hits);
  expect((await hunt('grown.example')).hits).toHaveLength(1);
  await settle();
  writeFileSync(log, quiet.join('').replace('site-250.example', 'evil-50.example'));
  expect((await hunt('evil-50.example')).hits).toEqual([expect.stringMatching(/^a\.log:251 at \d+$/)]);
});

test('kinds that no index tells are looked for in every log', async () => {
  const { verdict, hits } = await hunt('mutex\t12345');
  expect(verdict).toContain('in 1001 lines');
  expect(hits).toEqual([]);
});
