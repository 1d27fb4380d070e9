import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { kernelModule } from './kernel.ts';
import { KERNEL_SOURCE_SHA256 } from './kernel-wasm.ts';

test('the WebAssembly that ships was made from the sources beside it', () => {
  const hash = createHash('sha256');
  const folder = new URL('.', import.meta.url);
  for (const name of readdirSync(folder).sort()) {
    if (name.endsWith('.as')) hash.update(`${name}\0`).update(readFileSync(new URL(name, folder)));
  }
  expect(hash.digest('hex'), 'run: node tools/build-hunt-kernel.mjs').toBe(KERNEL_SOURCE_SHA256);
});

test('it can be left out, as where a machine has no SIMD', () => {
  expect(kernelModule()).toBeDefined();
  process.env['HOWDUNIT_PLAIN_HUNT'] = '1';
  try {
    expect(kernelModule()).toBeUndefined();
  } finally {
    delete process.env['HOWDUNIT_PLAIN_HUNT'];
  }
});
