import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryFolder } from '../../test/howdunit.ts';
import type { Result } from '../model/index.ts';
import { utcInstant } from '../model/index.ts';
import type { NewSighting, SightingPlace, StoredIndicator } from '../store/index.ts';
import type { Desk } from './desk.ts';
import { openDesk } from './desk.ts';
import { deskSightings } from './desk-sightings.ts';
import { readReport } from './read-report.ts';

const folder = temporaryFolder();
const at = utcInstant(Date.parse('2026-11-20T08:00:00Z'));
const DAYS = ['2026-11-18', '2026-11-16', undefined, '2026-11-17'] as const;
const COUNT = 1_203;

let desk: Desk;
let reports: readonly string[];

function valueIn<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

async function reportOf(name: string, ...values: readonly string[]): Promise<string> {
  const path = join(folder, `${name}.md`);
  const listed = values.map((value) => `- ${value}`).join('\n');
  writeFileSync(path, `# Operation ${name}\n\nTLP:GREEN\n\n## Indicators of compromise\n\n${listed}\n`);
  return valueIn(await readReport({ kind: 'file', path }, desk)).document.report.id;
}

function sightingOf(named: StoredIndicator, number: number): NewSighting {
  const { reportId, captureId, readingId, findingId, span, role, type, value } = named;
  const day = DAYS[number % DAYS.length];
  const id = `sighting-${String((number * 7_919) % 100_003).padStart(6, '0')}`;
  const origin = { reportId, captureId, readingId, findingId, span, role, indicator: { type, value } };
  const place = { file: 'proxy.log', host: `ws-${number % 10}`, ...(day !== undefined && { day }) };
  const line = {
    lineNumber: number,
    offset: number,
    text: `GET http://${value}/`,
    form: 'exact',
    matched: value,
  };
  return {
    mark: `${number}`,
    sighting: { kind: 'sighting', id, ...origin, ...place, count: 2, lines: [line], keptAt: at, addedAt: at },
  };
}

async function namedIn(report: string, value: string): Promise<StoredIndicator> {
  const named = valueIn(await desk.store.indicators(report)).find((each) => each.value === value);
  if (named === undefined) throw new Error(`${value} is not named`);
  return named;
}

beforeAll(async () => {
  desk = valueIn(await openDesk({ home: join(folder, 'home'), version: '0.0.0' }));
  const grebe = await reportOf('Grey Grebe', 'grebe-cdn.example', 'grebe-two.example');
  const heron = await reportOf('Grey Heron', 'heron-cdn.example');
  reports = [grebe, heron];
  const many = await namedIn(grebe, 'grebe-cdn.example');
  const other = await namedIn(grebe, 'grebe-two.example');
  const found = Array.from({ length: COUNT }, (_, number) => sightingOf(many, number));
  valueIn(await desk.store.addSightings([...found, sightingOf(other, 90_001), sightingOf(other, 90_002)]));
  valueIn(await desk.store.addSightings([sightingOf(await namedIn(heron, 'heron-cdn.example'), 95_000)]));
}, 60_000);

afterAll(() => desk.store.close());

test('page by page every sighting comes once, the latest day first and what states none last', async () => {
  const ids: string[] = [];
  const days: string[] = [];
  let pages = 0;
  for (let after: SightingPlace | undefined, isLast = false; !isLast; pages++) {
    const page = valueIn(await deskSightings({ after, limit: 100 }, desk));
    expect(page.total).toBe(COUNT + 3);
    ids.push(...page.items.map(({ id }) => id));
    days.push(...page.items.map(({ day }) => day ?? '-'));
    after = page.next;
    isLast = after === undefined;
  }
  expect(pages).toBe(13);
  expect(new Set(ids).size).toBe(COUNT + 3);
  expect(days).toEqual([...days].sort((a, b) => (a < b ? 1 : a > b ? -1 : 0)));
  expect(days[0]).toBe('2026-11-18');
  expect(days.at(-1)).toBe('-');
  const all = valueIn(await desk.store.sightings()).map(({ id }) => id);
  expect(all).toEqual(ids);
});

test('what they come to is that of all pages: lines, indicators, machines, days, by report', async () => {
  const { sum, reports: by, items } = valueIn(await deskSightings({ limit: 1 }, desk));
  expect(items).toHaveLength(1);
  const days = { firstDay: '2026-11-16', lastDay: '2026-11-18' };
  expect(sum).toEqual({ count: 2 * (COUNT + 3), indicators: 3, hosts: 10, ...days });
  expect(by.map(({ title, count, indicators }) => [title, count, indicators])).toEqual(
    expect.arrayContaining([
      ['Operation Grey Grebe', 2 * (COUNT + 2), 2],
      ['Operation Grey Heron', 2, 1],
    ]),
  );
  const [grebe, heron] = reports;
  const own = valueIn(await deskSightings({ report: heron, limit: 10 }, desk));
  expect([own.total, own.sum.count, own.next]).toEqual([1, 2, undefined]);
  const value = { type: 'domain-name', value: 'grebe-two.example' };
  const two = valueIn(await deskSightings({ report: grebe, ...value, limit: 10 }, desk));
  expect(two.items.map(({ indicator }) => indicator)).toEqual([value, value]);
  expect(two.items[0]?.lines[0]?.text).toContain('grebe-two[.]example');
});

test('what an analyst rejected since is on no page and in no sum', async () => {
  const [grebe = ''] = reports;
  const { findingId } = await namedIn(grebe, 'grebe-two.example');
  valueIn(await desk.store.decide(findingId, { status: 'rejected', by: 'an analyst', at }));
  const left = valueIn(await deskSightings({ report: grebe, limit: 2_000 }, desk));
  expect([left.total, left.items.length, left.sum.indicators]).toEqual([COUNT, COUNT, 1]);
  expect(valueIn(await desk.store.sightings(grebe))).toHaveLength(COUNT + 2);
});
