import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryFolder } from '../../test/howdunit.ts';
import type { Result } from '../model/index.ts';
import type { StoredIndicator } from '../store/index.ts';
import type { Desk } from './desk.ts';
import { openDesk } from './desk.ts';
import type { KeptHit } from './hunt-gathered.ts';
import { RowSightings } from './hunt-row-sightings.ts';
import { sightingsLines } from './kept-sightings.ts';
import { readReport } from './read-report.ts';

const folder = temporaryFolder();
const TABLE = 'clickhouse://logs.example:8443/siem.dns';
let desk: Desk;
let named: StoredIndicator;

function valueIn<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

function row(second: number, host = 'ws-1'): KeptHit {
  const when = `2026-11-17T09:30:0${second}.000Z`;
  const line = JSON.stringify({ ts: when, query: 'tern-cdn.example' });
  return {
    indicator: { type: 'domain-name', value: 'tern-cdn.example', source: undefined },
    form: 'exact',
    matched: 'tern-cdn.example',
    at: line.indexOf('tern-cdn'),
    file: TABLE,
    line,
    lineIsCut: false,
    time: { when },
    host,
  };
}

async function hunt(...rows: readonly KeptHit[]): Promise<void> {
  const sightings = new RowSightings(desk);
  for (const each of rows) sightings.note(each, named);
  expect((await sightings.keep()).problems).toEqual([]);
}

const kept = async () => valueIn(await desk.store.sightings()).filter(({ file }) => file === TABLE);
const counts = async () => (await kept()).map(({ host, count }) => [host, count]).sort();

beforeAll(async () => {
  desk = valueIn(await openDesk({ home: join(folder, 'home'), version: '0.0.0' }));
  const path = join(folder, 'tern.md');
  writeFileSync(
    path,
    '# Operation Grey Tern\n\nTLP:GREEN\n\nIndicators of compromise\n\n- tern-cdn.example\n',
  );
  const { document } = valueIn(await readReport({ kind: 'file', path }, desk));
  const [indicator] = valueIn(await desk.store.indicators(document.report.id));
  if (indicator === undefined) throw new Error('the report names nothing');
  named = indicator;
}, 60_000);

afterAll(() => desk.store.close());

test('rows of a table are counted anew by each hunt, in whatever order they come, and never twice', async () => {
  await hunt(row(1), row(3), row(1), row(2, 'ws-2'));
  expect(await counts()).toEqual([
    ['ws-1', 3],
    ['ws-2', 1],
  ]);
  await hunt(row(2, 'ws-2'), row(3), row(1), row(1));
  expect(await counts()).toEqual([
    ['ws-1', 3],
    ['ws-2', 1],
  ]);
  // Rows have come, and of another machine the oldest are gone.
  await hunt(row(1), row(4), row(1), row(3));
  expect(await counts()).toEqual([
    ['ws-1', 4],
    ['ws-2', 1],
  ]);
  // A hunt of a part of the day takes nothing away.
  await hunt(row(4));
  expect(await counts()).toEqual([
    ['ws-1', 4],
    ['ws-2', 1],
  ]);
});

test('a row’s sighting says table, host, day and times, the report’s words that re-read, and no line number', async () => {
  const seen = (await kept()).find(({ host }) => host === 'ws-1');
  expect(seen).toMatchObject({
    file: TABLE,
    day: '2026-11-17',
    first: '2026-11-17T09:30:01.000Z',
    last: '2026-11-17T09:30:04.000Z',
  });
  expect(seen?.lines).toHaveLength(3);
  expect(Object.keys(seen?.lines[0] ?? {}).sort()).toEqual(['form', 'matched', 'text']);
  const reading = valueIn(await desk.store.reading(seen?.captureId ?? '', seen?.readingId ?? ''));
  expect(reading.text.slice(seen?.span.start, seen?.span.end)).toBe(seen?.span.quote);
  const told = sightingsLines(seen === undefined ? [] : [seen], new Map()).join('\n');
  expect(told).toContain(`ws-1  ${TABLE}`);
  expect(told).toMatch(/^ +row +\{.*tern-cdn\[\.\]example/mu);
});
