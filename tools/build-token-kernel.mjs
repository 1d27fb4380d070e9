// Compiles src/hunt/token-index/*.as (AssemblyScript), with what they take from src/hunt/kernel, to WebAssembly and
// writes it as src/hunt/token-index/tokens-wasm.ts, with the hash of its sources; a test compares that hash, so that
// neither can change without the other. Set-up needs no compiler.
//   node tools/build-token-kernel.mjs
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { main } from 'assemblyscript/asc';
import { OPTIONS } from './assembly-script.mjs';

const hunt = fileURLToPath(new URL('../src/hunt/', import.meta.url));
/** Of the kernel's sources, those that are read here, too, and what these rest on. */
const SHARED = ['decode', 'escapes', 'number-host', 'reverse-name'].map((name) => `kernel/${name}.as`);
const BITS = 'kernel/bits.as';

const sources = readdirSync(join(hunt, 'token-index'))
  .filter((name) => name.endsWith('.as'))
  .map((name) => `token-index/${name}`);

let wasm;
const { error, stderr } = await main(['token-index/tokens.ts', '-o', 'tokens.wasm', ...OPTIONS], {
  readFile(file) {
    const name = file.replace(/\.ts$/, '.as');
    const isOurs = [...sources, ...SHARED, BITS].includes(name);
    return isOurs ? readFileSync(join(hunt, name), 'utf8') : null;
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
const hash = createHash('sha256');
for (const name of [...sources, ...SHARED].sort())
  hash.update(`${name}\0`).update(readFileSync(join(hunt, name)));
const lines = Buffer.from(wasm)
  .toString('base64')
  .match(/.{1,100}/g)
  .map((line) => `  '${line}'`);
const text = [
  '// Made by tools/build-token-kernel.mjs from the .as files beside it.',
  '',
  `export const TOKENS_SOURCE_SHA256 = '${hash.digest('hex')}';`,
  '',
  '/** WebAssembly, base64. */',
  'export const TOKENS_WASM: string = [',
  `${lines.join(',\n')},`,
  "].join('');",
  '',
];
writeFileSync(join(hunt, 'token-index/tokens-wasm.ts'), text.join('\n'));
console.log(`${wasm.length} bytes of WebAssembly`);
