import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { EXIT } from '../../src/cli/exit-codes.ts';
import { COMMAND, howdunit, ROOT, temporaryFolder } from '../howdunit.ts';

const folder = temporaryFolder();
const home = join(folder, 'home');
const manual = readFileSync(join(ROOT, 'docs/reference/command-line.md'), 'utf8');
/** The cells of the first column of every table in one section. */
function firstCells(section: string): string[] {
  const text = manual.split(/^## /mu).find((each) => each.startsWith(`${section}\n`)) ?? '';
  return [...text.matchAll(/^\| `([^`]+)`/gmu)].map(([, cell = '']) => cell);
}

async function help(command: readonly string[]): Promise<string> {
  const { exit, out } = await howdunit([...command, '--help']);
  expect([command, exit]).toEqual([command, 0]);
  return out;
}

/** What stands in the first column of the help's list of options. */
function optionsIn(text: string): string[] {
  return [...text.matchAll(/^ {2}(-\S(?: ?\S)*)/gmu)].map(([, flags = '']) => flags);
}

/** All commands and the commands within them, each with its help, in the order they are listed in. */
async function commandsWithin(path: readonly string[] = []): Promise<[path: string[], text: string][]> {
  const list = (await help(path)).split('\nCommands:\n')[1] ?? '';
  const names = [...list.matchAll(/^ {2}([a-z]+)/gmu)].map(([, name = '']) => name);
  const found: [string[], string][] = [];
  for (const name of names.filter((each) => each !== 'help')) {
    const command = [...path, name];
    found.push([command, await help(command)], ...(await commandsWithin(command)));
  }
  return found;
}

describe('the manual says what the command knows, no less and no more', () => {
  test('every command, and every option of it', async () => {
    const commands = await commandsWithin();
    expect(commands.length).toBeGreaterThanOrEqual(8);
    for (const [command, text] of commands) {
      const section = command.join(' ');
      const known = optionsIn(text).filter((flags) => flags !== '-h, --help');
      expect(known).not.toEqual([]);
      expect([section, ...firstCells(section).sort()]).toEqual([section, ...known.sort()]);
    }
    const sections = [...manual.matchAll(/^## ([a-z ]+)$/gmu)].map(([, name]) => name);
    expect(sections.sort()).toEqual(commands.map(([command]) => command.join(' ')).sort());
  }, 180_000);

  test('the options that stand before any command', async () => {
    const beginning = manual.slice(0, manual.indexOf('\n## '));
    for (const flags of optionsIn(await help([]))) expect(beginning).toContain(`| \`${flags}\``);
  });

  test('every exit code', () => {
    const codes = [...manual.matchAll(/^\| (\d+) /gmu)].map(([, code]) => Number(code));
    expect(codes).toEqual([...new Set([...Object.values(EXIT), 130])].sort((a, b) => a - b));
  });

  test('every environment variable', () => {
    const sources = ['src/cli', 'src/app'].flatMap((room) =>
      readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
        .map((name) => readFileSync(join(ROOT, room, name), 'utf8')),
    );
    const read = sources.flatMap((text) =>
      [...text.matchAll(/(?:\benv|environment)(?:\['|\(\s*')([A-Z_]+)'/gu)].map(([, name]) => name),
    );
    expect(firstCells('Environment').sort()).toEqual([...new Set(read)].sort());
  });
});

describe('what is not understood', () => {
  test('no command at all opens the desk, which says so when its port is taken', async () => {
    const other = createServer();
    // Whoever has the port already serves as well.
    await new Promise<void>((resolve) =>
      other.once('error', () => resolve()).listen(4180, '127.0.0.1', resolve),
    );
    const { exit, out, err } = await howdunit([], { environment: { HOWDUNIT_HOME: join(folder, 'desk') } });
    other.close();
    expect([exit, out]).toEqual([5, '']);
    expectOneLine(err, 'howdunit: 127.0.0.1:4180: ', '[bind-failed]');
  });

  test.each([
    ['a mistyped command', ['raed', 'x'], /unknown command 'raed' \(Did you mean read\?\)/u],
    [
      'a mistyped option',
      ['read', 'x', '--formt', 'json'],
      /unknown option '--formt' \(Did you mean --format\?\)/u,
    ],
    ['a missing argument', ['read'], /missing required argument 'report'/u],
    ['an unknown format', ['read', 'x', '--format', 'docx'], /brief, json, jsonl, stix, csv/u],
    ['two formats', ['read', 'x', '--json', '--format', 'csv'], /cannot be used with/u],
    ['an unknown decision', ['decide', 'x', 'maybe'], /accepted, rejected, suggested/u],
    ['a time that is none', ['read', 'x', '--timeout', '0'], /above 0/u],
  ])('%s is said in one line', async (_, args, said) => {
    const { exit, out, err } = await howdunit(args);
    expect([exit, out]).toEqual([2, '']);
    expect(err).toMatch(said);
    expectOneLine(err, 'howdunit: ', '[bad-usage]');
  });
});

describe('a marking is never loosened', () => {
  const marked = join(folder, 'marked.txt');
  writeFileSync(marked, 'TLP:AMBER\n\nOperation Copper Heron\n\nThe implant beacons to evil[.]example.\n');

  test('read refuses a looser label, keeps the copy and stores nothing', async () => {
    const { exit, out, err } = await howdunit(['read', marked, '--tlp', 'GREEN', '--home', home]);
    expect([exit, out]).toEqual([4, '']);
    expectOneLine(err, 'howdunit: marked.txt: the report is marked TLP:AMBER', '[tlp-refused]');
    expect(err).toMatch(/archive\/[\w-]+\.wacz/u);
    expect((await howdunit(['reports', '--home', home])).out).toBe('');
  });

  test('share refuses it, too, and shows a stricter one without storing it', async () => {
    const stored = JSON.parse((await howdunit(['read', marked, '--home', home, '--json'])).out);
    expect(stored.report.tlp).toEqual({ label: 'TLP:AMBER', statedBy: 'report' });
    const args = ['share', stored.report.id, '--home', home, '--json'];
    const looser = await howdunit([...args, '--tlp', 'CLEAR']);
    expect([looser.exit, looser.out]).toEqual([4, '']);
    expect(looser.err).toContain('[tlp-refused]');
    const stricter = JSON.parse((await howdunit([...args, '--tlp', 'RED'])).out);
    expect(stricter.report.tlp).toEqual({ label: 'TLP:RED', statedBy: 'analyst' });
    expect(JSON.parse((await howdunit(args)).out).report.tlp).toEqual(stored.report.tlp);
  });
});

describe('a fault of ours', () => {
  /** Runs a script before the command, as a bug would. */
  const first = (script: string): Readonly<Record<string, string>> => ({
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(script)}`,
  });
  const inCommand = first(`JSON.stringify = () => { throw new TypeError('boom\\u001b[2J') }`);
  // As soon as the command has begun to listen for faults, which takes a loaded machine a while.
  const afterwards = first(`const timer = setInterval(() => {
    if (process.listenerCount('uncaughtException') === 0) return;
    clearInterval(timer);
    throw new TypeError('boom');
  }, 5)`);

  test.each([
    ['in a command', inCommand],
    ['in what no command waits for', afterwards],
  ])('%s is one line with an exit code of its own, and no stack', async (_, environment) => {
    const { exit, err } = await howdunit(['how', '-', '--json'], { input: 'evil[.]example', environment });
    expect(exit).toBe(70);
    expectOneLine(err, 'howdunit: unexpected fault: TypeError: boom', 'HOWDUNIT_DEBUG=1 shows where)');
  });

  test('HOWDUNIT_DEBUG=1 shows where', async () => {
    const environment = { ...inCommand, HOWDUNIT_DEBUG: '1' };
    const { exit, err } = await howdunit(['how', '-', '--json'], { input: 'evil[.]example', environment });
    expect(exit).toBe(70);
    expect(err).toMatch(/\n {4}at .+:\d+:\d+/u);
  });
});

test('a full disk behind standard output is a failure', { skip: !existsSync('/dev/full') }, async () => {
  const text = join(folder, 'text.txt');
  writeFileSync(text, 'The implant beacons to evil[.]example.\n');
  const { exit, err } = await inShell(`"${process.execPath}" "${COMMAND}" how "${text}" > /dev/full`);
  expect(exit).toBe(1);
  expectOneLine(err, 'howdunit: standard output: ', '[write-failed]');
});

describe.skipIf(process.platform === 'win32')('a signal leaves no half-written file', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s while a copy is written', async (signal, code) => {
    const big = join(folder, 'big.txt');
    writeFileSync(big, randomBytes(20_000_000));
    const archive = join(folder, signal, 'archive');
    const halves = (): string[] =>
      existsSync(archive) ? readdirSync(archive).filter((name) => name.endsWith('.partial')) : [];
    const child = spawn(process.execPath, [COMMAND, 'keep', big, '--home', join(folder, signal)], {
      stdio: 'ignore',
    });
    const ended = new Promise<number | null>((resolve) => {
      child.on('close', (exit, by) => resolve(exit ?? (by === signal ? code : null)));
    });
    while (halves().length === 0 && child.exitCode === null) await setTimeout(1);
    expect(halves()).not.toEqual([]);
    child.kill(signal);
    expect(await ended).toBe(code);
    expect(halves()).toEqual([]);
  });

  test('Ctrl-C acts at once although text is being searched', async () => {
    const child = spawn(process.execPath, [COMMAND, 'how', '-'], { stdio: ['pipe', 'ignore', 'ignore'] });
    const line = 'The implant beacons to host[.]evil[.]example over T1071.001 and runs PowerShell.\n\n';
    child.stdin.on('error', () => {});
    // So much that searching it takes half a minute, on a fast machine as well.
    child.stdin.end(line.repeat(200_000));
    await setTimeout(1_500);
    expect(child.exitCode).toBe(null);
    const ended = new Promise((resolve) => child.on('close', (_, by) => resolve(by)));
    child.kill('SIGINT');
    expect(await Promise.race([ended, setTimeout(10_000, 'still searching', { ref: false })])).toBe('SIGINT');
  });
});

/** A line ends in one line break, and nothing in it moves the cursor. */
function expectOneLine(text: string, start: string, end: string): void {
  expect(text.slice(0, -1)).not.toMatch(/\p{Cc}/u);
  expect([text.slice(0, start.length), text.slice(-end.length - 1)]).toEqual([start, `${end}\n`]);
}

function inShell(command: string): Promise<{ exit: number | null; err: string }> {
  return new Promise((resolve) => {
    const child = spawn('sh', ['-c', command], { stdio: ['ignore', 'ignore', 'pipe'] });
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      err += chunk;
    });
    child.on('close', (exit) => resolve({ exit, err }));
  });
}

test('escape sequences in a report reach neither stream', async () => {
  const page = join(folder, 'page.html');
  writeFileSync(
    page,
    '<!doctype html><title>Copper &#27;[2J\u001B]0;owned\u0007\u202E Heron</title><p>The implant \u001B[31mbeacons to evil[.]example over HTTP every hour.',
  );
  const brief = await howdunit(['read', page, '--home', home]);
  const list = await howdunit(['reports', '--home', home]);
  const lost = await howdunit(['read', join(folder, 'no\u001B[2J.txt'), '--home', home]);
  expect([brief.exit, list.exit, lost.exit]).toEqual([0, 0, 3]);
  for (const text of [brief.out, list.out]) expect(text).toContain(' Heron');
  for (const text of [brief.out, brief.err, list.out, lost.err])
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202E]/u);
});
