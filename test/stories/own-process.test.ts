import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { howdunit, ROOT, temporaryFolder } from '../howdunit.ts';

/** Other stories run their commands in one process that stands ready; here each starts and ends its own. */
const folder = temporaryFolder();
const home = join(folder, 'home');
const report = join(folder, 'heron.txt');
const log = join(folder, 'proxy.log');
const own = { ownProcess: true } as const;

beforeAll(async () => {
  writeFileSync(
    report,
    'Operation Copper Heron\n\nThe implant beacons to c2.heron-cdn[.]example every hour.\n',
  );
  writeFileSync(log, '10.0.0.7 GET http://c2.heron-cdn.example/x\n');
  const { exit, out, err } = await howdunit(['read', report, '--home', home], own);
  expect([exit, err]).toEqual([0, '']);
  expect(out).toContain('c2[.]heron-cdn[.]example');
});

describe('a command ends by itself with its exit code, and says there what it says in the process that stands ready', () => {
  test.each<[number, readonly string[]]>([
    [0, ['init']],
    [0, ['verify', '--all']],
    [0, ['how', report, '--jsonl']],
    [0, ['who', '--all', '--json']],
    [0, ['share', 'copper-heron', '--format', 'csv']],
    [4, ['share', 'copper-heron', '--format', 'hosts', '--audience', 'CLEAR']],
    [6, ['how', join(ROOT, 'test/fixtures/pdf/encrypted.pdf')]],
    [10, ['hunt', log, '--exit-code', '--jsonl']],
    [0, ['reports', '--json']],
    [2, ['diff', 'copper-heron']],
    [0, ['watch', 'list']],
    [2, ['mementos', 'no-address']],
    [3, ['decide', 'finding-0000000000000000', 'accepted']],
    [0, ['train', '--from', 'decisions']],
    [0, ['name', 'APT27']],
    [0, ['story', 'list', '--json']],
    [3, ['claim', 'no-such-report', '--quote', 'x', '--object', 'y']],
    [0, ['grade', 'scales']],
    [3, ['hypotheses', 'no-such-story']],
    [0, ['account', 'list']],
  ])('%i: %j', async (exit, args) => {
    const alone = await howdunit([...args, '--home', home], own);
    expect(alone.exit, alone.err).toBe(exit);
    expect(await howdunit([...args, '--home', home])).toEqual(alone);
  });
});
