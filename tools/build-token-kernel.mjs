// Compiles src/hunt/token-index/*.as (AssemblyScript), with what they take from src/hunt/kernel, to WebAssembly and
// writes it as src/hunt/token-index/tokens-wasm.ts, with the hash of its sources; a test compares that hash, so that
// neither can change without the other. Set-up needs no compiler.
//   node tools/build-token-kernel.mjs
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile, moduleText, sourceHash } from './assembly-script.mjs';

const hunt = fileURLToPath(new URL('../src/hunt/', import.meta.url));
/** Of the kernel's sources, those that are read here, too, and what these rest on. */
const SHARED = ['decode', 'escapes', 'number-host', 'reverse-name'].map((name) => `kernel/${name}.as`);
const BITS = 'kernel/bits.as';

const own = readdirSync(join(hunt, 'token-index'))
  .filter((name) => name.endsWith('.as'))
  .map((name) => `token-index/${name}`);
const sources = new Map(
  [...own, ...SHARED, BITS].map((name) => [name, readFileSync(join(hunt, name), 'utf8')]),
);

const wasm = await compile(
  'token-index/tokens.ts',
  (file) => sources.get(file.replace(/\.ts$/, '.as')) ?? null,
);
const text = moduleText({
  name: 'TOKENS',
  madeBy: 'tools/build-token-kernel.mjs',
  hash: sourceHash([...sources].filter(([name]) => name !== BITS)),
  wasm,
});
writeFileSync(join(hunt, 'token-index/tokens-wasm.ts'), text);
console.log(`${wasm.length} bytes of WebAssembly`);
