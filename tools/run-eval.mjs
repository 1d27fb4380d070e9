// `npm run eval -- techniques --quick` runs eval/techniques.mjs with `--quick`; without a name it lists them.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const evals = join(dirname(dirname(fileURLToPath(import.meta.url))), 'eval');
const names = readdirSync(evals)
  .filter((file) => file.endsWith('.mjs'))
  .map((file) => file.slice(0, -'.mjs'.length));
const [name = '', ...args] = process.argv.slice(2);

if (!names.includes(name) || !existsSync(join(evals, `${name}.mjs`))) {
  console.error(`npm run eval -- <name>, of: ${names.join(', ')}`);
  process.exitCode = 2;
} else {
  const { status } = spawnSync(process.execPath, [join(evals, `${name}.mjs`), ...args], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
}
