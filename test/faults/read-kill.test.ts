import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readKept } from '../../src/keep/index.ts';
import type { ReportDocument } from '../../src/model/index.ts';
import { COMMAND, howdunit, temporaryFolder } from '../howdunit.ts';

const KILLS = 50;
const folder = temporaryFolder();
const home = join(folder, 'home');

/** A report of its own for each run, large enough that every stage takes a while. */
function reportFile(run: number): string {
  const lines = Array.from(
    { length: 400 },
    (_, at) => `The implant of run ${run} beacons to host${at}-${run}[.]evil[.]example over T1071.001.`,
  );
  const path = join(folder, `report-${run}.txt`);
  writeFileSync(path, `Run ${run}\n\n${lines.join('\n\n')}\n`);
  return path;
}

/** What the command had reported when it was killed after `ms`; undefined when it had reported nothing whole. */
function readAndKill(run: number, ms: number): Promise<ReportDocument | undefined> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [COMMAND, 'read', reportFile(run), '--home', home, '--json'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      out += chunk;
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), ms);
    child.on('close', () => {
      clearTimeout(timer);
      resolve(wholeDocument(out));
    });
  });
}

function wholeDocument(out: string): ReportDocument | undefined {
  try {
    return JSON.parse(out);
  } catch {
    return undefined;
  }
}

test(`kill -9 at ${KILLS} random moments loses nothing that was reported as kept`, {
  timeout: 600_000,
}, async () => {
  const started = performance.now();
  const first = await readAndKill(0, 60_000);
  const whole = performance.now() - started;
  expect(first).toBeDefined();
  const reported = [first];
  for (let run = 1; run <= KILLS; run += 1) {
    // From before the first byte is read to a little after the command would have ended.
    reported.push(await readAndKill(run, Math.random() * whole * 1.1));
  }
  const kept = reported.filter((document) => document !== undefined);
  expect(kept.length).toBeLessThan(KILLS + 1);
  for (const document of kept) {
    const again = await howdunit(['share', document.report.id, '--home', home, '--format', 'json']);
    expect([again.exit, again.err]).toEqual([0, '']);
    const stored: ReportDocument = JSON.parse(again.out);
    expect(stored.reading.text).toBe(document.reading.text);
    expect(stored.findings).toHaveLength(document.findings.length);
    expect(await readKept(join(home, 'archive'), document.capture)).toMatchObject({ ok: true });
  }
  // The home still takes new reports, and every one that was cut short can simply be read again.
  expect(await readAndKill(KILLS, 60_000)).toBeDefined();
});
