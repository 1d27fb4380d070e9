// Compiles src/hunt/kernel/*.as (AssemblyScript) to WebAssembly and writes it as src/hunt/kernel/kernel-wasm.ts, with
// the hash of its sources; a test compares that hash, so that neither can change without the other. Set-up needs no
// compiler.
//   node tools/build-hunt-kernel.mjs
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const folder = fileURLToPath(new URL('../src/hunt/kernel/', import.meta.url));

const OPTIONS = [
  '-O3',
  '--converge',
  '--noAssert',
  // AssemblyScript's name for the runtime that only ever allocates; the kernel allocates nothing.
  '--runtime',
  'stub',
  '--importMemory',
  '--sharedMemory',
  '--initialMemory',
  '1',
  '--maximumMemory',
  '65535',
  '--enable',
  'simd',
  '--enable',
  'threads',
  '--enable',
  'bulk-memory',
];

/** Of the sources' names and contents, in the order of their names. */
export function sourceHash() {
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).sort()) {
    if (name.endsWith('.as')) hash.update(`${name}\0`).update(readFileSync(join(folder, name)));
  }
  return hash.digest('hex');
}

async function build() {
  const { default: asc } = await import('assemblyscript/asc');
  let wasm;
  const { error, stderr } = await asc.main(['scan.ts', '-o', 'scan.wasm', ...OPTIONS], {
    readFile(name) {
      try {
        return readFileSync(join(folder, name.replace(/\.ts$/, '.as')), 'utf8');
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
    `export const KERNEL_SOURCE_SHA256 = '${sourceHash()}';`,
    '',
    '/** WebAssembly, base64. */',
    'export const KERNEL_WASM: string = [',
    `${lines.join(',\n')},`,
    "].join('');",
    '',
  ];
  writeFileSync(join(folder, 'kernel-wasm.ts'), text.join('\n'));
  console.log(`${wasm.length} bytes of WebAssembly`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await build();
