import { appendFileSync, closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tableOf } from '../sieve/value-table.ts';
import { Gatherer } from './gatherer.ts';
import { askLog } from './indexed-log.ts';
import { needsFor } from './needs.ts';

const folder = mkdtempSync(join(tmpdir(), 'howdunit-tokens-'));
const log = join(folder, 'big.log');
const LINE = 64;
/** More than one section's. */
const LINES = 320_000;
const gatherer = async () => Gatherer.open();

function line(number: number, host = `site-${number % 997}.example`): string {
  return `${`2026-11-26 ws-${number} GET http://${host}/`.padEnd(LINE - 1)}\n`;
}

async function blocksWith(host: string) {
  const needs = needsFor(tableOf([{ type: 'domain-name', value: host }]));
  const asked = needs === undefined ? undefined : await askLog(folder, log, needs, gatherer);
  if (asked === undefined) throw new Error('not indexed');
  return asked;
}

const write = (at: number, text: string): void => {
  const descriptor = openSync(log, 'r+');
  writeSync(descriptor, text, at);
  closeSync(descriptor);
};

/** Until a file's clock has moved on: what was changed just now is not trusted. */
const settle = () => sleep(120);

beforeAll(async () => {
  writeFileSync(log, Array.from({ length: LINES }, (_, number) => line(number)).join(''));
  write(200_000 * LINE, line(200_000, 'planted.example'));
  await settle();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('of a log of many blocks, those that may have it are told with the lines before them', async () => {
  const { blocks, bytes, lines } = await blocksWith('planted.example');
  expect([bytes, lines]).toEqual([LINES * LINE, LINES]);
  const inside = blocks.filter(({ from, to }) => from <= 200_000 * LINE && to > 200_000 * LINE);
  expect(inside).toEqual([expect.objectContaining({ linesBefore: (inside[0]?.from ?? 0) / LINE })]);
  expect(blocks.reduce((sum, { from, to }) => sum + to - from, 0)).toBeLessThan(1_000_000);
  expect((await blocksWith('absent.example')).blocks).toEqual([]);
});

test('a log that was changed in its middle while it grew is noticed, every byte of it', async () => {
  await blocksWith('absent.example');
  await settle();
  write(1_000 * LINE, line(1_000, 'edited.example'));
  appendFileSync(log, line(LINES, 'appended.example'));
  await settle();
  const edited = await blocksWith('edited.example');
  expect(edited.lines).toBe(LINES + 1);
  expect(edited.blocks.some(({ from, to }) => from <= 1_000 * LINE && to > 1_000 * LINE)).toBe(true);
  expect((await blocksWith('appended.example')).blocks.at(-1)?.to).toBe((LINES + 1) * LINE);
  // What was there before is still told.
  expect((await blocksWith('planted.example')).blocks.length).toBeGreaterThan(0);
});

test('a log that became shorter is another one', async () => {
  await settle();
  writeFileSync(log, line(0, 'rotated.example'));
  await settle();
  expect(await blocksWith('rotated.example')).toEqual({
    blocks: [{ from: 0, to: LINE, lines: 1, linesBefore: 0 }],
    bytes: LINE,
    lines: 1,
  });
  expect((await blocksWith('planted.example')).blocks).toEqual([]);
});
