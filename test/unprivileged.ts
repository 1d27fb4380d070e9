import { execFileSync } from 'node:child_process';
import { chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { howdunit, type Outcome, ROOT } from './howdunit.ts';

/** `nobody` on most systems; what matters is that it owns nothing. */
const NOBODY = 65_534;

/**
 * The command for a user from whom a file can be kept back, with a home of its own. Root may read everything,
 * so for root the command is copied to where a user without rights can run it, and runs as that user.
 */
export function unprivileged(): (args: readonly string[]) => Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'howdunit-nobody-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const home = join(folder, 'home');
  mkdirSync(home);
  if (process.getuid?.() !== 0) return (args) => howdunit([...args, '--home', home]);
  copyCommand(folder);
  chownSync(home, NOBODY, NOBODY);
  const environment = { HOME: home, TMPDIR: home };
  const command = join(folder, 'bin/howdunit.js');
  const node = join(folder, 'node');
  return (args) => howdunit([...args, '--home', home], { command, node, user: NOBODY, environment });
}

/** What is published, what it needs at run time and the Node at hand, which may stand in a private folder. */
function copyCommand(folder: string): void {
  for (const path of ['package.json', 'bin', 'dist', ...runtimePackages()]) {
    cpSync(join(ROOT, path), join(folder, path), { recursive: true });
  }
  cpSync(process.execPath, join(folder, 'node'));
  execFileSync('chmod', ['-R', 'a+rX', folder]);
}

/** What is installed and no mere development dependency, as the lockfile has it. */
function runtimePackages(): string[] {
  const { packages }: { packages: Record<string, { dev?: boolean }> } = JSON.parse(
    readFileSync(join(ROOT, 'package-lock.json'), 'utf8'),
  );
  return Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && dev !== true && existsSync(join(ROOT, path)))
    .map(([path]) => path);
}
