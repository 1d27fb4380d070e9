// A folder of reports: one process that reads against two, and whether memory grows with the number of reports.
//   node bench/folder.mjs [reports in the large folder]
// Memory is the largest sum of the resident sets of the command and its processes, looked at every 50 ms; what
// they share is counted once for each, so the sum is an upper bound. Linux only.
import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const command = process.env.HOWDUNIT_BIN ?? join(root, 'bin/howdunit.js');
const data = join(process.env.HOWDUNIT_DATA ?? join(root, '../shared/data'), 'reports');
const large = Number(process.argv[2] ?? 200);
const folder = mkdtempSync(join(tmpdir(), 'howdunit-bench-'));

const pdfs = readdirSync(data).filter((name) => name.endsWith('.pdf'));
const few = filled('few', pdfs.length);
const many = filled('many', large);

const rows = [
  await row('few', few, 1),
  await row('few', few, 2),
  await row('many', many, 1),
  await row('many', many, 2, 'home-many'),
  await row('many, again', many, 2, 'home-many'),
];
const [one, two, manyOne, manyTwo] = rows;
rmSync(folder, { recursive: true, force: true });
console.table(rows);
console.log(
  `CPU, many to few: ${ratio(manyOne, one, 'CPU s')} (1 worker), ${ratio(manyTwo, two, 'CPU s')} (2 workers)`,
);
console.log(
  `wall, 1 worker to 2: ${ratio(one, two, 'wall s')} (few), ${ratio(manyOne, manyTwo, 'wall s')} (many)`,
);
console.log(
  `peak memory, many to few: ${ratio(manyOne, one, 'peak MB')} (1 worker), ${ratio(manyTwo, two, 'peak MB')} (2 workers)`,
);

/** The PDFs, again and again under other names, since a file known by bytes and name would not be read again. */
function filled(name, count) {
  const path = join(folder, name);
  mkdirSync(path);
  for (let at = 0; at < count; at += 1) {
    const pdf = pdfs[at % pdfs.length];
    copyFileSync(join(data, pdf), join(path, `${Math.floor(at / pdfs.length)}-${pdf}`));
  }
  return path;
}

async function row(name, path, workers, home = `home-${name}-${workers}`) {
  const args = ['read', path, '--workers', String(workers), '--home', join(folder, home)];
  const script = `TIMEFORMAT='%U %S %R'; time "$@" >/dev/null`;
  const child = spawn('bash', ['-c', script, 'bash', process.execPath, command, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    said += text;
  });
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, residentBytes(child.pid));
  }, 50);
  await new Promise((resolve) => child.on('close', resolve));
  clearInterval(timer);
  const [verdict, time] = said.trim().split('\n').slice(-2);
  const [user, system, wall] = time.split(' ').map(Number);
  return {
    folder: name,
    workers,
    'wall s': wall.toFixed(2),
    // More than one says how much two cores gave; less than was asked for, how busy the machine was.
    'CPU s': (user + system).toFixed(2),
    'cores had': ((user + system) / wall).toFixed(2),
    'peak MB': (peak / 1e6).toFixed(0),
    verdict,
  };
}

function residentBytes(pid) {
  const below = childrenOf(pid).reduce((sum, child) => sum + residentBytes(child), 0);
  try {
    return below + Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4_096;
  } catch {
    // It has just ended.
    return below;
  }
}

function childrenOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
  } catch {
    return [];
  }
}

function ratio(a, b, column) {
  return (Number(a[column]) / Number(b[column])).toFixed(2);
}
