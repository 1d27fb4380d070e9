// Loading what is hunted for: a list of a million, and as many observables of kept reports; and whoever else compiles a
// list. Whole processes over an empty log, without the start-up for one indicator; medians of runs in turn.
//   node tools/set-up.mjs && node bench/hunt/load.mjs <folder of generate.mjs with --lists 1000000> [--runs 5]
//     [--count 1000000] [--home <store>] [--against <another checkout>] [--peers ripgrep,hyperscan]
// --home: hunts for what a store holds, too. ripgrep builds its automaton for an empty file; Hyperscan compiles with
// hyperscan_scan.py, and both are left out where they are not installed.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { inTurn, median, peakMegabytes } from '../measure.mjs';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '5' },
    count: { type: 'string', default: '1000000' },
    home: { type: 'string' },
    against: { type: 'string' },
    peers: { type: 'string', default: '' },
  },
});
const [folder] = positionals;
if (folder === undefined) {
  console.error(
    'usage: load.mjs <folder> [--runs N] [--count N] [--home <store>] [--against <checkout>] [--peers a,b]',
  );
  process.exit(2);
}
const scratch = mkdtempSync(join(tmpdir(), 'howdunit-bench-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
const log = join(scratch, 'log');
writeFileSync(log, '-\n');
const one = join(scratch, 'one.jsonl');
writeFileSync(one, '{"type":"domain-name","value":"evil.example"}\n');
const own = fileURLToPath(new URL('../..', import.meta.url));
const lists = join(folder, 'lists', values.count);

const rows = [];
for (const [name, root] of [
  ['howdunit', own],
  ['against', values.against],
]) {
  if (root === undefined) continue;
  const hunt = (...options) => [
    process.execPath,
    join(root, 'bin/howdunit.js'),
    'hunt',
    log,
    '--workers',
    '1',
    ...options,
  ];
  const list = (file) => hunt('--indicators', file, '--home', join(scratch, 'home'));
  rows.push([`${name}, one indicator`, list(one)]);
  rows.push([`${name}, list`, list(join(lists, 'indicators.txt'))]);
  rows.push([`${name}, JSON Lines`, list(join(lists, 'indicators.jsonl'))]);
  if (values.home !== undefined) rows.push([`${name}, store`, hunt('--home', values.home)]);
}
if (values.peers.includes('ripgrep'))
  rows.push(['ripgrep -F -f', ['rg', '--no-config', '-a', '-F', '-f', join(lists, 'indicators.txt'), log]]);

const results = inTurn(
  rows.map(
    ([, command]) =>
      () =>
        command,
  ),
  Number(values.runs),
);
let start = 0;
for (const [at, [name, command]] of rows.entries()) {
  const cpu = median(results[at].map((run) => run.cpu));
  if (name.endsWith('one indicator')) start = cpu;
  const load =
    name.startsWith('ripgrep') || name.endsWith('one indicator')
      ? ''
      : `, loading ${(cpu - start).toFixed(2)}`;
  console.log(
    `${name.padEnd(24)} ${cpu.toFixed(2)} CPU-s${load}; peak ${peakMegabytes(command)?.toFixed(0) ?? '?'} MB`,
  );
}
if (values.peers.includes('hyperscan')) {
  const script = fileURLToPath(new URL('hyperscan_scan.py', import.meta.url));
  const { status, stdout } = spawnSync('python3', [script, join(lists, 'indicators.txt'), '1', log], {
    encoding: 'utf8',
  });
  if (status !== 0) console.log('hyperscan                not installed: left out');
  else {
    const { compile, megabytes } = JSON.parse(stdout);
    console.log(`hyperscan                compiled in ${compile.toFixed(1)} s; ${megabytes.toFixed(0)} MB`);
  }
}
