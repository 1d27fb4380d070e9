import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
} from 'node:fs';
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

/**
 * What is published, what it needs at run time and the Node at hand, which may stand in a private folder. Links
 * are as good as copies and far cheaper, where the disk is the same and the files themselves are not private.
 */
function copyCommand(folder: string): void {
  chmodSync(folder, 0o755);
  const paths = ['package.json', 'bin', 'dist', ...runtimePackages()];
  cpSync(process.execPath, join(folder, 'node'));
  // `cp` of systems other than Linux knows no links.
  const { status } = spawnSync('cp', ['-al', '--parents', ...paths, folder], { cwd: ROOT, stdio: 'ignore' });
  if (status === 0 && isReadableByAll(folder)) return;
  for (const path of paths) {
    rmSync(join(folder, path), { recursive: true, force: true });
    cpSync(join(ROOT, path), join(folder, path), { recursive: true });
  }
  execFileSync('chmod', ['-R', 'a+rX', folder]);
}

function isReadableByAll(folder: string): boolean {
  const { status, stdout } = spawnSync('find', [folder, '!', '-perm', '-a=r', '-print', '-quit'], {
    encoding: 'utf8',
  });
  return status === 0 && stdout === '';
}

/** What is installed and no mere development dependency, as the lockfile has it; what is within another, with it. */
function runtimePackages(): string[] {
  const { packages }: { packages: Record<string, { dev?: boolean }> } = JSON.parse(
    readFileSync(join(ROOT, 'package-lock.json'), 'utf8'),
  );
  return Object.entries(packages)
    .filter(([path, { dev }]) => /^node_modules\/(?:@[^/]+\/)?[^/]+$/u.test(path) && dev !== true)
    .map(([path]) => path)
    .filter((path) => existsSync(join(ROOT, path)));
}
