import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, onTestFinished, TestRunner } from 'vitest';
import type { Outcome } from './outcome.ts';
import { isFree, runStanding } from './standing.ts';

export const ROOT: string = fileURLToPath(new URL('..', import.meta.url));
export const COMMAND: string = join(ROOT, 'bin/howdunit.js');

/** Real data lies beside the project or where HOWDUNIT_DATA says; tests that need it skip without. */
export const DATA: string = process.env['HOWDUNIT_DATA'] ?? join(ROOT, '../shared/data');

export type { Outcome } from './outcome.ts';

export interface RunOptions {
  readonly input?: string | Uint8Array;
  readonly environment?: Readonly<Record<string, string>>;
  /** Another copy of the command, and of the Node that runs it. */
  readonly command?: string;
  readonly node?: string;
  /** User and group to run it as; only root may say so. */
  readonly user?: number;
  /** Where the process itself is tested: how it starts, how it ends. HOWDUNIT_OWN_PROCESS=1 says so for all. */
  readonly ownProcess?: boolean;
}

/**
 * Runs the built command as a user would; nothing is thrown for a non-zero exit. The start of a process costs
 * more than most commands, so they run in one that stands ready, with streams, environment and exit code of
 * their own; a second command at the same time, and one that needs it, gets its own process.
 */
export function howdunit(args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  const environment = { ...process.env, NO_COLOR: '1', ...options.environment };
  if (isFree() && !needsItsOwn(options)) {
    return runStanding({ args, input: options.input ?? '', environment });
  }
  return new Promise((resolve, reject) => {
    const child = spawn(options.node ?? process.execPath, [options.command ?? COMMAND, ...args], {
      ...(options.user !== undefined && { uid: options.user, gid: options.user, cwd: '/' }),
      env: environment,
      stdio: 'pipe',
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', reject);
    child.on('close', (exit) =>
      resolve({ exit, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }),
    );
    // A command that fails early closes its input; that is its right.
    child.stdin.on('error', () => {});
    child.stdin.end(options.input ?? '');
  });
}

function needsItsOwn({ ownProcess, command, node, user, environment }: RunOptions): boolean {
  return (
    (ownProcess ?? process.env['HOWDUNIT_OWN_PROCESS'] === '1') ||
    [command, node, user, environment?.['NODE_OPTIONS']].some((each) => each !== undefined)
  );
}

/** A fresh folder, gone after the test that asks for it, or after the file or the group of tests that does. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'howdunit-test-'));
  // Again where something was still being written into it (a process that is about to end, a database's log).
  const remove = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  // A hook of the file that is registered while a test runs would never run itself.
  if (TestRunner.getCurrentTest() === undefined) afterAll(remove);
  else onTestFinished(remove);
  return folder;
}
