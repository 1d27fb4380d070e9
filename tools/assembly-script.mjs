// How the modules of src/hunt are compiled from AssemblyScript, and written as TypeScript. The compiler is in no
// package.json: it is 100 MB that only those need who change a module; test/judges/wasm.sh shows that it gives the
// committed bytes.
import { createHash } from 'node:crypto';

/** It pins its own dependencies, so that this version always gives the same bytes. */
export const COMPILER = 'assemblyscript@0.28.20';

/** For shared memory that is handed in, with SIMD. */
const OPTIONS = [
  '-O3',
  '--converge',
  '--noAssert',
  // AssemblyScript's name for the runtime that only ever allocates; these modules allocate nothing.
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

/** @param entry name of the first source, which ends in .ts for the compiler @param read a source by such a name, or null */
export async function compile(entry, read) {
  const { main } = await compiler();
  let wasm;
  const { error, stderr } = await main([entry, '-o', 'module.wasm', ...OPTIONS], {
    readFile: read,
    writeFile(_name, contents) {
      wasm = contents;
    },
    listFiles: () => [],
  });
  if (error === null) return wasm;
  process.stderr.write(`${stderr.toString()}\n`);
  throw error;
}

async function compiler() {
  try {
    return await import('assemblyscript/asc');
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    console.error(`the compiler is not here: npm install --no-save ${COMPILER}`);
    process.exit(1);
  }
}

/** Of the sources' names and contents, in the order of their names. @param sources pairs of name and contents */
export function sourceHash(sources) {
  const hash = createHash('sha256');
  for (const [name, contents] of sources.sort(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(`${name}\0`).update(contents);
  return hash.digest('hex');
}

/** The module as a source of ours. */
export function moduleText({ name, madeBy, hash, wasm }) {
  const lines = Buffer.from(wasm)
    .toString('base64')
    .match(/.{1,100}/g)
    .map((line) => `  '${line}'`);
  return [
    `// Made by ${madeBy} from the .as files beside it.`,
    '',
    `export const ${name}_SOURCE_SHA256 = '${hash}';`,
    '',
    '/** WebAssembly, base64. */',
    `export const ${name}_WASM: string = [`,
    `${lines.join(',\n')},`,
    "].join('');",
    '',
  ].join('\n');
}
