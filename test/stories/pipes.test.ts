import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { howdunit, temporaryFolder } from '../howdunit.ts';

const home = join(temporaryFolder(), 'home');
const environment = { HOWDUNIT_HOME: home };
const lines = (out: string) =>
  out
    .trimEnd()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

test('how - prints one finding a line from standard input and touches no store', async () => {
  const input =
    'The implant beacons to update[.]heron-cdn[.]example and hxxps://198.51.100[.]23/gate.php (T1071.001).\n';
  const { exit, out, err } = await howdunit(['how', '-', '--jsonl'], { input, environment });
  expect([exit, err]).toEqual([0, '']);
  const found = lines(out);
  expect(found.map(({ kind, value, attackId }) => [kind, value ?? attackId])).toEqual(
    expect.arrayContaining([
      ['observable', 'update.heron-cdn.example'],
      ['observable', 'https://198.51.100.23/gate.php'],
      ['technique', 'T1071.001'],
    ]),
  );
  for (const { span } of found) expect(input.slice(span.start, span.end)).toBe(span.quote);
  expect(existsSync(home)).toBe(false);
});

test('who - prints the claim with its claimant and hedge', async () => {
  const input =
    'Mara Lindqvist, vice president at Northgate Labs, believes AMBER FINCH was behind the breach.';
  const { exit, out } = await howdunit(['who', '-', '--jsonl'], { input, environment });
  expect(exit).toBe(0);
  expect(lines(out)).toMatchObject([
    {
      kind: 'claim',
      predicate: 'did',
      claimants: [{ entity: 'Mara Lindqvist', resolved: true }],
      hedge: { cue: 'believes', class: 'weak' },
      evidence: [],
    },
  ]);
  expect(existsSync(home)).toBe(false);
});

test('--all shows what the default view holds back, with the reason', async () => {
  const input = 'Connections to 10.0.0.5 and to evil[.]example were seen.';
  const shown = lines((await howdunit(['how', '-', '--jsonl'], { input, environment })).out);
  const all = lines((await howdunit(['how', '-', '--jsonl', '--all'], { input, environment })).out);
  expect(shown.map(({ value }) => value)).toEqual(['evil.example']);
  expect(all.find(({ value }) => value === '10.0.0.5')).toMatchObject({
    role: 'benign',
    heldBack: expect.stringMatching(/./),
  });
});

test('the table for people is defanged, the records for machines are not', async () => {
  const input = 'It beacons to update[.]heron-cdn[.]example daily.';
  const { out } = await howdunit(['how', '-'], { input, environment });
  expect(out).toContain('update[.]heron-cdn[.]example');
  expect(out).not.toContain('update.heron-cdn.example');
});

test('a reader that hangs up early is no error', async () => {
  const input = Array.from({ length: 20_000 }, (_, at) => `host${at}[.]evil[.]example\n`).join('');
  const { spawnSync } = await import('node:child_process');
  const { COMMAND } = await import('../howdunit.ts');
  const run = spawnSync('sh', ['-c', `"${process.execPath}" "${COMMAND}" how - --jsonl | head -n 1`], {
    input,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  expect(run.stdout.trimEnd().split('\n')).toHaveLength(1);
  expect(run.stderr).toBe('');
});
