import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { ObservableType } from '../../model/index.ts';
import { webAssembly } from '../kernel/web-assembly.ts';
import { plainly } from '../sieve/add-values.ts';
import type { Key } from '../sieve/key.ts';
import { keysOf } from '../sieve/keys.ts';
import { tableOf } from '../sieve/value-table.ts';
import { loaderModule, openLoader } from './loader.ts';
import { LOADER_SOURCE_SHA256 } from './loader-wasm.ts';

test('the WebAssembly that ships was made from the sources beside it', () => {
  const hash = createHash('sha256');
  const folder = new URL('.', import.meta.url);
  for (const name of readdirSync(folder).sort()) {
    if (name.endsWith('.as')) hash.update(`${name}\0`).update(readFileSync(new URL(name, folder)));
  }
  expect(hash.digest('hex'), 'run: node tools/build-hunt-kernel.mjs').toBe(LOADER_SOURCE_SHA256);
});

const SHAPES: readonly (readonly [ObservableType, string])[] = [
  ['domain-name', 'Kelp-7.evil.example'],
  ['domain-name', 'evil.example.'],
  ['domain-name', 'evil..example'],
  ['domain-name', '198.51.100.7'],
  ['ipv4-addr', '198.51.100.7'],
  ['ipv4-addr', '198.51.100.0/24'],
  ['ipv4-addr', '198.51.100.07'],
  ['ipv6-addr', '2001:db8::1'],
  ['ipv6-addr', '2001:DB8:1:2:3:4:5:6'],
  ['ipv6-addr', '2001:db8::'],
  ['ipv6-addr', 'fe80::1:2:3:4:5'],
  ['ipv6-addr', '2001:db8:1:2:3::4'],
  ['ipv6-addr', '2001:db8:1:2:3:4::'],
  ['ipv6-addr', '2001:db8:1:2:3:4:5::'],
  ['ipv6-addr', '::ffff:198.51.100.7'],
  ['ipv6-addr', '2001:db8::/32'],
  ['ipv6-addr', '2001:db8:::1'],
  ['url', 'https://evil.example:8443/a?b=c'],
  ['url', 'HTTP://198.51.100.7/x'],
  ['url', 'https://ana@evil.example/'],
  ['email-addr', 'ana.k+7@evil.example'],
  ['file:md5', '0123456789ABCDEF0123456789abcdef'],
  ['file:sha256', '0123456789abcdef'.repeat(4)],
  ['file:md5', '0123456789abcdeg0123456789abcdef'],
  ['file-name', 'kelp-setup.v2.exe'],
  ['file-name', 'kelp setup.exe'],
  ['file-name', '-kelp.exe'],
  ['file-path', 'C:\\Kelp\\bin\\kelp_1.dll'],
  ['file-path', '/opt/Kelp/kelp.so'],
  ['file-path', 'C:\\Kelp (x86)\\kelp.dll'],
  ['file-path', '/opt/kelp/'],
  ['pdb-path', 'D:\\src/kelp.pdb'],
];

/** A number at random, the same at each run. */
function random(): (below: number) => number {
  let state = 20_261_126;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** The shapes, and what becomes of them with characters struck out, doubled or put in. */
function changed(): readonly { type: ObservableType; value: string }[] {
  const next = random();
  const signs = '.:/\\@-_ 0aZ%é';
  return Array.from({ length: 40_000 }, (_, each) => {
    const [type, value] = SHAPES[each % SHAPES.length] ?? ['url', ''];
    let text = value;
    for (let change = each < SHAPES.length ? 0 : next(4); change > 0; change--) {
      const at = next(text.length + 1);
      const put = next(3) === 0 ? '' : signs.charAt(next(signs.length));
      text = text.slice(0, at) + put + text.slice(at + next(2));
    }
    return { type, value: text };
  });
}

test('a value that is added quickly has the key that the slow way would have added', () => {
  const module = loaderModule();
  if (module === undefined || webAssembly === undefined) throw new Error('no WebAssembly');
  const memory = new webAssembly.Memory({ initial: 16, maximum: 16, shared: true });
  const bytes = Buffer.from(memory.buffer);
  const added = new Map<number, string[]>();
  const note = (number: number, key: string): unknown =>
    added.set(number, [...(added.get(number) ?? []), key]);
  const text = (at: number, length: number): string =>
    bytes.toString('latin1', at, at + length).toLowerCase();
  const loader = openLoader(module, memory, {
    addWord: (at, length, mode, number) => note(number, `word ${mode} ${text(at, length)}`),
    addHash: (at, length, number) => note(number, `hash ${text(at, length)}`),
    addNetwork4: (address, bits, number) => note(number, `network ${hex(address)}/${bits}`),
    addNetwork6: (a, b, c, d, bits, number) =>
      note(number, `network ${[a, b, c, d].map(hex).join('')}/${bits}`),
  });
  const all = changed();
  for (let from = 0; from < all.length; from += 4_000) {
    added.clear();
    const part = all.slice(from, from + 4_000);
    const area = { scratch: 4096 };
    const odd = new Set(plainly(loader, memory, area, tableOf(part), 0, part.length));
    expect(odd.size + added.size).toBe(part.length);
    for (const [number, { type, value }] of part.entries()) {
      const slow = keysOf({ type, value, source: 0 }).map(written);
      if (!odd.has(number)) expect([type, value, added.get(number)]).toEqual([type, value, slow]);
    }
    // Many are as values usually are: the slow way is for the others.
    if (from === 0) expect(added.size).toBeGreaterThan(1_000);
  }
});

function hex(part: number): string {
  return (part >>> 0).toString(16).padStart(8, '0');
}

function written(key: Key): string {
  if (key.kind === 'word')
    return `word ${{ dotted: 0, separated: 1, any: 2 }[key.come]} ${key.text.toLowerCase()}`;
  if (key.kind === 'hash') return `hash ${key.text.toLowerCase()}`;
  if (key.kind === 'network') return `network ${key.network.address.digits}/${key.network.bits}`;
  return key.kind;
}
