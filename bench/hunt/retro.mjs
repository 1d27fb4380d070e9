// Hunting again over logs that have not changed, for indicators that are new: through the token index, against the
// first pass without one. CPU and wall seconds of whole processes, medians; the same hits are counted on both ways.
//   node tools/set-up.mjs && node bench/hunt/retro.mjs [megabytes, default 2100] [runs, default 3]
// The new indicators are in no log, as most are; a second list has ten that are, so that some of the logs are read.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median, once } from '../measure.mjs';
import { writeIndicators } from './indicators.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const howdunit = join(root, 'bin/howdunit.js');
const megabytes = Number(process.argv[2] ?? 2100);
const runs = Number(process.argv[3] ?? 3);
const folder = mkdtempSync(join(tmpdir(), 'howdunit-retro-'));
const corpus = join(folder, 'corpus');
execFileSync(process.execPath, [
  join(root, 'bench/hunt/generate.mjs'),
  corpus,
  '--bytes',
  `${megabytes * 1e6}`,
]);
const logs = join(corpus, 'logs');
await writeIndicators(folder, { pools: {}, taken: new Set() }, 1000, 'retro');
const absent = join(folder, 'indicators.jsonl');
const some = join(folder, 'some.jsonl');
const planted = readFileSync(join(corpus, 'indicators.jsonl'), 'utf8').split('\n').slice(0, 10);
writeFileSync(some, `${planted.join('\n')}\n${readFileSync(absent, 'utf8')}`);

const home = join(folder, 'home');
const hunt = (list, ...more) => {
  return [
    process.execPath,
    howdunit,
    'hunt',
    logs,
    '--home',
    home,
    '--indicators',
    list,
    '--jsonl',
    '--workers',
    '1',
    ...more,
  ];
};
const timed = (command, times = runs) => {
  const all = Array.from({ length: times }, () => once(command));
  return { cpu: median(all.map(({ cpu }) => cpu)), wall: median(all.map(({ wall }) => wall)) };
};
/** Hits, and the bytes that were read for them. */
const outcome = (command) => {
  const { stdout, stderr } = spawnSync(command[0], command.slice(1), { maxBuffer: 1e9, encoding: 'utf8' });
  const read = /in \d+ lines? \((\d+) bytes?/.exec(stderr)?.[1];
  return { hits: stdout.split('\n').length - 1, read: Number(read) };
};

const first = timed(hunt(absent));
const making = timed(hunt(absent, '--token-index'), 1);
const again = timed(hunt(absent, '--token-index'));
const index = join(home, 'token-index');
const kept = readdirSync(index).reduce((sum, name) => sum + statSync(join(index, name)).size, 0);
const firstSome = timed(hunt(some));
const againSome = timed(hunt(some, '--token-index'));
const outcomes = [hunt(some), hunt(some, '--token-index'), hunt(absent, '--token-index')].map(outcome);
const start = timed([
  process.execPath,
  howdunit,
  'hunt',
  '/dev/null',
  '--home',
  home,
  '--indicators',
  absent,
]);
rmSync(folder, { recursive: true, force: true });

const row = (what, { cpu, wall }, against) => ({
  hunt: what,
  'CPU s': cpu.toFixed(2),
  'wall s': wall.toFixed(2),
  ...(against !== undefined && { 'ratio (CPU)': (against.cpu / cpu).toFixed(1) }),
});
console.table([
  row('first pass, 1,000 indicators', first),
  row('first pass that makes the index', making, first),
  row('again, 1,000 new ones', again, first),
  row('first pass, ten of 1,010 are there', firstSome),
  row('again, ten of 1,010 are there', againSome, firstSome),
  row('starting and ending, nothing to search', start),
]);
const [without, withIndex, none] = outcomes;
console.log(
  `index ${(kept / 1e6).toFixed(1)} MB of ${megabytes} MB of logs; hits ${without.hits} without, ${withIndex.hits} with it; ` +
    `read for them ${(withIndex.read / 1e6).toFixed(1)} MB, for what is in no log ${(none.read / 1e6).toFixed(1)} MB`,
);
if (without.hits !== withIndex.hits) process.exitCode = 1;
