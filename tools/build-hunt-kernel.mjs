// Compiles src/hunt/kernel/*.as and src/hunt/loader/*.as (AssemblyScript) to WebAssembly and writes each as
// kernel-wasm.ts or loader-wasm.ts beside its sources, with their hash; tests compare that hash, so that neither can
// change without the other. Set-up needs no compiler.
//   node tools/build-hunt-kernel.mjs [kernel] [loader]
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile, moduleText, sourceHash } from './assembly-script.mjs';

/** Folder under src/hunt, and the file whose exports are the module's. */
const MODULES = [
  { name: 'kernel', entry: 'scan' },
  { name: 'loader', entry: 'loader' },
];

async function build({ name, entry }) {
  const folder = fileURLToPath(new URL(`../src/hunt/${name}/`, import.meta.url));
  const sources = readdirSync(folder)
    .filter((file) => file.endsWith('.as'))
    .map((file) => [file, readFileSync(join(folder, file), 'utf8')]);
  const byName = new Map(sources);
  const wasm = await compile(`${entry}.ts`, (file) => byName.get(file.replace(/\.ts$/, '.as')) ?? null);
  const text = moduleText({
    name: name.toUpperCase(),
    madeBy: 'tools/build-hunt-kernel.mjs',
    hash: sourceHash(sources),
    wasm,
  });
  writeFileSync(join(folder, `${name}-wasm.ts`), text);
  console.log(`${name}: ${wasm.length} bytes of WebAssembly`);
}

const wanted = process.argv.slice(2);
for (const module of MODULES) {
  if (wanted.length === 0 || wanted.includes(module.name)) await build(module);
}
