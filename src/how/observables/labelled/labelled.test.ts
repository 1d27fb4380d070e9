import { describe, expect, test } from 'vitest';
import { readingInBlocks } from '../../../../test/fixtures/reading-in-blocks.ts';
import { findObservables } from '../index.ts';

function found(text: string): { pair: string; raw: string; role: string }[] {
  return findObservables(readingInBlocks(text), {}).flatMap((finding) =>
    finding.kind === 'observable'
      ? [{ pair: `${finding.type} ${finding.value}`, raw: finding.raw, role: finding.role }]
      : [],
  );
}

const pairs = (text: string): string[] => found(text).map(({ pair }) => pair);

const MD5 = '0cc175b9c0f1b6a831c399e269772661';
const JARM = '27d40d40d29d40d1dc42d43d00041d4689ee210389f4f6b4b5b1b93f92252d';
const AGENT = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/90.0.4430.93 Safari/537.36';

describe('a label says what stands beside it', () => {
  test.each([
    ['It creates a mutex named Global\\KelpSync.', 'mutex Global\\KelpSync'],
    ['its mutex “kelp sync 2” is', 'mutex kelp sync 2'],
    ['the `Local\\kelp` mutex', 'mutex Local\\kelp'],
    ['Mutex: {0F2A-77}', 'mutex {0F2A-77}'],
    ['through the named pipe \\\\.\\pipe\\tide.', 'named-pipe tide'],
    ['the pipe name "tide-7"', 'named-pipe tide-7'],
    [`User-Agent: ${AGENT}`, `user-agent ${AGENT}`],
    ['with the user agent “KelpAgent/1.0 (harbour)”.', 'user-agent KelpAgent/1.0 (harbour)'],
    [`imphash: ${MD5.toUpperCase()}`, `file:imphash ${MD5}`],
    [`JA3 hash ${MD5}.`, `tls:ja3 ${MD5}`],
    [`JA3S: ${MD5}`, `tls:ja3s ${MD5}`],
    ['JA4 t13d1516h2_8daaf6152771_b186095e22b6', 'tls:ja4 t13d1516h2_8daaf6152771_b186095e22b6'],
    [`JARM fingerprint ${JARM}`, `tls:jarm ${JARM}`],
    ['serial number 0A:1B:2C:3D:4E:5F', 'x509:serial 0a1b2c3d4e5f'],
    ['a service named “Tide Update Helper”', 'service-name Tide Update Helper'],
    ['Service name: Tide Update Helper', 'service-name Tide Update Helper'],
    ['the scheduled task “TideSync”', 'scheduled-task TideSync'],
    ['Telegram channel @kelp_leaks', 'account:telegram kelp_leaks'],
    ['the GitHub account kelp-tools', 'account:github kelp-tools'],
    ['the npm package `kelp-utils`', 'package:npm kelp-utils'],
    ['a PyPI package called tide-requests', 'package:pypi tide-requests'],
    ['D:\\work\\Release\\tide.pdb', 'pdb-path D:\\work\\Release\\tide.pdb'],
  ])('%s', (text, expected) => {
    expect(pairs(text)).toEqual([expected]);
  });
});

test('a label over a list types the list, and the list ends where prose begins', () => {
  const text = 'Mutexes\n\n3e603a07-7b2d-4a15-afef-7e9a0841e4d5\nKelpMutex99\n\nThe second tool uses none.\n';
  expect(pairs(text)).toEqual(['mutex 3e603a07-7b2d-4a15-afef-7e9a0841e4d5', 'mutex KelpMutex99']);
  expect(pairs('## Created mutexes\n\n- Global\\A1\n- `Global\\B2`\n\n## Next\n')).toEqual([
    'mutex Global\\A1',
    'mutex Global\\B2',
  ]);
});

test('a label over a column types its cells', () => {
  const cell = (text: string, row: number, column: number) =>
    ({ text, kind: 'table-cell', cell: { table: 0, row, column, header: row === 0 } }) as const;
  const reading = readingInBlocks(
    cell('Tool', 0, 0),
    cell('Mutex name', 0, 1),
    cell('KELP', 1, 0),
    cell('Global\\KelpSync', 1, 1),
    cell('TIDE', 2, 0),
    cell('tide sync 7', 2, 1),
  );
  const values = findObservables(reading, {}).flatMap((finding) =>
    finding.kind === 'observable' ? [`${finding.type} ${finding.value}`] : [],
  );
  expect(values).toEqual(['mutex Global\\KelpSync', 'mutex tide sync 7']);
});

test('a command line is found, and so is what it is made of', () => {
  const text = 'Command line: cmd.exe /c whoami /all > C:\\Users\\Public\\o.txt';
  expect(pairs(text)).toEqual([
    'command-line cmd.exe /c whoami /all > C:\\Users\\Public\\o.txt',
    'file-name cmd.exe',
    'file-path C:\\Users\\Public\\o.txt',
  ]);
});

test.each([
  'It uses a mutex to make sure that only one copy runs.',
  'The named pipe is then closed, and the pipe server waits.',
  'Our services include “incident response” and more.',
  'A serial entrepreneur runs the npm package registry.',
  'The user agent of the browser was not recorded.',
  'It runs commands: first one, then another.',
  'He has a Telegram channel and a GitHub account with many followers.',
])('in prose a label is a word: %s', (text) => {
  expect(pairs(text)).toEqual([]);
});

test('what malware makes is the attacker’s', () => {
  expect(found('It creates a mutex named Global\\KelpSync.')[0]?.role).toBe('attacker');
});

test('the raw text of each is the stretch of the report, without its quotes', () => {
  expect(found('the `Local\\kelp` mutex')[0]?.raw).toBe('Local\\kelp');
});

test('a list of task names is over where hashes and URLs begin', () => {
  const text =
    'Scheduled task names\n\nTideSync\nKelp Update\nd41d8cd98f00b204e9800998ecf8427a\nhxxp://heron[.]example/a\nOther\n';
  const tasks = pairs(text).filter((pair) => pair.startsWith('scheduled-task'));
  expect(tasks).toEqual(['scheduled-task TideSync', 'scheduled-task Kelp Update']);
  expect(pairs(text)).toContain('file:md5 d41d8cd98f00b204e9800998ecf8427a');
  expect(pairs(text)).toContain('url http://heron.example/a');
});

test('a picture below a label is not what it names', () => {
  const text = 'Named Pipe:\n![](https://northgate.example/img38.png)\n';
  expect(pairs(text)).toEqual(['url https://northgate.example/img38.png']);
});

test('a mutex may be named like a hash', () => {
  expect(pairs('Mutex: d41d8cd98f00b204e9800998ecf8427a')).toEqual([
    'mutex d41d8cd98f00b204e9800998ecf8427a',
  ]);
});
