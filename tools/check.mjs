// The greater part of `npm run check`: what is checked without a test, two at a time, the longest first.
// What a check says is printed whole when it ends, under its name. All run, whatever fails; then the exit code
// is 1 and the last line names the ones that failed.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const AT_ONCE = Math.min(2, availableParallelism());
const CHECKS = [
  // Each of its regular expressions is tried for backtracking by a process of its own, which takes most of its time.
  'eslint --concurrency 2 .',
  'tsc -p .',
  'tsc -p web',
  'knip',
  'node tools/check-architecture.mjs',
  'biome ci --colors=off .',
  'node tools/check-dependencies.mjs',
];

/** Ends with its exit code, or the signal that ended it, and all that it said in the order it said it. */
function run(check) {
  const [command, ...args] = check.split(' ');
  const started = performance.now();
  return new Promise((resolve) => {
    const said = [];
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, PATH: `${join(root, 'node_modules/.bin')}${separator()}${process.env.PATH}` },
      // On Windows these commands are scripts, which only a shell runs.
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const end = (ended) => {
      resolve({ ended, said: Buffer.concat(said), seconds: (performance.now() - started) / 1_000 });
    };
    child.stdout.on('data', (chunk) => said.push(chunk));
    child.stderr.on('data', (chunk) => said.push(chunk));
    child.on('error', (error) => {
      said.push(Buffer.from(`${error.message}\n`));
      end('not started');
    });
    child.on('close', (exit, signal) => end(exit ?? signal));
  });
}

function separator() {
  return process.platform === 'win32' ? ';' : ':';
}

const failed = [];
const waiting = [...CHECKS];
async function runWaiting() {
  for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
    const { ended, said, seconds } = await run(check);
    const verdict = ended === 0 ? 'passed' : `FAILED (${ended})`;
    process.stdout.write(`== ${check}: ${verdict}, ${seconds.toFixed(0)} s\n`);
    process.stdout.write(said);
    if (ended !== 0) failed.push(check);
  }
}

await Promise.all(Array.from({ length: AT_ONCE }, runWaiting));
console.log(
  failed.length === 0
    ? `${CHECKS.length} of ${CHECKS.length} checks passed`
    : `${CHECKS.length - failed.length} of ${CHECKS.length} checks passed, failed: ${failed.join(', ')}`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
