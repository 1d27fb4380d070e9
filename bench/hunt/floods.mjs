// What lines cost that were made to be dear: floods of the signs the engine looks for words by, beside ordinary text.
//   node tools/set-up.mjs && node bench/hunt/floods.mjs <folder of generate.mjs>
// CPU nanoseconds a byte, the least of several runs, and how many times that of the folder's first log.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kernelModule } from '../../dist/hunt/kernel/kernel.js';
import { readList } from '../../dist/hunt/lists/read-list.js';
import { LogFeed } from '../../dist/hunt/sieve/log-feed.js';
import { buildSieve } from '../../dist/hunt/sieve/sieve.js';
import { StretchSearch } from '../../dist/hunt/sieve/stretch-search.js';

const RUNS = 5;
const SIZE = 2_000_000;
const FLOODS = [
  '.',
  'a.',
  '[.]',
  'a[.]',
  '(dot)',
  'f',
  '%',
  '%2',
  '%25',
  '%2e',
  '%2F',
  '\\',
  '\\u',
  '\\u002e',
  '@',
];
FLOODS.push('a@b.c', ':', '::', '1:', '1.', '1.1.1.1', '1.1.1.1-', '//3325256727', '/a', '-', '_a', 'é.');

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: floods.mjs <folder of generate.mjs>');
  process.exit(2);
}
const module = kernelModule();
const list = readList(join(folder, 'indicators.jsonl'));
if (module === undefined || !list.ok) throw new Error('no WebAssembly with SIMD, or no list');
const search = new StretchSearch(buildSieve(module, list.value.table, 1), 0);

const logs = readdirSync(join(folder, 'logs'), { recursive: true }).map(String).sort();
const first = logs.find((name) => /conn\.00\.log$/.test(name)) ?? logs[0];
const ordinary = cost(readFileSync(join(folder, 'logs', first)).subarray(0, SIZE));
console.log(`${first}: ${ordinary.toFixed(2)} ns a byte`);
for (const flood of FLOODS) {
  const text = flood.repeat(SIZE / Buffer.byteLength(flood));
  const lines = cost(Buffer.from(text.replaceAll(/.{200}/gs, '$&\n')));
  const one = cost(Buffer.from(text));
  const times = (each) => `${(each / ordinary).toFixed(1).padStart(6)} times`;
  console.log(`${flood.padEnd(14)} in lines ${times(lines)}   in one line ${times(one)}`);
}

function cost(bytes) {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < RUNS; run++) {
    const before = process.cpuUsage();
    const feed = new LogFeed(search, { shape: { kind: 'lines' }, changed: 0 }, 0, () => {});
    for (let from = 0; from < bytes.length; ) {
      const { at, size } = feed.room();
      const taken = Math.min(size, 262_144, bytes.length - from);
      search.memory.set(bytes.subarray(from, from + taken), at);
      feed.push(taken);
      from += taken;
    }
    feed.end(false);
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, ((user + system) * 1000) / bytes.length);
  }
  return least;
}
