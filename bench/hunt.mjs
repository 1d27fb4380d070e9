// The example story's indicators in a large log: howdunit hunt beside grep -F and ripgrep, which look for the
// same strings and know neither networks, subdomains nor where a value ends.
//   node bench/hunt.mjs [megabytes]
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inTurn, median, peakMegabytes } from './measure.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const howdunit = join(root, 'bin/howdunit.js');
const megabytes = Number(process.argv[2] ?? 256);
const folder = mkdtempSync(join(tmpdir(), 'howdunit-bench-'));
const home = join(folder, 'home');
const log = join(folder, 'proxy.log');
const patterns = join(folder, 'patterns.txt');

const report = join(root, 'examples/copper-heron/report.html');
execFileSync(process.execPath, [howdunit, 'read', report, '--home', home], { stdio: 'ignore' });
const values = execFileSync(
  process.execPath,
  [howdunit, 'read', report, '--home', home, '--format', 'json'],
  {
    encoding: 'utf8',
  },
);
const sought = JSON.parse(values).findings.filter(
  ({ kind, role, type }) => kind === 'observable' && role === 'attacker' && type !== 'cve',
);
writeFileSync(patterns, `${[...new Set(sought.map(({ value }) => value))].join('\n')}\n`);
writeLog();

const commands = {
  'howdunit hunt': [process.execPath, howdunit, 'hunt', log, '--home', home, '--jsonl'],
  // Through cat: grep stops at the first hit when its output is /dev/null.
  'grep -F -i -f': ['sh', '-c', 'grep -F -i -f "$1" "$2" | cat', 'sh', patterns, log],
  'rg -F -i -f': ['rg', '-F', '-i', '-N', '-f', patterns, log],
};
const results = inTurn(
  Object.values(commands).map((command) => () => command),
  3,
);
const size = statSync(log).size / 1e6;
const rows = Object.keys(commands).map((name, at) => {
  const runs = results[at];
  if (runs.some(({ exit }) => exit !== 0)) return { command: name, 'MB per CPU second': 'not installed' };
  const cpu = median(runs.map((run) => run.cpu));
  return {
    command: name,
    'MB per CPU second': (size / cpu).toFixed(0),
    'wall s': median(runs.map(({ wall }) => wall)).toFixed(2),
    'ratio to grep': (median(results[1].map((run) => run.cpu)) / cpu).toFixed(2),
    'peak MB': peakMegabytes(Object.values(commands)[at])?.toFixed(0) ?? 'GNU time is not installed',
  };
});
rmSync(folder, { recursive: true, force: true });
console.log(`${size.toFixed(0)} MB of proxy log, ${sought.length} indicators`);
console.table(rows);

/** Squid-like lines about documentation addresses and names; one line in 20,000 is a hit. */
function writeLog() {
  const file = openSync(log, 'w');
  let seed = 1;
  const random = (below) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
  for (let written = 0, line = 0; written < megabytes * 1e6; ) {
    const lines = [];
    for (let at = 0; at < 10_000; at += 1, line += 1) {
      const host =
        line % 20_000 === 7 ? 'cdn.heron-cdn.example' : `h${random(9999)}.site-${random(999)}.example`;
      lines.push(
        `17936${random(99_999)}.${random(999)} ${random(900)} 192.0.2.${random(255)} TCP_MISS/200 ${random(99_999)} GET http://${host}/p/${random(9999)}/index.html?id=${random(99_999)} - HIER_DIRECT/203.0.113.${random(16)} text/html`,
      );
    }
    written += writeSync(file, `${lines.join('\n')}\n`);
  }
  closeSync(file);
}
