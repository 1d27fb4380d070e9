import { expect, test } from 'vitest';
import type { Terminal } from './progress.ts';
import { progress } from './progress.ts';
import { manyProgress } from './read-progress.ts';

/** A terminal that remembers, and a clock that is set by hand. */
function desk(isTTY = true): {
  terminal: Terminal;
  seen: string[];
  clock: { ms: number };
  now: () => number;
} {
  const seen: string[] = [];
  const clock = { ms: 1_000 };
  return {
    seen,
    clock,
    now: () => clock.ms,
    terminal: { isTTY, columns: 60, write: (text: string) => seen.push(text) },
  };
}

test('a long PDF tells its pages while it is being read, although no timer can run', () => {
  const { terminal, seen, clock, now } = desk();
  const line = progress('report.pdf', terminal, now);
  line.stage('reading');
  for (let page = 1; page <= 40; page += 1) {
    clock.ms += 100;
    line.page(page, 40);
  }
  line.done();
  // Nothing for two seconds, then not every page.
  expect(seen[0]).toBe('\r\u001B[Kreport.pdf: reading p.20 of 40 … 2 s');
  expect(seen.length).toBeLessThan(12);
  expect(seen.at(-1)).toBe('\r\u001B[K');
});

test('what is done within two seconds, and what is no terminal, stays silent', () => {
  for (const { terminal, seen, clock, now, ms } of [
    { ...desk(), ms: 1_900 },
    { ...desk(false), ms: 60_000 },
  ]) {
    const line = progress('report.pdf', terminal, now);
    clock.ms += ms;
    line.page(3, 9);
    line.done();
    expect(seen).toEqual([]);
  }
});

test('a line fits the terminal, and a name cannot redraw it', () => {
  const { terminal, seen, clock, now } = desk();
  const line = progress(`\u001B[2J${'x'.repeat(300)}`, terminal, now);
  clock.ms += 3_000;
  line.stage('reading');
  line.done();
  const drawn = seen[0]?.replace('\r\u001B[K', '') ?? '';
  expect([...drawn]).toHaveLength(59);
  expect(drawn).not.toContain('\u001B');
});

test('many reports: how many are done and failed, how fast, and where one is', () => {
  const { terminal, seen, clock, now } = desk();
  const line = manyProgress(200, terminal, now);
  line.done('a/one.pdf', { isFailed: false, isLeftOut: false, pages: 60 });
  line.done('a/two.pdf', { isFailed: true, isLeftOut: false, pages: 0 });
  line.done('a/picture.png', { isFailed: false, isLeftOut: true, pages: 0 });
  line.page({ source: 'a/three.pdf', isFromFolder: true, key: '' }, 14);
  clock.ms += 2_000;
  line.tick();
  line.end();
  expect(seen).toEqual(['\r\u001B[K2/199 reports · 1 failed · 37 pages/s · three.pdf p.14', '\r\u001B[K']);
});
