import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { COMMAND, howdunit, temporaryFolder } from '../howdunit.ts';

const folder = temporaryFolder();
const HITS = 2_000;

test.skipIf(process.platform === 'win32').each([['1'], ['2']])(
  'Ctrl-C in the middle of a hunt says what was covered, and --resume finds the rest, %s at a time',
  async (workers) => {
    const log = join(folder, `long-${workers}.log`);
    const other = join(folder, `other-${workers}.log`);
    const list = join(folder, 'list.txt');
    const state = join(folder, `state-${workers}.json`);
    writeFileSync(list, 'evil.example\n');
    const quiet = `${'quiet words of a log '.repeat(40)}\n`;
    const lines = Array.from(
      { length: HITS },
      (_, at) => `2026-11-25T10:00:00Z web07 evil.example ${at}\n${quiet}`,
    );
    writeFileSync(log, lines.join(''));
    writeFileSync(other, 'evil.example in another log\n');
    const args = [
      'hunt',
      log,
      other,
      '--indicators',
      list,
      '--jsonl',
      '--workers',
      workers,
      '--home',
      join(folder, 'home'),
    ];
    const whole = await howdunit(args);

    const child = spawn(process.execPath, [COMMAND, ...args, '--resume', state], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    const ended = new Promise((resolve) => child.on('close', (exit, by) => resolve(exit ?? by)));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      err += chunk;
    });
    // Whoever reads stops reading, so that the hunt stands where it is however fast it is.
    const begun = new Promise<void>((resolve) => {
      child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
        if (out === '') child.stdout.pause();
        out += chunk;
        resolve();
      });
    });
    await begun;
    child.kill('SIGINT');
    await expect.poll(() => err, { timeout: 10_000 }).toContain('interrupted: ');
    child.stdout.resume();
    expect(['SIGINT', 130]).toContain(await ended);
    // Hits, lines and bytes so far, logs that are done, and where it was.
    expect(err).toMatch(
      /^interrupted: \d{1,9} hits? in \d{1,9} lines \(\d{1,12} bytes\); [01] of 2 logs searched whole/mu,
    );
    const before = linesOf(out);
    expect(before.length).toBeGreaterThan(0);
    expect(before.length).toBeLessThan(HITS);

    const rest = await howdunit([...args, '--resume', state]);
    const after = linesOf(rest.out);
    expect(rest.exit).toBe(0);
    expect(after.length).toBeLessThan(HITS);
    const found = new Set([...before, ...after]);
    expect(linesOf(whole.out).filter((hit) => !found.has(hit))).toEqual([]);
    expect([found.size, linesOf(whole.out).length]).toEqual([HITS + 1, HITS + 1]);
  },
);

/** Whole lines: the last one may have been cut, and is told again. */
function linesOf(out: string): string[] {
  return out
    .slice(0, out.lastIndexOf('\n') + 1)
    .split('\n')
    .filter(Boolean);
}
