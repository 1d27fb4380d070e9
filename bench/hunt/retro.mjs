// Hunting again over logs that have not changed, for indicators that are new: through the token index, against the
// first pass without one. CPU seconds of whole processes, medians; the same hits are counted on both ways.
//   node tools/set-up.mjs && node bench/hunt/retro.mjs [megabytes, default 500] [runs, default 5]
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
const megabytes = Number(process.argv[2] ?? 500);
const runs = Number(process.argv[3] ?? 5);
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
const cpu = (command) => median(Array.from({ length: runs }, () => once(command).cpu));
const hits = (command) =>
  spawnSync(command[0], command.slice(1), { maxBuffer: 1e9 }).stdout.toString().split('\n').length - 1;

const first = cpu(hunt(absent));
const making = once(hunt(absent, '--token-index')).cpu;
const again = cpu(hunt(absent, '--token-index'));
const index = join(home, 'token-index');
const kept = readdirSync(index).reduce((sum, name) => sum + statSync(join(index, name)).size, 0);
const firstSome = cpu(hunt(some));
const againSome = cpu(hunt(some, '--token-index'));
const counts = [hits(hunt(some)), hits(hunt(some, '--token-index'))];
const start = cpu([process.execPath, howdunit, 'hunt', '/dev/null', '--home', home, '--indicators', absent]);
rmSync(folder, { recursive: true, force: true });

console.table([
  { hunt: 'first pass, 1,000 indicators', 'CPU s': first.toFixed(2) },
  { hunt: 'first pass that makes the index', 'CPU s': making.toFixed(2) },
  { hunt: 'again, 1,000 new ones', 'CPU s': again.toFixed(2), ratio: (first / again).toFixed(1) },
  { hunt: 'first pass, ten of 1,010 are there', 'CPU s': firstSome.toFixed(2) },
  {
    hunt: 'again, ten of 1,010 are there',
    'CPU s': againSome.toFixed(2),
    ratio: (firstSome / againSome).toFixed(1),
  },
  { hunt: 'starting and ending, nothing to search', 'CPU s': start.toFixed(2) },
]);
console.log(
  `index ${(kept / 1e6).toFixed(1)} MB of ${megabytes} MB of logs; hits ${counts[0]} without, ${counts[1]} with it`,
);
if (counts[0] !== counts[1]) process.exitCode = 1;
