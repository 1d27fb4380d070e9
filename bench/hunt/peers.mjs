// howdunit hunt, and what else searches these logs for these indicators: ripgrep, ripgrep by words, grep, Hyperscan.
//   node tools/set-up.mjs && node bench/hunt/peers.mjs <folder of generate.mjs> [--list <folder>/lists/100000]
//     [--runs 5] [--peers howdunit,howdunit-2,ripgrep,ripgrep-w,grep,hyperscan] [--megabytes N] [--no-hits]
// GB per CPU-second (user + system, whole process; and without the start-up, measured on an empty file), medians of
// runs in turn; wall seconds; peak memory; planted positives found and negatives reported, by exact value on the
// planted line. howdunit-2 has two workers. --megabytes takes only as many files as fit, for lists that a peer cannot
// bear on all. Hyperscan's wheel is installed into a temporary folder; without a registry it is left out. Peers that
// find by case or word get no help from us.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, openSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { inTurn, median, peakMegabytes } from '../measure.mjs';
import { readTruth } from './hits.mjs';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '5' },
    list: { type: 'string' },
    peers: { type: 'string', default: 'howdunit,howdunit-2,ripgrep,ripgrep-w,grep,hyperscan' },
    megabytes: { type: 'string', default: 'Infinity' },
    'no-hits': { type: 'boolean', default: false },
  },
});
const [folder] = positionals;
if (folder === undefined) {
  console.error(
    'usage: peers.mjs <folder> [--list <folder>] [--runs N] [--peers a,b] [--megabytes N] [--no-hits]',
  );
  process.exit(2);
}
const runs = Number(values.runs);
const lists = values.list ?? folder;
const list = join(lists, 'indicators.txt');
const records = join(lists, 'indicators.jsonl');
const home = mkdtempSync(join(tmpdir(), 'howdunit-bench-'));
process.on('exit', () => rmSync(home, { recursive: true, force: true }));
const empty = join(home, 'empty');
writeFileSync(empty, '');

const logs = join(folder, 'logs');
const files = chosen(Number(values.megabytes) * 1e6);
const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);

/** -a: a NUL in a log is no reason to skip the rest of it */
const FLAGS = {
  ripgrep: ['rg', '--no-config', '-a', '-F', '-f', list],
  'ripgrep-w': ['rg', '--no-config', '-a', '-F', '-w', '-f', list],
  grep: ['grep', '-a', '-F', '-f', list],
};
const wanted = values.peers.split(',');
const own = fileURLToPath(new URL('../../bin/howdunit.js', import.meta.url));
const hunt = (workers, targets) => {
  const options = ['--indicators', records, '--home', join(home, 'store'), '--jsonl', '--workers', workers];
  return [process.execPath, own, 'hunt', ...targets, ...options];
};
// Through a pipe, since grep stops at the first match when its output is /dev/null.
const piped = (flags, targets) => ['bash', '-c', '"$@" | cat', 'bash', ...flags, '-H', '-n', ...targets];
const tools = Object.entries({
  howdunit: (targets) => hunt('1', targets),
  'howdunit-2': (targets) => hunt('2', targets),
  ...Object.fromEntries(
    Object.entries(FLAGS).map(([name, flags]) => [name, (targets) => piped(flags, targets)]),
  ),
}).filter(([name]) => wanted.includes(name) && isInstalled(FLAGS[name]?.[0], name));

console.log(`${(bytes / 1e6).toFixed(0)} MB in ${files.length} files; GB per CPU-second, median of ${runs}`);
await lineTools();
if (wanted.includes('hyperscan')) hyperscan();

function isInstalled(program, name) {
  if (program === undefined || !spawnSync(program, ['--version']).error) return true;
  console.log(`${name.padEnd(10)} not installed: left out`);
  return false;
}

async function lineTools() {
  const commands = tools.flatMap(([, command]) => [() => command(files), () => command([empty])]);
  const results = inTurn(commands, runs);
  for (const [at, [name, command]] of tools.entries()) {
    const [whole, start] = [results[2 * at], results[2 * at + 1]];
    const cpu = median(whole.map((run) => run.cpu));
    const startUp = median(start.map((run) => run.cpu));
    const wall = median(whole.map((run) => run.wall));
    const flags = FLAGS[name];
    const memory = peakMegabytes(flags === undefined ? command(files) : [...flags, ...files]);
    console.log(
      `${name.padEnd(10)} ${gigabytes(cpu)} whole, ${gigabytes(cpu - startUp)} without ${startUp.toFixed(2)} s of start-up, ` +
        `${wall.toFixed(1)} s wall, ${memory === undefined ? 'memory not measured' : `${memory.toFixed(0)} MB`}`,
    );
    if (values['no-hits']) continue;
    console.log(`${' '.repeat(11)}${flags === undefined ? scored(command(files)) : await judged(flags)}`);
  }
}

function scored([program, ...args]) {
  const hits = join(home, 'hits.jsonl');
  spawnSync(program, args, { stdio: ['ignore', openSync(hits, 'w'), 'ignore'] });
  const score = fileURLToPath(new URL('score.mjs', import.meta.url));
  const { stdout } = spawnSync(process.execPath, [score, join(folder, 'truth.jsonl'), hits, '--json'], {
    encoding: 'utf8',
  });
  const { positives, negatives, contested, falseHits } = JSON.parse(stdout);
  const count = ({ hit, of }) => `${hit}/${of}`;
  return `positives ${count(positives)}, negatives ${count(negatives)}, contested ${count(contested)}, other hits ${falseHits} (of all files)`;
}

/** -o -n -H with a NUL behind the path: path NUL line:match */
async function judged(flags) {
  const truth = await readTruth(join(folder, 'truth.jsonl'));
  const names = new Set(files.map((file) => relative(logs, file)));
  const nul = flags[0] === 'rg' ? ['-0', '-z'] : ['-Z'];
  const child = spawn(flags[0], [...flags.slice(1), '-o', '-n', '-H', ...nul, ...files], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const found = new Set();
  let [others, rest] = [0, ''];
  for await (const chunk of child.stdout) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop();
    for (const line of lines) {
      const [, file, lineNumber, value] = /^([^\0]*)\0(\d+):(.*)$/s.exec(line) ?? [];
      const plants = file ? truth.of({ indicator: { value }, file, lineNumber: Number(lineNumber) }) : [];
      if (plants.length === 0) others += 1;
      for (const plant of plants) found.add(plant);
    }
  }
  const count = (kind) => {
    const all = truth.plants.filter((plant) => plant.kind === kind && names.has(plant.file));
    return `${all.filter((plant) => found.has(plant)).length}/${all.length}`;
  };
  return `positives ${count('positive')}, negatives ${count('negative')}, contested ${count('contested')}, other matches ${others}`;
}

function hyperscan() {
  const installed = spawnSync('python3', ['-m', 'pip', 'install', '--quiet', '--target', home, 'hyperscan'], {
    stdio: 'ignore',
  });
  if (installed.status !== 0) return console.log('hyperscan  not installed: left out');
  const script = fileURLToPath(new URL('hyperscan_scan.py', import.meta.url));
  const { stdout, stderr, status } = spawnSync('python3', [script, list, String(runs), ...files], {
    env: { ...process.env, PYTHONPATH: home },
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  if (status !== 0) return console.log(`hyperscan  failed: ${stderr.trim().split('\n').at(-1)}`);
  const { compile, scans, megabytes, matches } = JSON.parse(stdout);
  console.log(
    `hyperscan  ${gigabytes(median(scans))} scan only, compiled in ${compile.toFixed(1)} s, ${megabytes.toFixed(0)} MB beyond the text, ${matches} matches (regardless of case)`,
  );
}

function gigabytes(seconds) {
  return (bytes / 1e9 / seconds).toFixed(4);
}

/** Whole files, one of each folder in turn, until the limit. */
function chosen(limit) {
  const all = readdirSync(logs, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
  if (limit === Number.POSITIVE_INFINITY) return all;
  const rank = (file) => /\.(\d\d)?\D*$/.exec(file)?.[1] ?? '00';
  const taken = [];
  let size = 0;
  for (const file of all.toSorted((a, b) => rank(a).localeCompare(rank(b)) || a.localeCompare(b))) {
    const next = statSync(file).size;
    if (size + next > limit) continue;
    size += next;
    taken.push(file);
  }
  return taken;
}
