// Compiles src/hunt/kernel/*.as and src/hunt/loader/*.as (AssemblyScript) to WebAssembly and writes each as
// kernel-wasm.ts or loader-wasm.ts beside its sources, with their hash; tests compare that hash, so that neither can
// change without the other. Set-up needs no compiler.
//   node tools/build-hunt-kernel.mjs [kernel] [loader]
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { OPTIONS } from './assembly-script.mjs';

/** Folder under src/hunt, and the file whose exports are the module's. */
const MODULES = [
  { name: 'kernel', entry: 'scan' },
  { name: 'loader', entry: 'loader' },
];

/** Of the sources' names and contents, in the order of their names. */
function sourceHash(folder) {
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).sort()) {
    if (name.endsWith('.as')) hash.update(`${name}\0`).update(readFileSync(join(folder, name)));
  }
  return hash.digest('hex');
}

async function build({ name, entry }) {
  const folder = fileURLToPath(new URL(`../src/hunt/${name}/`, import.meta.url));
  const { default: asc } = await import('assemblyscript/asc');
  let wasm;
  const { error, stderr } = await asc.main([`${entry}.ts`, '-o', `${entry}.wasm`, ...OPTIONS], {
    readFile(file) {
      try {
        return readFileSync(join(folder, file.replace(/\.ts$/, '.as')), 'utf8');
      } catch {
        return null;
      }
    },
    writeFile(_name, contents) {
      wasm = contents;
    },
    listFiles: () => [],
  });
  if (error !== null) {
    process.stderr.write(`${stderr.toString()}\n`);
    throw error;
  }
  const base64 = Buffer.from(wasm).toString('base64');
  const lines = base64.match(/.{1,100}/g).map((line) => `  '${line}'`);
  const text = [
    '// Made by tools/build-hunt-kernel.mjs from the .as files beside it.',
    '',
    `export const ${name.toUpperCase()}_SOURCE_SHA256 = '${sourceHash(folder)}';`,
    '',
    '/** WebAssembly, base64. */',
    `export const ${name.toUpperCase()}_WASM: string = [`,
    `${lines.join(',\n')},`,
    "].join('');",
    '',
  ];
  writeFileSync(join(folder, `${name}-wasm.ts`), text.join('\n'));
  console.log(`${name}: ${wasm.length} bytes of WebAssembly`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const wanted = process.argv.slice(2);
  for (const module of MODULES) {
    if (wanted.length === 0 || wanted.includes(module.name)) await build(module);
  }
}
