// Runs before `npm start` and `npm test`: installs and builds what is missing or stale, and says so.
// It uses nothing but Node, because on a fresh machine nothing else is there yet. All it says goes to
// standard error: standard output belongs to the command that follows.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const OLDEST_NODE = [20, 19];

export function setUp() {
  requireNode();
  if (installIsStale()) install();
  if (buildIsStale()) build();
  if (webIsStale()) buildWeb();
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  say(`Node ${process.versions.node} is too old: Howdunit needs ${OLDEST_NODE.join('.')} or newer.`);
  process.exit(1);
}

/** The lockfile decides: the stamp left by the last install must be its hash. */
function installIsStale() {
  const stamp = join(root, 'node_modules', '.howdunit-installed');
  return !existsSync(stamp) || readFileSync(stamp, 'utf8') !== lockHash();
}

function install() {
  say('Installing dependencies (npm install) …');
  // Not `npm ci`: it refuses a lockfile that leaves out other platforms' binaries, which some mirrors do not
  // serve. With --no-save the lockfile decides every version just the same and is not rewritten.
  run(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['install', '--no-save', '--no-audit', '--no-fund']);
  writeFileSync(join(root, 'node_modules', '.howdunit-installed'), lockHash());
}

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

/** The sources decide: the stamp left by the last build must be the hash of their names, sizes and times. */
function buildIsStale() {
  const stamp = join(root, 'dist', '.built');
  return !existsSync(stamp) || readFileSync(stamp, 'utf8') !== sourceHash();
}

/** The desk's front end has a stamp of its own: a change in src does not build it again, nor the other way. */
function webIsStale() {
  const stamp = join(root, 'dist', 'web', '.built');
  return !existsSync(stamp) || readFileSync(stamp, 'utf8') !== webHash();
}

/** Builds beside `dist` and swaps, so that a command running meanwhile never meets half a build. */
function build() {
  say('Building (tsc) …');
  const fresh = join(root, '.tmp', `dist.${process.pid}`);
  const before = sourceHash();
  rmSync(fresh, { recursive: true, force: true });
  run(
    process.execPath,
    [
      join(root, 'node_modules/typescript/bin/tsc'),
      '-p',
      join(root, 'tsconfig.build.json'),
      '--outDir',
      fresh,
    ],
    () => rmSync(fresh, { recursive: true, force: true }),
  );
  writeFileSync(join(fresh, '.built'), before);
  const web = join(root, 'dist', 'web');
  if (existsSync(web)) cpSync(web, join(fresh, 'web'), { recursive: true });
  swap(fresh, join(root, 'dist'));
}

function buildWeb() {
  say('Building the desk (vite) …');
  const fresh = join(root, '.tmp', `web.${process.pid}`);
  const before = webHash();
  rmSync(fresh, { recursive: true, force: true });
  run(
    process.execPath,
    [
      join(root, 'node_modules/vite/bin/vite.js'),
      'build',
      '--config',
      join(root, 'web/vite.config.mjs'),
      '--outDir',
      fresh,
      '--logLevel',
      'warn',
    ],
    () => rmSync(fresh, { recursive: true, force: true }),
  );
  writeFileSync(join(fresh, '.built'), before);
  swap(fresh, join(root, 'dist', 'web'));
}

function swap(fresh, place) {
  const old = `${fresh}.old`;
  if (existsSync(place)) renameSync(place, old);
  renameSync(fresh, place);
  rmSync(old, { recursive: true, force: true });
}

function sourceHash() {
  return hashOf([
    ...sources(join(root, 'src')),
    join(root, 'tsconfig.json'),
    join(root, 'tsconfig.build.json'),
    join(root, 'package-lock.json'),
  ]);
}

function webHash() {
  return hashOf([...sources(join(root, 'web')), join(root, 'package-lock.json')]);
}

function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function sources(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) =>
      entry.isDirectory()
        ? sources(join(folder, entry.name))
        : entry.name.endsWith('.test.ts')
          ? []
          : [join(folder, entry.name)],
    );
}

/** Its output is talk: it goes to standard error. */
function run(command, args, undo = () => {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] });
  if (status === 0) return;
  undo();
  say(`Set-up failed: ${command} ${args[0]} ${error ? error.message : `ended with ${status}`}.`);
  process.exit(1);
}

function say(line) {
  process.stderr.write(`${line}\n`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  setUp();
}
