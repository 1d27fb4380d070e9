// The house's rules (.dependency-cruiser.cjs) against the sources. Fails on a breach, and also when no
// module was cruised: a parser that sees nothing finds nothing wrong.

import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** @returns {Promise<{ modules: number, violations: { rule: string, from: string, to: string }[] }>} */
export async function checkArchitecture(folder = 'src', baseDir = root) {
  const config = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs'));
  const options = { ...config.options, ruleSet: { forbidden: config.forbidden }, validate: true, baseDir };
  const { output } = await cruise([folder], options, undefined, {
    tsConfig: extractTSConfig(join(root, 'tsconfig.json')),
  });
  return {
    modules: output.summary.totalCruised,
    violations: output.summary.violations.map((violation) => ({
      rule: violation.rule.name,
      from: violation.from,
      to: violation.to,
    })),
  };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { modules, violations } = await checkArchitecture();
  for (const { rule, from, to } of violations) process.stderr.write(`${rule}: ${from} -> ${to}\n`);
  if (modules === 0) process.stderr.write('no module was cruised: the check sees nothing\n');
  else process.stdout.write(`architecture: ${modules} modules, ${violations.length} breaches\n`);
  process.exitCode = modules === 0 || violations.length > 0 ? 1 : 0;
}
