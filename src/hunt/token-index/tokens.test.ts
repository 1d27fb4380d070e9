import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { TOKENS_SOURCE_SHA256 } from './tokens-wasm.ts';

const SHARED = ['decode', 'escapes', 'number-host', 'reverse-name'].map((name) => `kernel/${name}.as`);

test('the WebAssembly that ships was made from the sources beside it, and from what they share with the kernel', () => {
  const hunt = new URL('../', import.meta.url);
  const own = readdirSync(new URL('.', import.meta.url)).filter((name) => name.endsWith('.as'));
  const hash = createHash('sha256');
  for (const name of [...own.map((each) => `token-index/${each}`), ...SHARED].sort())
    hash.update(`${name}\0`).update(readFileSync(new URL(name, hunt)));
  expect(hash.digest('hex'), 'run: node tools/build-token-kernel.mjs').toBe(TOKENS_SOURCE_SHA256);
});
