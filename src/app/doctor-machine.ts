import { kernelModule } from '../hunt/index.ts';
import { type DoctorCheck, fine, warning, wrong } from './doctor-check.ts';

/** The oldest that is supported, as package.json states it. */
const OLDEST_NODE: readonly [major: number, minor: number] = [20, 19];

/** @param version as `process.versions.node` gives it, e.g. `20.19.0` */
export function checkNode(version: string): DoctorCheck {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isOldEnough = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
  if (isOldEnough) return fine('node', `Node.js ${version}`);
  return wrong(
    'node',
    'bad-usage',
    `Node.js ${version} is older than ${OLDEST_NODE.join('.')}`,
    'Install a newer Node.js.',
  );
}

/** @param hasKernel whether logs are searched by WebAssembly with SIMD */
export function checkSimd(hasKernel: boolean = kernelModule() !== undefined): DoctorCheck {
  if (hasKernel) return fine('simd', 'hunts use WebAssembly with SIMD');
  const hint = 'Hunts find the same, several times slower; see that HOWDUNIT_PLAIN_HUNT is not set.';
  return warning('simd', 'hunts do not use WebAssembly with SIMD', hint);
}
