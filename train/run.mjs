// Builds the trainer and runs it.  node train/run.mjs [base|annoctr|procedures|claims]
// Needs the data folder (HOWDUNIT_DATA, default ../shared/data) and about 2 GB of memory; minutes on two cores.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
for (const step of [
  ['node_modules/typescript/bin/tsc', '-p', 'train/tsconfig.json'],
  ['.tmp/train/train/index.js', ...process.argv.slice(2)],
]) {
  const { status } = spawnSync(process.execPath, step, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
