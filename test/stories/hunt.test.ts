import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { howdunit, ROOT, temporaryFolder } from '../howdunit.ts';

const folder = temporaryFolder();
const home = join(folder, 'home');
const story = join(ROOT, 'examples/copper-heron');
const logs = ['proxy.log', 'dns.log', 'sysmon.jsonl.gz'].map((name) => join(story, 'logs', name));

interface Hit {
  readonly indicator: { readonly type: string; readonly value: string };
  readonly form: string;
  readonly matched: string;
  readonly file: string;
  readonly offset: number;
  readonly lineNumber: number;
  readonly line: string;
  readonly sentence: string;
  readonly span: { readonly quote: string };
  readonly when?: string;
  readonly host?: string;
  readonly list?: { readonly lineNumber: number };
}

const hitsOf = (out: string): Hit[] =>
  out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Hit);

const hunt = (...args: string[]) => howdunit(['hunt', ...args, '--home', home]);

function written(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

beforeAll(async () => {
  const { exit } = await howdunit(['read', join(story, 'report.html'), '--home', home]);
  expect(exit).toBe(0);
});

test('the hits in the example’s logs are the ones that are there, and no near miss is among them', async () => {
  const { exit, out, err } = await hunt(...logs, '--jsonl');
  const gold = JSON.parse(readFileSync(join(story, 'expected.json'), 'utf8')) as {
    readonly hits: readonly { readonly log: string; readonly line: number; readonly indicator: string }[];
  };
  expect(exit).toBe(0);
  const found = hitsOf(out).map(({ file, lineNumber, indicator }) => ({
    log: file.slice(story.length + 1),
    line: lineNumber,
    indicator: indicator.value,
  }));
  expect(found).toEqual(expect.arrayContaining([...gold.hits]));
  expect(found).toHaveLength(gold.hits.length);
  expect(err).toMatch(/^5 hits in 306 lines .*3 of 3 logs searched whole/);
});

test('every hit carries its line, its byte offset and the report’s sentence', async () => {
  const { out } = await hunt(...logs, '--jsonl');
  for (const { file, offset, line, matched, sentence, span } of hitsOf(out)) {
    const bytes = readFileSync(file);
    const text = file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
    expect(text.subarray(offset, offset + Buffer.byteLength(line)).toString()).toBe(line);
    expect(line).toContain(matched);
    expect(sentence).toContain(span.quote);
  }
});

test('a person sees where, the line, and the sentence, with nothing to click on', async () => {
  const { out } = await hunt(join(story, 'logs/dns.log'));
  expect(out).toMatch(
    /dns\.log:48: domain-name heron-cdn\[\.\]example \(subdomain\)\n {2}line {4}.*\n {2}report {2}‘Six domains/,
  );
  expect(out).not.toMatch(/heron-cdn\.example/);
});

test('standard input, --report and --exit-code do for a script what they say', async () => {
  const input = 'GET http://vessel-eta.example/ 200\n';
  const run = (...args: string[]) => howdunit(['hunt', '-', '--home', home, ...args], { input });
  expect((await run('--exit-code')).exit).toBe(10);
  expect((await run('--exit-code', '--report', 'Copper Heron')).exit).toBe(10);
  expect((await howdunit(['hunt', '-', '--home', home, '--exit-code'], { input: 'nothing\n' })).exit).toBe(0);
  const other = await run('--report', 'no such report');
  expect([other.exit, other.out]).toEqual([3, '']);
});

test('nothing kept means nothing was hunted for, and that is no clean bill', async () => {
  const { exit, err } = await howdunit(['hunt', logs[0] ?? '', '--home', join(folder, 'empty')]);
  expect(exit).toBe(3);
  expect(err).toContain('names anything to hunt for');
});

test('a log that breaks off is searched up to there, and said to be', async () => {
  const whole = gzipSync(
    `${'quiet line\n'.repeat(2000)}10:00 heron-cdn.example\n${'x'.repeat(5)}\n`.repeat(40),
    {
      level: 0,
    },
  );
  const cut = written('cut.log.gz', whole.subarray(0, Math.floor(whole.length / 2)));
  const { exit, out, err } = await hunt(cut, '--jsonl');
  expect(exit).toBe(6);
  expect(hitsOf(out).length).toBeGreaterThan(10);
  expect(err).toMatch(/searched up to line \d+ only/);
  expect(err).toContain('0 of 1 log searched whole');
});

test.each([
  ['an empty log', Buffer.alloc(0), 3, 'this log is empty'],
  // Unpacked by Node or by a program, where either can; else refused by name. In each case the log is named.
  ['zstd', Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]), 6, 'zstd.log: '],
  ['a systemd journal', Buffer.from('LPKSHHRH........'), 6, 'journalctl --file'],
])('%s is no log without hits', async (name, content, exit, words) => {
  const outcome = await hunt(written(`${name}.log`, content), logs[1] ?? '', '--jsonl');
  expect(outcome.exit).toBe(exit);
  expect(outcome.err).toContain(words);
  expect(outcome.err).toContain('1 of 2 logs searched whole');
  expect(hitsOf(outcome.out)).toHaveLength(2);
});

test('what is no text harms nothing: brotli bytes, NULs, a line of 100 MB', async () => {
  const noise = written('noise.log', brotliCompressSync(Buffer.from('noise '.repeat(9999))));
  const nul = written('nul.log', Buffer.concat([Buffer.alloc(1000), Buffer.from(' heron-cdn.example \0')]));
  const long = Buffer.alloc(100_000_000, 'a');
  long.write(' heron-cdn.example ', 60_000_000);
  const { exit, out } = await hunt(noise, nul, written('long.log', long), '--jsonl');
  expect(exit).toBe(0);
  const hits = hitsOf(out);
  expect(hits.map(({ lineNumber }) => lineNumber)).toEqual([1, 1]);
  expect(hits[1]?.line.length).toBeLessThanOrEqual(16_384);
});

test('UTF-16 logs, as Windows tools write them, are read', async () => {
  const log = written('utf16.log', Buffer.from('\ufeffone\r\nGET heron-cdn.example\r\n', 'utf16le'));
  const { out } = await hunt(log, '--jsonl');
  expect(hitsOf(out)).toMatchObject([{ lineNumber: 2, line: 'GET heron-cdn.example' }]);
});

test('a rejected finding is hunted for no longer', async () => {
  const { out } = await howdunit(['read', join(story, 'report.html'), '--json', '--home', home]);
  const { findings } = JSON.parse(out) as {
    readonly findings: readonly { readonly id: string; readonly value?: string }[];
  };
  for (const { id } of findings.filter(({ value }) => value === 'heron-cdn.example')) {
    expect((await howdunit(['decide', id, 'rejected', '--home', home])).exit).toBe(0);
  }
  expect((await hunt(join(story, 'logs/dns.log'), '--jsonl')).out).toBe('');
});

test('a folder is searched with all that is below it, compressed logs too, and in threads as well', async () => {
  mkdirSync(join(folder, 'logs/below'), { recursive: true });
  const line = '2026-11-25T10:00:00Z web07 app[7]: evil.example said no\n';
  written('logs/a.log', `quiet\n${line}`);
  written('logs/below/b.log.gz', gzipSync(`${line}quiet\n`));
  const list = written('list.txt', '# a feed\nevil[.]example\n');
  for (const workers of ['1', '2']) {
    const { exit, out, err } = await hunt(
      join(folder, 'logs'),
      '--indicators',
      list,
      '--jsonl',
      '--workers',
      workers,
    );
    expect(exit).toBe(0);
    const found = hitsOf(out).map(({ file, lineNumber, when, host, list: by }) => [
      file.slice(folder.length + 1),
      lineNumber,
      when,
      host,
      by?.lineNumber,
    ]);
    expect(found).toEqual([
      ['logs/a.log', 2, '2026-11-25T10:00:00.000Z', 'web07', 2],
      ['logs/below/b.log.gz', 1, '2026-11-25T10:00:00.000Z', 'web07', 2],
    ]);
    expect(err).toContain('2 of 2 logs searched whole, for 1 indicator');
  }
});

test('values on a warning list are told after all others and end with 0; a page is not its host', async () => {
  const list = written('benign.txt', 'github.com\n8.8.8.8\nheron.example\nhttps://github.com/heron/loader\n');
  const ordinary = 'github.com\n'.repeat(5);
  const log = written(
    'benign.log',
    `query 8.8.8.8 a\n${ordinary}query heron.example\nGET https://github.com/heron/loader\n`,
  );
  const { exit, out, err } = await hunt(log, '--indicators', list, '--exit-code');
  expect(exit).toBe(10);
  const [others, apart] = out.split('\nOn a warning list, so perhaps ordinary traffic:\n');
  expect(others?.match(/benign\.log:.*/gu)).toEqual([
    'benign.log:7: domain-name heron[.]example',
    'benign.log:8: url hxxps://github[.]com/heron/loader',
  ]);
  expect(apart).toMatch(
    /benign\.log:1: ipv4-addr 8\[\.\]8\[\.\]8\[\.\]8\n.*\n.*\n {2}warned {2}it stands on “public DNS resolver”/u,
  );
  expect(apart?.match(/: domain-name github\[\.\]com/gu)).toHaveLength(3);
  // Ordinary traffic is a flood: the rest is counted.
  expect(apart).toContain('… 3 more of domain-name github[.]com (--jsonl tells each)\n');
  expect(err).toMatch(/^2 hits \(and 7 of values on a warning list\) in 8 lines /u);

  const only = written('only.txt', 'github.com\n');
  const piped = await hunt(log, '--indicators', only, '--exit-code', '--jsonl');
  expect(piped.exit).toBe(0);
  expect(piped.err).toMatch(/^no hit \(and 6 of values on a warning list\)/u);
  const lists = piped.out.trim().split('\n');
  expect(lists).toHaveLength(6);
  for (const each of lists) expect(each).toContain('"warningList":"List of ');
});

test('host and path in two fields of one record are one URL; those of two are not', async () => {
  const list = written('url.txt', 'http://evil.example/a/gate.php\n');
  const log = written(
    'eve.json',
    [
      '{"timestamp":"2026-11-25T10:00:00.000Z","src_ip":"10.0.0.7","http":{"hostname":"evil.example","url":"/a/gate.php"}}',
      '{"http":{"hostname":"good.example","url":"/a/gate.php","http_refer":"http://evil.example/"}}',
    ].join('\n'),
  );
  const hits = hitsOf((await hunt(log, '--indicators', list, '--jsonl')).out);
  expect(hits).toMatchObject([{ lineNumber: 1, form: 'split', matched: '/a/gate.php', host: '10.0.0.7' }]);
});

test('--summary counts by indicator, host and day', async () => {
  const list = written('one.txt', 'evil.example\n');
  const lines = ['24T23:59', '25T00:01', '25T00:02'].map(
    (at) => `2026-11-${at}:00Z web07 app[1]: evil.example`,
  );
  const log = written('days.log', lines.join('\n'));
  const { out } = await hunt(log, '--indicators', list, '--summary', '--jsonl');
  const rows = out
    .trim()
    .split('\n')
    .map((row) => JSON.parse(row) as Record<string, unknown>);
  expect(rows).toMatchObject([
    { host: 'web07', day: '2026-11-25', count: 2, first: '2026-11-25T00:01:00.000Z' },
    { host: 'web07', day: '2026-11-24', count: 1 },
  ]);
});

test('--resume goes on where the last hunt ended, with the right line numbers', async () => {
  const list = written('two.txt', 'evil.example\n');
  const log = written('grows.log', 'quiet\nevil.example 1\n');
  const state = join(folder, 'state.json');
  const run = () => hunt(log, '--indicators', list, '--jsonl', '--resume', state);
  expect(hitsOf((await run()).out).map(({ line }) => line)).toEqual(['evil.example 1']);
  const again = await run();
  expect([again.out, again.exit]).toEqual(['', 0]);
  appendFileSync(log, 'quiet\nevil.example 2\n');
  expect(hitsOf((await run()).out)).toMatchObject([{ line: 'evil.example 2', lineNumber: 4, offset: 27 }]);
  writeFileSync(log, 'evil.example 3\n');
  expect(hitsOf((await run()).out)).toMatchObject([{ line: 'evil.example 3', lineNumber: 1 }]);
});

test('without the kernel the same is found', async () => {
  const list = written('three.txt', 'evil.example\n203.0.113.0/24\n');
  const log = written('plain.log', 'x evil[.]example\nsrc=203.0.113.9\nnotevil.example\n');
  const args = ['hunt', log, '--indicators', list, '--jsonl', '--home', home];
  const plain = await howdunit(args, { environment: { HOWDUNIT_PLAIN_HUNT: '1' } });
  expect(plain.out).toBe((await howdunit(args)).out);
  expect(hitsOf(plain.out)).toHaveLength(2);
});
