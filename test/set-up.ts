import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Stories run the built command, so the build must be what the sources are. */
export default function setup(): void {
  execFileSync(process.execPath, [fileURLToPath(new URL('../tools/set-up.mjs', import.meta.url))], {
    stdio: ['ignore', 2, 2],
  });
}
