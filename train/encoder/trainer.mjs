// The trainer in ../, built as train/run.mjs builds it, and the parts of it that the scripts here ask.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export const dataFolder = process.env.HOWDUNIT_DATA ?? path.join(root, '../shared/data');

export function buildTrainer() {
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/typescript/bin/tsc', '-p', 'train/tsconfig.json'],
    { cwd: root, stdio: 'inherit' },
  );
  if (status !== 0) throw new Error('the trainer does not build');
}

/** @param name of a module in train/, without its ending */
export function importTrainer(name) {
  return import(pathToFileURL(path.join(root, '.tmp/train/train', `${name}.js`)));
}
