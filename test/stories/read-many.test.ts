import { type ChildProcess, spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import Database from 'libsql';
import { describe, expect, test } from 'vitest';
import { startWorker } from '../../src/app/read-many-worker.ts';
import { COMMAND, howdunit, ROOT, temporaryFolder } from '../howdunit.ts';

const root = temporaryFolder();
const encrypted = join(ROOT, 'test/fixtures/pdf/encrypted.pdf');
const pdf = join(ROOT, 'examples/copper-heron/report.pdf');

/** A folder of its own with these files in it. */
function folderOf(name: string, files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = join(root, name);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

function report(name: string): string {
  return `Report ${name}\n\nThe implant beacons to ${name}[.]evil[.]example once an hour.\n`;
}

/** Something that takes far longer to read than any other report here. */
function slowReport(): string {
  return 'The implant beacons to host[.]evil[.]example over T1071.001 and runs PowerShell.\n\n'.repeat(
    150_000,
  );
}

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}

function records(out: string): Record<string, unknown>[] {
  return lines(out).map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** Each process that reads takes a while to start: one is enough where not several are what is tested. */
const ONE = ['--workers', '1'];

const three = { 'a.txt': report('one'), 'deep/er/b.md': `# ${report('two')}`, 'c.txt': report('three') };

describe('a folder', () => {
  const folder = folderOf('mixed', {
    ...three,
    '.hidden.txt': report('hidden'),
    '.git/config.txt': report('git'),
    'empty.txt': '',
    'picture.pdf': Buffer.from('\x89PNG\r\n\x1a\n'.padEnd(400, '\0'), 'latin1'),
  });
  symlinkSync(folder, join(folder, 'deep/back'));
  symlinkSync(join(folder, 'nowhere'), join(folder, 'broken.txt'));
  const home = join(root, 'mixed-home');

  test('is read with all that is in it, and what is no report is left out and counted', async () => {
    const { exit, out, err } = await howdunit(['read', folder, '--home', home]);
    expect(exit).toBe(0);
    expect(lines(out)).toHaveLength(3);
    for (const name of ['a.txt', 'b.md', 'c.txt']) expect(out).toMatch(new RegExp(`^read .*${name}`, 'mu'));
    expect(lines(err)).toEqual([
      'left out 6: hidden (2), a PNG image (1), a link that leads nowhere (1), empty (1), met before, by a link (1)',
      '3 reports: 3 read',
    ]);
    expect(JSON.parse((await howdunit(['reports', '--home', home, '--json'])).out)).toHaveLength(3);
    // Of what was left out, no copy was made either.
    expect(readdirSync(join(home, 'archive'))).toHaveLength(3);
  });

  test('read again adds nothing and says so', async () => {
    const before = readdirSync(join(home, 'archive'));
    const { exit, out, err } = await howdunit(['read', folder, '--home', home, ...ONE]);
    expect([exit, lines(err).at(-1)]).toEqual([0, '3 reports: 3 already kept']);
    expect(lines(out).every((line) => line.startsWith('already kept'))).toBe(true);
    expect(readdirSync(join(home, 'archive'))).toEqual(before);
    const kept = JSON.parse((await howdunit(['reports', '--home', home, '--json'])).out);
    expect(kept.map(({ captures }: { captures: number }) => captures)).toEqual([1, 1, 1]);
  });

  test('is read again where other finders made what is stored, from the copy that is kept', async () => {
    const database = new Database(join(home, 'howdunit.db'));
    database.exec(`update readings set found_by = replace(found_by, 'how/rules@', 'how/rules@0.')
      where capture_id in (select id from captures where source_name = 'a.txt')`);
    database.close();
    const before = readdirSync(join(home, 'archive'));
    const again = await howdunit(['read', folder, '--home', home, ...ONE]);
    expect(lines(again.err).at(-1)).toBe('3 reports: 1 read, 2 already kept');
    expect(readdirSync(join(home, 'archive'))).toEqual(before);
    expect(lines((await howdunit(['read', folder, '--home', home, ...ONE])).err).at(-1)).toBe(
      '3 reports: 3 already kept',
    );
  });

  test('a copy that is gone from the archive is not called kept', async () => {
    const [copy = ''] = readdirSync(join(home, 'archive'));
    writeFileSync(join(home, 'archive', copy), 'something else');
    const { err } = await howdunit(['read', folder, '--home', home, ...ONE]);
    expect(lines(err).at(-1)).toBe('3 reports: 1 read, 2 already kept');
  });

  test('without a report in it ends with 3', async () => {
    const { exit, out, err } = await howdunit(['read', folderOf('void', { '.x': 'x' }), '--home', home]);
    expect([exit, out]).toEqual([3, '']);
    expect(err).toContain('[not-found]');
  });
});

describe('a report that fails', () => {
  const folder = folderOf('failing', { ...three, 'cut.pdf': readFileSync(pdf).subarray(0, 5_000) });
  copyFileSync(encrypted, join(folder, 'locked.pdf'));
  const home = join(root, 'failing-home');

  test('is one line, stops nothing, and gives its exit code', async () => {
    const missing = join(folder, 'missing.pdf');
    const { exit, out, err } = await howdunit(['read', missing, folder, '--home', home]);
    expect(lines(out)).toHaveLength(3);
    const said = lines(err);
    expect(said).toHaveLength(4);
    for (const [name, code] of [
      ['cut.pdf', 'damaged'],
      ['locked.pdf', 'encrypted'],
      ['missing.pdf', 'not-found'],
    ] as const) {
      expect(said.filter((line) => line.startsWith(`howdunit: ${join(folder, name)}: `))).toHaveLength(1);
      expect(said.find((line) => line.includes(name))).toMatch(new RegExp(`\\[${code}\\]$`, 'u'));
    }
    expect(said.at(-1)).toBe('6 reports: 3 read, 3 failed (1 damaged, 1 encrypted, 1 not found)');
    expect(exit).toBe(6);
  });

  test('is kept once, however often its folder is read', async () => {
    const before = readdirSync(join(home, 'archive'));
    expect(before).toHaveLength(5);
    const { exit, err } = await howdunit(['read', folder, '--home', home, ...ONE]);
    expect(exit).toBe(6);
    expect(lines(err).at(-1)).toBe('5 reports: 3 already kept, 2 failed (1 damaged, 1 encrypted)');
    expect(readdirSync(join(home, 'archive'))).toEqual(before);
    for (const line of lines(err).slice(0, -1)) {
      expect(before).toContain(/archive\/([\w-]+\.wacz)/u.exec(line)?.[1]);
    }
  });

  test('is given up after the time it may take; its copy is kept and the others are read', async () => {
    const slow = folderOf('slow', { ...three, 'slow.txt': slowReport() });
    const at = join(root, 'slow-home');
    const args = ['read', slow, '--home', at, '--limit', '5'];
    const { exit, out, err } = await howdunit(args, { ownProcess: true });
    expect(lines(out)).toHaveLength(3);
    // How far it is, is for a terminal alone: nothing of it is on a pipe.
    expect(err).not.toContain('\u001B');
    expect(lines(err)).toHaveLength(2);
    const [said = '', verdict] = lines(err);
    expect(said).toContain('slow.txt: it was not read within 5 s ');
    expect(said).toMatch(/\[timed-out\]$/u);
    expect(existsSync(join(at, 'archive', /archive\/([\w-]+\.wacz)/u.exec(said)?.[1] ?? 'none'))).toBe(true);
    expect(verdict).toBe('4 reports: 3 read, 1 failed (1 timed out)');
    expect(exit).toBe(5);
  });
});

test('the same file twice in one command is kept once', async () => {
  const folder = folderOf('twice', { 'x/a.txt': report('same'), 'y/a.txt': report('same') });
  const home = join(root, 'twice-home');
  const { err } = await howdunit(['read', folder, join(folder, 'x/a.txt'), '--home', home]);
  expect(lines(err).at(-1)).toBe('3 reports: 1 read, 2 already kept');
  expect(readdirSync(join(home, 'archive'))).toHaveLength(1);
});

test('standard input cannot be read beside others', async () => {
  const { exit, err } = await howdunit(['read', '-', pdf, '--home', join(root, 'none')], { input: 'x' });
  expect(exit).toBe(2);
  expect(err).toContain('[bad-usage]');
});

describe('what several reports leave on standard output', () => {
  const folder = folderOf('shown', three);
  const home = join(root, 'shown-home');
  const read = (...flags: string[]): ReturnType<typeof howdunit> =>
    howdunit(['read', folder, pdf, '--home', home, ...ONE, ...flags]);

  test('--jsonl: a record for each, also for one that failed', async () => {
    const { out } = await howdunit(['read', folder, encrypted, '--home', home, ...ONE, '--jsonl']);
    const outcomes = new Map(records(out).map((each) => [each['source'], each]));
    expect(outcomes.size).toBe(4);
    expect(outcomes.get(join(folder, 'a.txt'))).toMatchObject({
      kind: 'read-outcome',
      outcome: 'read',
      report: { title: expect.stringContaining('one') },
      counts: { observables: 1 },
      findings: { observable: 1 },
      seconds: expect.any(Number),
    });
    expect(outcomes.get(encrypted)).toMatchObject({ outcome: 'failed', problem: { code: 'encrypted' } });
  });

  test('--json and STIX: a document a line, as share prints it', async () => {
    for (const format of ['json', 'stix']) {
      const { exit, out } = await read('--format', format);
      expect([exit, lines(out).length]).toEqual([0, 4]);
      const shared = await howdunit(['share', 'Report one', '--home', home, '--format', format]);
      expect(lines(out)).toContain(shared.out.trimEnd());
    }
  });

  test('CSV: one table with one header', async () => {
    const { out } = await read('--format', 'csv');
    expect(out.match(/^type,value/gmu)).toHaveLength(1);
    for (const name of ['one', 'two', 'three']) expect(out).toContain(`${name}.evil.example`);
  });

  test('--output: a file for each in a folder', async () => {
    const output = join(root, 'shown-output');
    const { exit, out } = await read('--format', 'stix', '--output', output);
    expect([exit, lines(out).length]).toEqual([0, 4]);
    const names = readdirSync(output);
    expect(names).toHaveLength(4);
    const name = names.find((each) => /^report-[\da-f]{16}\.stix\.json$/u.test(each)) ?? '';
    const shared = await howdunit(['share', 'Copper Heron', '--home', home, '--format', 'stix']);
    expect(readFileSync(join(output, name), 'utf8')).toBe(shared.out);
  });
});

describe.skipIf(process.platform !== 'linux')('the processes that read', () => {
  /** Starts the command; `pids` are the processes below it. */
  function start(args: readonly string[]): {
    child: ChildProcess;
    ended: Promise<unknown>;
    out: () => string;
  } {
    const child = spawn(process.execPath, [COMMAND, ...args], { stdio: ['ignore', 'pipe', 'ignore'] });
    let text = '';
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    const ended = new Promise((resolve) => child.on('close', (exit, by) => resolve(exit ?? by)));
    return { child, ended, out: () => text };
  }

  function below({ pid }: ChildProcess): number[] {
    try {
      return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
    } catch {
      return [];
    }
  }

  const isThere = (pid: number): boolean => existsSync(`/proc/${pid}`);

  async function until(holds: () => boolean, every = 20): Promise<void> {
    const end = Date.now() + 30_000;
    let isSo = holds();
    while (!isSo && Date.now() < end) {
      await setTimeout(every);
      isSo = holds();
    }
    expect(isSo).toBe(true);
  }

  test('are replaced after a number of reports, so that what they hold does not grow with it', async () => {
    const many = Object.fromEntries(Array.from({ length: 70 }, (_, at) => [`${at}.txt`, report(`n${at}`)]));
    const folder = folderOf('many', many);
    const run = start(['read', folder, '--home', join(root, 'many-home'), '--workers', '1']);
    const seen = new Set<number>();
    while (run.child.exitCode === null) {
      for (const pid of below(run.child)) seen.add(pid);
      await setTimeout(5);
    }
    expect(await run.ended).toBe(0);
    expect(lines(run.out())).toHaveLength(70);
    expect(seen.size).toBe(3);
  });

  test('may die: the report it was reading failed, the others are read', async () => {
    const folder = folderOf('dying', { '0-slow.txt': slowReport(), ...three });
    const args = ['read', folder, '--home', join(root, 'dying-home'), '--workers', '1', '--jsonl'];
    const run = start(args);
    await until(() => existsSync(join(root, 'dying-home/archive')));
    await setTimeout(500);
    for (const pid of below(run.child)) process.kill(pid, 'SIGKILL');
    expect(await run.ended).not.toBe(0);
    expect(records(run.out()).map(({ outcome }) => outcome)).toEqual(['failed', 'read', 'read', 'read']);
  });

  test('end with the command that Ctrl-C or kill ends, and leave no half-written copy', async () => {
    const folder = folderOf('ending', { 'slow.txt': slowReport(), 'slower.txt': `${slowReport()}.` });
    const home = join(root, 'ending-home');
    const run = start(['read', folder, '--home', home]);
    await until(() => existsSync(join(home, 'archive')));
    const pids = below(run.child);
    expect(pids.length).toBeGreaterThan(0);
    run.child.kill('SIGTERM');
    expect(await run.ended).toBe('SIGTERM');
    await until(() => !pids.some(isThere));
    expect(readdirSync(join(home, 'archive')).filter((name) => name.endsWith('.partial'))).toEqual([]);
  });

  test('may be told to end more than once while one writes a copy: the copy is whole', async () => {
    const folder = folderOf('ended-twice', { 'slow.txt': slowReport() });
    const home = join(root, 'ended-twice-home');
    const worker = startWorker({
      module: join(ROOT, 'dist/cli/read-worker.js'),
      settings: { home, fetch: {} },
      limitMs: 60_000,
    });
    const listed = { source: join(folder, 'slow.txt'), isFromFolder: true, key: 'slow.txt' };
    const copies = (): string[] =>
      existsSync(join(home, 'archive')) ? readdirSync(join(home, 'archive')) : [];
    const done = worker.read(listed, { onPage: () => {}, onProblem: () => {} });
    // It stands there for some tens of milliseconds.
    await until(() => copies().some((name) => name.endsWith('.partial')), 1);
    const first = worker.end();
    // Two signals at once are one.
    await setTimeout(20);
    await Promise.all([first, worker.end(), done]);
    expect(copies()).toEqual([expect.stringMatching(/\.wacz$/u)]);
  });

  test('kill -9 of the command at any moment loses nothing that it had reported', async () => {
    const many = Object.fromEntries(Array.from({ length: 24 }, (_, at) => [`${at}.txt`, report(`k${at}`)]));
    const folder = folderOf('killed', many);
    const home = join(root, 'killed-home');
    const reported = new Set<unknown>();
    for (let round = 0; round < 6; round += 1) {
      const workers = String(1 + (round % 2));
      const run = start(['read', folder, '--home', home, '--workers', workers, '--jsonl']);
      // From before the first is done on; later rounds find what earlier ones kept.
      const enough = Math.floor(Math.random() * 12);
      await until(() => lines(run.out()).length >= enough || run.child.exitCode !== null);
      await setTimeout(Math.random() * 100);
      const pids = below(run.child);
      run.child.kill('SIGKILL');
      await run.ended;
      await until(() => !pids.some(isThere));
      // The last line may be cut off: then it was not reported.
      for (const line of run.out().split('\n').slice(0, -1)) {
        const { outcome, report: kept } = JSON.parse(line);
        expect(['read', 'already-kept']).toContain(outcome);
        reported.add(kept.id);
      }
    }
    const stored = JSON.parse((await howdunit(['reports', '--home', home, '--json'])).out);
    expect(reported.size).toBeGreaterThan(0);
    const ids = new Set(stored.map((each: { report: { id: string } }) => each.report.id));
    expect([...reported].filter((id) => !ids.has(id))).toEqual([]);
    const { exit } = await howdunit(['verify', '--all', '--home', home]);
    expect(exit).toBe(0);
    const last = await howdunit(['read', folder, '--home', home]);
    expect(lines(last.err).at(-1)).toMatch(/^24 reports: /u);
    expect(last.exit).toBe(0);
  }, 180_000);
});

describe('what a terminal sees', () => {
  test.skipIf(!existsSync('/usr/bin/script'))(
    'how far it is, after two seconds, and gone at the end',
    async () => {
      const folder = folderOf('terminal', { 'slow.txt': slowReport(), 'a.txt': report('one') });
      const command = `stty cols 200; "${process.execPath}" "${COMMAND}" read "${folder}" --limit 5 --home "${join(root, 'terminal-home')}" > /dev/null`;
      const child = spawn('script', ['-qefc', command, '/dev/null'], { stdio: ['ignore', 'pipe', 'ignore'] });
      let seen = '';
      child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
        seen += chunk;
      });
      await new Promise((resolve) => child.on('close', resolve));
      expect(seen).toContain('\r\u001B[K1/2 reports · ');
      expect(seen.slice(seen.lastIndexOf('\u001B[K')).split('\r\n').slice(-2)).toEqual([
        '2 reports: 1 read, 1 failed (1 timed out)',
        '',
      ]);
    },
  );
});
