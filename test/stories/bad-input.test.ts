import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { howdunit, type Outcome, ROOT, temporaryFolder } from '../howdunit.ts';
import { unprivileged } from '../unprivileged.ts';

const folder = temporaryFolder();
const home = join(folder, 'home');
const pdf = readFileSync(join(ROOT, 'examples/copper-heron/report.pdf'));
let before = '';

function file(name: string, bytes: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

/** One line on standard error that names the code; nothing on standard output; what was kept before still is. */
async function expectOneClearLine(outcome: Outcome, exit: number, code: string): Promise<void> {
  expect(outcome.out).toBe('');
  expect(outcome.err.trimEnd().split('\n')).toHaveLength(1);
  expect(outcome.err).toMatch(/^howdunit: /);
  expect(outcome.err).toContain(`[${code}]`);
  expect(outcome.exit).toBe(exit);
  expect((await howdunit(['reports', '--home', home])).out).toContain(before);
}

beforeAll(async () => {
  const kept = await howdunit([
    'read',
    file('good.txt', 'The implant beacons to evil[.]example every hour.\n'),
    '--home',
    home,
    '--json',
  ]);
  expect(kept.exit).toBe(0);
  before = JSON.parse(kept.out).report.id;
});

describe('what cannot be a report is refused before anything is kept', () => {
  test.each<[string, () => string, string]>([
    ['an empty file', () => file('empty.txt', ''), 'empty-source'],
    ['a PDF of 0 bytes', () => file('empty.pdf', ''), 'empty-source'],
    ['a folder without a report', () => mkdtempSync(join(folder, 'empty-')), 'not-found'],
    ['a file that is not there', () => join(folder, 'nowhere.pdf'), 'not-found'],
    ['200 MB of one character', () => file('a.txt', Buffer.alloc(200_000_000, 'a')), 'too-large'],
  ])('%s', async (_, path, code) => {
    const archive = readdirSync(join(home, 'archive'));
    await expectOneClearLine(await howdunit(['read', path(), '--home', home]), 3, code);
    expect(readdirSync(join(home, 'archive'))).toEqual(archive);
  });

  test('a file that may not be read', async () => {
    chmodSync(folder, 0o755);
    const path = file('secret.txt', 'The implant beacons to evil[.]example every hour.\n');
    const run = unprivileged();
    chmodSync(path, 0o644);
    expect((await run(['read', path])).exit).toBe(0);
    chmodSync(path, 0);
    await expectOneClearLine(await run(['read', path]), 3, 'permission-denied');
  });
});

describe('what is kept but cannot be read says so and names the copy', () => {
  test.each<[string, () => string, string]>([
    ['a PDF cut off in the middle', () => file('cut.pdf', pdf.subarray(0, 5_000)), 'damaged'],
    [
      'a program named .pdf',
      () => file('program.pdf', Buffer.from('\u007FELF\u0002\u0001\u0001'.padEnd(200, '\0'), 'latin1')),
      'unsupported-format',
    ],
    ['an encrypted PDF', () => join(ROOT, 'test/fixtures/pdf/encrypted.pdf'), 'encrypted'],
  ])('%s', async (_, path, code) => {
    const outcome = await howdunit(['read', path(), '--home', home]);
    await expectOneClearLine(outcome, 6, code);
    const named = /archive\/([\w-]+\.wacz)/.exec(outcome.err)?.[1];
    expect(readdirSync(join(home, 'archive'))).toContain(named);
  });
});

describe('what is merely strange is read', () => {
  const sentence = 'The implant beacons to evil[.]example every hour.';
  test.each<[string, Uint8Array | string]>([
    ['10,000 nested tags', `<!doctype html><title>t</title>${'<div>'.repeat(10_000)}<p>${sentence}</p>`],
    ['NUL bytes', `Before\0\0after. ${sentence}\n`],
    ['invalid UTF-8', Buffer.concat([Buffer.from([0xc3, 0x28, 0xff, 0x0a]), Buffer.from(`${sentence}\n`)])],
    ['UTF-16 with a byte order mark', Buffer.from(`\uFEFF${sentence}\n`, 'utf16le')],
  ])('%s', async (name, bytes) => {
    const path = file(`${name.replaceAll(/\W/g, '-')}.txt`, bytes);
    const { exit, out, err } = await howdunit(['read', path, '--home', home, '--json']);
    expect([exit, err]).toEqual([0, '']);
    const { findings, reading } = JSON.parse(out);
    const domain = findings.find((finding: { value?: string }) => finding.value === 'evil.example');
    expect(reading.text.slice(domain.span.start, domain.span.end)).toBe('evil[.]example');
  });
});

test('a command that is not understood ends with 2 and keeps nothing', async () => {
  const other = join(folder, 'other');
  for (const args of [
    ['read'],
    ['read', 'x', '--format', 'docx'],
    ['frobnicate'],
    ['read', 'x', '--tlp', 'PURPLE'],
  ]) {
    const { exit, out, err } = await howdunit([...args, ...(args.length > 1 ? ['--home', other] : [])]);
    expect([args, exit, out]).toEqual([args, 2, '']);
    expect(err).not.toBe('');
  }
  mkdirSync(other);
  expect(readdirSync(other)).toEqual([]);
});
