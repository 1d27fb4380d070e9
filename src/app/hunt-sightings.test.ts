import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryFolder } from '../../test/howdunit.ts';
import type { Problem, Result } from '../model/index.ts';
import type { Desk } from './desk.ts';
import { openDesk } from './desk.ts';
import type { HuntSummary } from './hunt-logs.ts';
import { huntLogs } from './hunt-logs.ts';
import { sightingsLines, withSightings } from './kept-sightings.ts';
import { leave } from './leaving.ts';
import { readReport } from './read-report.ts';
import { retroHunt } from './retro-hunt.ts';
import { showReport } from './show-report.ts';

const folder = temporaryFolder();
const log = join(folder, 'proxy.log');
const REPORT = [
  '# Operation Grey Gull',
  'TLP:GREEN',
  'The implant called gull-cdn.example every hour, and gull-two.example at night.',
  '## Indicators of compromise',
  '- gull-cdn.example',
  '- gull-two.example',
].join('\n\n');
const line = (day: string, host: string, of = 'gull-cdn.example') =>
  `2026-11-${day}T09:30:00Z ${host} proxy[7]: GET http://${of}/x 200\n`;

let desk: Desk;
const problems: Problem[] = [];

function hunt(more: { indicators?: string; resume?: string } = {}): Promise<Result<HuntSummary>> {
  return huntLogs(desk, {
    paths: [log],
    standardInput: Readable.from([]),
    all: false,
    keepSightings: true,
    onSighting: async () => {},
    onProblem: (problem) => problems.push(problem),
    onProgress: () => {},
    ...more,
  });
}

async function kept(): Promise<readonly [string, string | undefined, string | undefined, number][]> {
  const found = await desk.store.sightings();
  if (!found.ok) throw new Error(found.problem.message);
  return found.value
    .map(({ indicator, day, host, count }) => [indicator.value, day, host, count] as const)
    .map((each) => [...each] as [string, string | undefined, string | undefined, number])
    .sort((a, b) => (String(a) < String(b) ? -1 : 1));
}

async function words(hunting: Promise<Result<HuntSummary>>): Promise<string> {
  const hunted = await hunting;
  return hunted.ok ? hunted.value.verdict : hunted.problem.message;
}

beforeAll(async () => {
  const opened = await openDesk({ home: join(folder, 'home'), version: '0.0.0' });
  if (!opened.ok) throw new Error(opened.problem.message);
  desk = opened.value;
  const path = join(folder, 'gull.md');
  writeFileSync(path, REPORT);
  const read = await readReport({ kind: 'file', path }, desk);
  expect(read.ok).toBe(true);
}, 60_000);

afterAll(() => desk.store.close());

test('hits are added up by indicator, host and day, and no line is counted twice', async () => {
  writeFileSync(log, line('17', 'ws-1') + line('17', 'ws-1') + line('17', 'ws-2') + line('18', 'ws-1'));
  expect(await words(hunt())).toMatch(/^4 hits .*; 3 sightings kept or added to$/);
  const first = [
    ['gull-cdn.example', '2026-11-17', 'ws-1', 2],
    ['gull-cdn.example', '2026-11-17', 'ws-2', 1],
    ['gull-cdn.example', '2026-11-18', 'ws-1', 1],
  ];
  expect(await kept()).toEqual(first);

  expect(await words(hunt())).toMatch(/^4 hits .*; 0 sightings kept or added to$/);
  expect(await kept()).toEqual(first);

  appendFileSync(log, line('18', 'ws-1') + line('18', 'ws-1', 'gull-two.example'));
  expect(await words(hunt())).toMatch(/; 2 sightings kept or added to$/);
  const grown = [...first.slice(0, 2), ['gull-cdn.example', '2026-11-18', 'ws-1', 2]];
  expect(await kept()).toEqual([...grown, ['gull-two.example', '2026-11-18', 'ws-1', 1]]);

  // Rotated: the same name, other lines.
  writeFileSync(log, line('18', 'ws-1').replace('09:30', '10:45'));
  expect(await words(hunt())).toMatch(/; 1 sighting kept or added to$/);
  expect((await kept())[2]).toEqual(['gull-cdn.example', '2026-11-18', 'ws-1', 3]);
});

test('a sighting has the report’s words that re-read, the lines, and the times between which it was seen', async () => {
  const found = await desk.store.sightings('grey gull');
  if (!found.ok) throw new Error(found.problem.message);
  const seen = found.value.find(
    ({ day, indicator }) => day === '2026-11-18' && indicator.value === 'gull-cdn.example',
  );
  expect(seen).toMatchObject({
    first: '2026-11-18T09:30:00.000Z',
    last: '2026-11-18T10:45:00.000Z',
    file: log,
    role: 'attacker',
    status: 'suggested',
  });
  expect(seen?.lines.map(({ text, matched, form }) => [text, matched, form])).toContainEqual([
    line('18', 'ws-1').trimEnd(),
    'gull-cdn.example',
    'exact',
  ]);
  const reading = await desk.store.reading(seen?.captureId ?? '', seen?.readingId ?? '');
  if (!reading.ok || seen === undefined) throw new Error('the reading is gone');
  expect(reading.value.text.slice(seen.span.start, seen.span.end)).toBe(seen.span.quote);
  expect(sightingsLines([seen], new Map()).join('\n')).not.toContain('gull-cdn.example');
});

test('a list names nothing a sighting could be kept of', async () => {
  expect(await words(hunt({ indicators: 'list.txt' }))).toContain('a list is no report');
});

test('as STIX, sightings tell neither host nor file, and are marked as one’s own logs are', async () => {
  const report = await showReport('grey gull', desk);
  if (!report.ok) throw new Error(report.problem.message);
  const shown = await withSightings(report.value, 'TLP:AMBER', desk);
  if (!shown.ok) throw new Error(shown.problem.message);
  const left = leave(shown.value, 'stix', {}, 'TLP:AMBER');
  if (!left.ok) throw new Error(left.problem.message);
  const { objects } = JSON.parse(left.value) as { objects: readonly Record<string, unknown>[] };
  const sightings = objects.filter(({ type }) => type === 'sighting');
  expect(sightings).toHaveLength(3);
  const ids = new Map(objects.map((object) => [object['id'], object]));
  const eighteenth = sightings.find(({ count }) => count === 3);
  expect(eighteenth).toMatchObject({
    first_seen: '2026-11-18T09:30:00.000Z',
    last_seen: '2026-11-18T10:45:00.000Z',
    object_marking_refs: ['marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421'],
  });
  expect(ids.get(eighteenth?.['sighting_of_ref'])).toMatchObject({
    type: 'indicator',
    name: 'gull-cdn.example',
  });
  expect(left.value).not.toMatch(/ws-1|proxy\.log|10:45:00Z ws/);
  expect(leave(shown.value, 'stix', {}, 'TLP:GREEN')).toMatchObject({
    ok: false,
    problem: { code: 'tlp-refused' },
  });
  expect(leave(report.value, 'stix', {}, 'TLP:GREEN').ok).toBe(true);
});

test('a report that has come is hunted for in kept logs, once', async () => {
  const told: string[] = [];
  const run = () =>
    retroHunt(desk, {
      paths: [log],
      onSighting: async ({ lines }) => void told.push(...lines),
      onProblem: (problem) => problems.push(problem),
    });
  const first = await run();
  expect(first).toMatchObject({ ok: true, value: { hits: 1 } });
  expect(told.join('\n')).toContain('gull-cdn[.]example');
  expect(await run()).toEqual({ ok: true, value: { hits: 0, verdicts: [] } });
  const path = join(folder, 'tern.md');
  writeFileSync(path, REPORT.replace('Grey Gull', 'Grey Tern').replaceAll('gull-cdn', 'gull-three'));
  expect((await readReport({ kind: 'file', path }, desk)).ok).toBe(true);
  const second = await run();
  expect(second.ok && second.value.verdicts).toEqual([
    expect.stringMatching(/^Operation Grey Tern: no hit .*not read/),
  ]);
  expect(problems).toEqual([]);
});
