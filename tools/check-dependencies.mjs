// What we may depend on: permissive licences only, no script that runs at install time, and a lockfile
// that records no download address (so that it holds on any mirror).
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { init } from 'license-checker-rseidelsohn';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

export const PERMISSIVE = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Python-2.0',
  'Unlicense',
  'Zlib',
  'CC-BY-4.0',
  'CC-BY-3.0',
]);

/**
 * File-level copyleft is borne in test tools that are never shipped, each by name and with its reason;
 * nothing that reaches a user may stand here.
 */
export const NOT_SHIPPED = new Map([
  ['lightningcss', 'MPL-2.0: CSS parser inside the test runner’s bundler'],
  ['axe-core', 'MPL-2.0: the outside judge of the desk’s accessibility'],
]);

/** A choice ("MIT OR GPL-2.0") is fine if one side is permissive; a sum ("MIT AND GPL-2.0") only if all are. */
export function isPermissive(expression) {
  const plain = expression.replace(/[()*]/g, '');
  return plain
    .split(/ OR /i)
    .some((choice) => choice.split(/ AND /i).every((licence) => PERMISSIVE.has(licence.trim())));
}

export function faultsInLock(lock) {
  const faults = [];
  for (const [name, entry] of Object.entries(lock.packages)) {
    if (entry.resolved && /^https?:/.test(entry.resolved))
      faults.push(`${name}: the lockfile records a download address`);
    if (entry.hasInstallScript) faults.push(`${name}: runs a script when it is installed`);
  }
  return faults;
}

async function faultsInLicences(lock) {
  const packages = await promisify(init)({ start: root, excludePrivatePackages: true });
  return Object.entries(packages).flatMap(([name, { licenses }]) => {
    const expression = Array.isArray(licenses) ? licenses.join(' AND ') : String(licenses);
    const bare = name.slice(0, name.lastIndexOf('@'));
    const borne = [...NOT_SHIPPED.keys()].some((tool) => bare === tool || bare.startsWith(`${tool}-`));
    if (borne && lock.packages[`node_modules/${bare}`]?.dev === true) return [];
    return isPermissive(expression) ? [] : [`${name}: licence ${expression} is not on the permissive list`];
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const faults = [...faultsInLock(lock), ...(await faultsInLicences(lock))];
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  process.stdout.write(
    `dependencies: ${Object.keys(lock.packages).length - 1} in the lockfile, ${faults.length} faults\n`,
  );
  process.exitCode = faults.length > 0 ? 1 : 0;
}
