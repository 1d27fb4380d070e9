import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryFolder } from '../../test/howdunit.ts';
import type { Result } from '../model/index.ts';
import { utcInstant } from '../model/index.ts';
import type { Desk } from './desk.ts';
import { openDesk } from './desk.ts';
import type { HuntHit } from './hunt-hit.ts';
import type { HuntOptions } from './hunt-logs.ts';
import { huntLogs } from './hunt-logs.ts';
import { readReport } from './read-report.ts';

const folder = temporaryFolder();
const log = join(folder, 'proxy.log');
const REPORT = [
  '# Operation Grey Petrel',
  'TLP:GREEN',
  '## Indicators of compromise',
  '- petrel-cdn[.]example',
  '- update[.]microsoft[.]com',
  '- hxxps://github[.]com/petrel/loader',
].join('\n\n');

let desk: Desk;

function valueIn<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

async function hunt(more: Partial<HuntOptions> = {}): Promise<{
  readonly hits: number;
  readonly verdict: string;
  readonly told: readonly HuntHit[];
}> {
  const told: HuntHit[] = [];
  const summary = await huntLogs(desk, {
    paths: [log],
    standardInput: Readable.from([]),
    all: false,
    keepSightings: true,
    onSighting: async (hit) => void told.push(hit),
    onProblem: (problem) => {
      throw new Error(problem.message);
    },
    onProgress: () => {},
    ...more,
  });
  return { ...valueIn(summary), told };
}

const listsOf = (told: readonly HuntHit[]): Record<string, unknown> =>
  Object.fromEntries(
    told.map(({ json }) => {
      const { indicator, warningList } = JSON.parse(json) as {
        readonly indicator: { readonly value: string };
        readonly warningList?: string;
      };
      return [indicator.value, warningList];
    }),
  );

beforeAll(async () => {
  desk = valueIn(await openDesk({ home: join(folder, 'home'), version: '0.0.0' }));
  const path = join(folder, 'petrel.md');
  writeFileSync(path, REPORT);
  valueIn(await readReport({ kind: 'file', path }, desk));
  const hosts = ['petrel-cdn.example', 'update.microsoft.com', 'github.com/petrel/loader'];
  const lines = hosts.map((host) => `2026-11-17T09:30:00Z ws-1 proxy[7]: GET https://${host} 200\n`);
  writeFileSync(log, lines.join(''));
}, 60_000);

afterAll(() => desk.store.close());

test('a value on a warning list is told with the list, is no hit of the verdict, and no sighting', async () => {
  const { hits, verdict, told } = await hunt();
  expect(listsOf(told)).toEqual({
    'petrel-cdn.example': undefined,
    'update.microsoft.com': expect.stringContaining('microsoft') as string,
    // The page is not its host.
    'https://github.com/petrel/loader': undefined,
  });
  expect(told.map(({ warned }) => warned)).toContain('domain-name update[.]microsoft[.]com');
  expect(told.flatMap(({ lines }) => lines)).toContainEqual(
    expect.stringMatching(/^ {2}warned {2}it stands on “.*microsoft/u),
  );
  expect(hits).toBe(2);
  expect(verdict).toMatch(/^2 hits \(and 1 of values on a warning list\) in 3 lines /u);
  expect(verdict).toMatch(/; 2 sightings kept or added to, none of values on a warning list$/u);
  const kept = valueIn(await desk.store.sightings()).map(({ indicator }) => indicator.value);
  expect(kept.sort()).toEqual(['https://github.com/petrel/loader', 'petrel-cdn.example']);

  const summary = await hunt({ summary: true, keepSightings: false });
  expect(listsOf(summary.told)).toEqual(listsOf(told));
  expect(summary.hits).toBe(2);
});

test('what an analyst took in is a hit, whatever list it stands on', async () => {
  const [named] = valueIn(await desk.store.indicators()).filter(
    ({ value }) => value === 'update.microsoft.com',
  );
  const at = utcInstant(Date.parse('2026-11-18T09:30:00Z'));
  valueIn(await desk.store.decide(named?.findingId ?? '', { status: 'accepted', by: 'an analyst', at }));
  const { hits, told } = await hunt();
  expect(hits).toBe(3);
  expect(told.map(({ warned }) => warned)).toEqual([undefined, undefined, undefined]);
});
