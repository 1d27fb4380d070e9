import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { howdunit } from '../howdunit.ts';

const folder = mkdtempSync(join(tmpdir(), 'howdunit-leaving-'));
const home = join(folder, 'home');
const text = 'The implant beacons to the C2 server update[.]heron-cdn[.]example every hour.\n';

beforeAll(async () => {
  for (const [name, marking] of [
    ['red-heron', 'TLP:RED\n\n'],
    ['amber-heron', 'TLP:AMBER\n\n'],
    ['silent-heron', ''],
  ]) {
    const path = join(folder, `${name}.txt`);
    writeFileSync(path, `${name} report\n\n${marking}${text}`);
    expect((await howdunit(['read', path, '--home', home])).exit).toBe(0);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const share = (...args: string[]): ReturnType<typeof howdunit> =>
  howdunit(['share', ...args, '--home', home]);

test('a report marked RED is looked at here, and leaves neither on standard output nor in a file', async () => {
  expect((await share('red-heron')).exit).toBe(0);
  const file = join(folder, 'red.zone');
  for (const more of [[], ['--output', file], ['--audience', 'AMBER+STRICT']]) {
    const { exit, out, err } = await share('red-heron', '--format', 'rpz', ...more);
    expect([exit, out]).toEqual([4, '']);
    expect(err).toContain('TLP:RED');
  }
  expect(existsSync(file)).toBe(false);
});

test('AMBER goes to one’s own organisation and to clients who are named, never to the community', async () => {
  const file = join(folder, 'amber.zone');
  expect((await share('amber-heron', '--format', 'rpz', '--audience', 'AMBER', '-o', file)).exit).toBe(0);
  expect(readFileSync(file, 'utf8')).toContain('\nupdate.heron-cdn.example IN CNAME .\n');
  const { exit, out } = await share('amber-heron', '--format', 'rpz', '--audience', 'GREEN');
  expect([exit, out]).toEqual([4, '']);
});

test('what states no marking is not for clients, let alone for everybody', async () => {
  for (const audience of ['CLEAR', 'GREEN', 'AMBER']) {
    expect((await share('silent-heron', '--format', 'hosts', '--audience', audience)).exit).toBe(4);
  }
  expect((await share('silent-heron', '--format', 'hosts')).out).toContain('the report states none');
  expect((await share('silent-heron', '--audience', 'everybody')).exit).toBe(2);
});

test('a ledger goes no further than the strictest of its reports', async () => {
  const who = (...args: string[]): ReturnType<typeof howdunit> => howdunit(['who', ...args, '--home', home]);
  expect((await who('red-heron', 'amber-heron')).exit).toBe(0);
  for (const format of ['md', 'html', 'dot', 'csv']) {
    expect((await who('amber-heron', '--format', format)).exit).toBe(0);
    const { exit, out, err } = await who('red-heron', 'amber-heron', '--format', format);
    expect([exit, out]).toEqual([4, '']);
    expect(err).toContain('TLP:RED');
  }
  const { exit, out } = await who('amber-heron', '--format', 'csv', '--audience', 'GREEN');
  expect([exit, out]).toEqual([4, '']);
  const log = (await howdunit(['audit', '--jsonl', '--home', home])).out.trim().split('\n');
  const left = log
    .map((line) => JSON.parse(line))
    .filter(({ detail }) => detail?.format?.startsWith('ledger-'));
  expect(left).toHaveLength(4 * (1 + 2) + 1);
  expect(left.at(-2)).toMatchObject({
    outcome: 'tlp-refused',
    detail: { format: 'ledger-csv', tlp: 'TLP:RED' },
  });
  expect(left.at(-1)).toMatchObject({ outcome: 'tlp-refused', detail: { audience: 'TLP:GREEN' } });
});
