// Whole processes from outside: CPU and wall seconds as the shell's `time` counts them, peak memory as
// the kernel does. Quote medians and ratios; single absolute times depend on what else the machine does.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** @param {string[]} command  @returns {{ cpu: number, wall: number, exit: number | null }} seconds */
export function once(command) {
  const script = `TIMEFORMAT='%U %S %R'; time "$@" >/dev/null 2>/dev/null`;
  const { stderr, status } = spawnSync('bash', ['-c', script, 'bash', ...command], { encoding: 'utf8' });
  const [user = 0, system = 0, wall = 0] = stderr.trim().split(/\s+/).map(Number);
  return { cpu: user + system, wall, exit: status };
}

/** The commands in turn, A B A B …, so that a drifting machine slows all of them alike. */
export function inTurn(commands, runs) {
  const results = commands.map(() => []);
  for (let run = -1; run < runs; run += 1) {
    for (const [at, command] of commands.entries()) {
      const result = once(command());
      if (run >= 0) results[at].push(result);
    }
  }
  return results;
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Peak resident memory of one run in MB, by GNU time where it is installed. */
export function peakMegabytes(command) {
  if (!existsSync('/usr/bin/time')) return undefined;
  const { stderr } = spawnSync('/usr/bin/time', ['-f', '%M', ...command], {
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  return Number(stderr.trim().split('\n').at(-1)) / 1024;
}
