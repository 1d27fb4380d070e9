// What the tests of other extractors claim, asked of Howdunit; each difference is a rule of ours or a fault.
// Run after a build: node eval/peers.mjs [--faults] [--policy RULE] [suite…]
// The tests are read where they are and nothing of theirs is kept here. HOWDUNIT_PEERS names a folder with checkouts
// of the repositories, each under its own name: ioc-finder, iocextract, MISP. HOWDUNIT_DIST: the build to measure
// (default ../dist); HOWDUNIT_DATA: the data folder (default ../shared/data), which has txt2stix and iocsearcher.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { caseClaims } from './peers/case-claims.mjs';
import { hasType, judge } from './peers/judge.mjs';
import { phpClaims } from './peers/php-claims.mjs';
import { RULES, ruleFor } from './peers/policy.mjs';

const root = new URL('../', import.meta.url);
const dist = pathToFileURL(`${process.env.HOWDUNIT_DIST ?? fileURLToPath(new URL('dist', root))}/`);
const data = join(process.env.HOWDUNIT_DATA ?? fileURLToPath(new URL('../shared/data', root)), 'observables');
const peers = process.env.HOWDUNIT_PEERS ?? '';
const FLOOR = 0.95;

const args = process.argv.slice(2);
const asked = args.filter((arg, at) => !arg.startsWith('--') && args[at - 1] !== '--policy');
const shown = args.includes('--policy') ? args[args.indexOf('--policy') + 1] : undefined;

const SUITES = {
  'ioc-finder': () => pythonClaims('ioc-finder', 'tests/find_iocs_cases', 'tests'),
  iocextract: () => pythonClaims('iocextract', 'tests.py'),
  misp: () => withText(join(peers, 'MISP/app/Test/ComplexTypeToolTest.php'), phpClaims),
  txt2stix: () => withText(join(data, 'txt2stix.examples.json'), (text) => caseClaims(JSON.parse(text))),
  iocsearcher: () => withText(join(data, 'iocsearcher.valid.json'), (text) => caseClaims(JSON.parse(text))),
};

const engine = await loadEngine();
let isBelow = false;
for (const [name, read] of Object.entries(SUITES)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const claims = read();
  if (claims === undefined) process.stdout.write(`${name}: skipped, not there\n`);
  else report(name, claims);
}
if (isBelow) process.exitCode = 1;

function report(name, claims) {
  const verdicts = claims.flatMap((claim) => judge(claim, engine));
  const right = verdicts.filter(({ kind }) => kind === 'right').length;
  const byRule = new Map();
  const faults = [];
  for (const verdict of verdicts) {
    if (verdict.kind === 'right') continue;
    const rule = ruleFor({ ...verdict, hasType });
    if (rule === undefined) faults.push(verdict);
    else byRule.set(rule.name, [...(byRule.get(rule.name) ?? []), verdict]);
  }
  const share = right / Math.max(1, right + faults.length);
  if (share < FLOOR) isBelow = true;
  process.stdout.write(
    `${name}: ${claims.length} claims, ${verdicts.length} values; ${right} right (${(right / verdicts.length).toFixed(3)}), ` +
      `${verdicts.length - right - faults.length} by policy, ${faults.length} faults: ${share.toFixed(3)} after policy\n`,
  );
  for (const { name: rule } of RULES) {
    const under = byRule.get(rule);
    if (under === undefined) continue;
    process.stdout.write(`  ${String(under.length).padStart(5)}  ${rule}\n`);
    if (shown === rule) for (const verdict of under) process.stdout.write(lineOf(verdict));
  }
  if (args.includes('--faults')) for (const verdict of faults) process.stdout.write(lineOf(verdict));
}

function lineOf({ claim, kind, wanted, got, found }) {
  const values = found.map(({ type, value }) => `${type} ${value}`).join(' | ');
  const cells = [
    kind,
    claim.about,
    JSON.stringify(wanted ?? got),
    JSON.stringify(claim.text).slice(0, 160),
    values.slice(0, 160),
    claim.test,
  ];
  return `         ${cells.join('\t')}\n`;
}

/** Of folders, the Python files in them. Read by Python's own parser; without Python the suite is skipped. */
function pythonClaims(repository, ...paths) {
  const files = paths.flatMap((path) => {
    const full = join(peers, repository, path);
    if (!existsSync(full)) return [];
    if (full.endsWith('.py')) return [full];
    return readdirSync(full)
      .filter((file) => file.endsWith('.py'))
      .map((file) => join(full, file));
  });
  if (peers === '' || files.length === 0) return undefined;
  const script = fileURLToPath(new URL('peers/python_claims.py', import.meta.url));
  const run = spawnSync('python3', [script, ...files], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (run.status !== 0) return undefined;
  if (args.includes('--faults')) process.stdout.write(run.stderr);
  return run.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

function withText(path, read) {
  return path.startsWith('/') && existsSync(path) ? read(readFileSync(path, 'utf8')) : undefined;
}

async function loadEngine() {
  const { refangText } = await import(new URL('how/library.js', dist));
  const { findObservables } = await import(new URL('how/observables/index.js', dist));
  const { findRules } = await import(new URL('how/rules/index.js', dist));
  const { readText } = await import(new URL('read/index.js', dist));
  return {
    refangText,
    observables: (text) => findObservables(readText(text), {}),
    rulesIn: (text) => findRules(readText(text), {}).map((rule) => rule.text),
  };
}
