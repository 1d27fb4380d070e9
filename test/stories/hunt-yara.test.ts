import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { COMMAND, howdunit, temporaryFolder } from '../howdunit.ts';

const folder = temporaryFolder();
const home = join(folder, 'home');
const files = join(folder, 'files');
const loader = join(files, 'below/loader.bin');
const long = join(files, 'long.bin');

/** Rules of one report, one after another, as code. */
const report = (title: string, rules: readonly string[]): string =>
  [
    `# ${title}`,
    'TLP:GREEN',
    `The crew of ${title} left these.`,
    ...rules.map((rule) => `\`\`\`\n${rule}\n\`\`\``),
  ].join('\n\n');

const OTTER = [
  'rule otter_loader\n{\n  strings:\n    $name = "slate-otter" wide\n    $code = { 6A 40 68 00 ?? 00 00 }\n  condition:\n    all of them\n}',
  'rule otter_sandbox\n{\n  condition:\n    cuckoo.network.http_request(/otter/) > 0\n}',
];
const GULL = [
  'global rule gull_never\n{\n  condition:\n    false\n}',
  'rule gull_any\n{\n  condition:\n    filesize > 0\n}',
];
/** Quadratic in what it is run over, which the scanner does not stop. */
const BOMB = ['rule bomb\n{\n  strings:\n    $a = /(a+)+b/\n  condition:\n    $a\n}'];

interface Hit {
  readonly rule: { readonly type: string; readonly name: string; readonly findingId: string };
  readonly report: { readonly id: string; readonly title: string };
  readonly span: { readonly quote: string };
  readonly file: string;
  readonly sha256: string;
  readonly strings: readonly {
    readonly identifier: string;
    readonly offset: number;
    readonly length: number;
  }[];
}

const hitsOf = (out: string): Hit[] =>
  out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Hit);

const hunt = (...args: string[]) => howdunit(['hunt', '--yara', ...args, '--home', home]);

beforeAll(async () => {
  mkdirSync(join(files, 'below'), { recursive: true });
  const name = Buffer.from('slate-otter', 'utf16le');
  writeFileSync(loader, Buffer.concat([Buffer.alloc(7), name, Buffer.from('6a406800300000', 'hex')]));
  writeFileSync(join(files, 'near.bin'), 'slate-otter\x6a\x40');
  writeFileSync(long, Buffer.concat([Buffer.alloc(3_000_000, 'a'), Buffer.from(readFileSync(loader))]));
  const reports = { 'Slate Otter': OTTER, 'Grey Gull': GULL };
  for (const [title, rules] of Object.entries(reports)) {
    const path = join(folder, `${title}.md`);
    writeFileSync(path, report(`Operation ${title}`, rules));
    expect((await howdunit(['read', path, '--home', home])).exit).toBe(0);
  }
});

test('a file that a report’s rule matches is named with its hash, each string’s place, and the rule’s own', async () => {
  const { exit, out, err } = await hunt(files, '--jsonl');
  const hits = hitsOf(out);
  expect(hits.map(({ file, rule }) => [file, rule.name])).toEqual([
    [long, 'otter_loader'],
    [loader, 'otter_loader'],
  ]);
  for (const { file, sha256, span, strings } of hits) {
    const bytes = readFileSync(file);
    expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(span.quote).toContain('rule otter_loader');
    expect(strings.map(({ identifier }) => identifier)).toEqual(['$name', '$code']);
    const [first, second] = strings.map(({ offset, length }) => bytes.subarray(offset, offset + length));
    expect(first?.toString('utf16le')).toBe('slate-otter');
    expect(second?.toString('hex')).toBe('6a406800300000');
  }
  // The global rule of the other report held back nothing but its own; a rule that asks a sandbox is named.
  expect(err).toContain('“otter_sandbox” was not run: unknown identifier `cuckoo`');
  expect(err).toContain('2 hits in 3 files (');
  expect(err).toContain('3 of 3 files scanned whole, for 3 YARA rules; 1 not run');
  expect(exit).toBe(6);
});

test('a person reads where, what and from whom; --report and --exit-code do what they say', async () => {
  const { exit, out } = await hunt(loader, '--report', 'Slate Otter');
  expect(exit).toBe(6);
  expect(out).toMatch(
    /loader\.bin: yara otter_loader\n {2}sha256 {2}[0-9a-f]{64}\n {2}string {2}\$name at 7: /u,
  );
  expect(out).toContain('  report  Operation Slate Otter');
  const gull = await hunt(loader, '--report', 'Grey Gull', '--exit-code');
  expect([gull.exit, gull.out]).toEqual([0, '']);
});

test('a rule that takes for ever costs the others nothing, and is named with what it did not look at', async () => {
  const path = join(folder, 'bomb.md');
  const other = join(folder, 'other-home');
  writeFileSync(path, report('Operation Bomb', [...BOMB, OTTER[0] ?? '']));
  expect((await howdunit(['read', path, '--home', other])).exit).toBe(0);
  const { exit, out, err } = await howdunit([
    'hunt',
    '--yara',
    files,
    '--jsonl',
    '--timeout',
    '2',
    '--home',
    other,
  ]);
  expect(hitsOf(out).map(({ file }) => file)).toEqual([long, loader]);
  expect(err).toContain(`${long}: 1 of the YARA rules took too much time or memory on this file`);
  expect(err).toContain('“bomb” took too much time or memory on 1 files');
  expect(err).toContain('2 of 3 files scanned whole, for 2 YARA rules');
  // Not 5: no network had a part in it.
  expect(err).not.toContain('[timed-out]');
  expect(exit).toBe(7);
});

test.skipIf(process.platform === 'win32')(
  'devices, pipes, links that lead back and large files are named, not read',
  async () => {
    const odd = join(folder, 'odd');
    mkdirSync(odd);
    symlinkSync('..', join(odd, 'up'));
    writeFileSync(join(odd, 'large.bin'), Buffer.alloc(1_100_000));
    execFileSync('mkfifo', [join(odd, 'fifo')]);
    const { exit, err } = await hunt(odd, join(odd, 'fifo'), '/dev/zero', '--max-size', '1', '--jsonl');
    expect(err).toContain(`${join(odd, 'fifo')}: this is no regular file, and was not scanned`);
    expect(err).toContain('/dev/zero: this is no regular file');
    expect(err).toMatch(/large\.bin: this file has 1100000 bytes, more than/u);
    expect(err).toMatch(/0 of 3 files scanned whole/u);
    expect(exit).not.toBe(0);
  },
);

test('without the scanner there is one clear error; what is about logs is refused', async () => {
  const environment = { NAPI_RS_NATIVE_LIBRARY_PATH: join(folder, 'none.node') };
  const absent = await howdunit(['hunt', '--yara', files, '--home', home], { environment });
  expect([absent.exit, absent.out]).toEqual([2, '']);
  expect(absent.err).toContain('npm install @litko/yara-x');
  expect(absent.err.trim().split('\n')).toHaveLength(1);
  const log = await hunt(files, '--token-index');
  expect([log.exit, log.err]).toEqual([2, expect.stringContaining('--token-index is about logs')]);
  expect((await hunt('-')).exit).toBe(2);
});

test.skipIf(process.platform !== 'linux')(
  'Ctrl-C says what was covered and leaves no process behind',
  async () => {
    const path = join(folder, 'slow.md');
    const other = join(folder, 'slow-home');
    writeFileSync(path, report('Operation Slow', [...BOMB, OTTER[0] ?? '']));
    expect((await howdunit(['read', path, '--home', other])).exit).toBe(0);
    const child = spawn(
      process.execPath,
      [COMMAND, 'hunt', '--yara', loader, long, '--jsonl', '--workers', '1', '--home', other],
      {
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      err += chunk;
    });
    const ended = new Promise((resolve) => child.on('close', (exit, by) => resolve(exit ?? by)));
    await new Promise((resolve) => child.stdout.once('data', resolve));
    const scanning = childrenOf(child.pid ?? 0);
    expect(scanning).toHaveLength(1);
    child.kill('SIGINT');
    expect(['SIGINT', 130]).toContain(await ended);
    expect(err).toMatch(/interrupted: 1 hit in 1 file \(\d+ bytes\); 1 of 2 files scanned whole/u);
    await expect.poll(() => scanning.filter(isAlive), { timeout: 5_000 }).toEqual([]);
  },
);

function childrenOf(pid: number): readonly number[] {
  const list = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return list.split(/\s+/u).filter(Boolean).map(Number);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
