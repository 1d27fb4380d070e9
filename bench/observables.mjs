// Finding observables in a folder of texts: every type, offsets, roles; beside npm's ioc-extractor, which gives values
// alone. CPU seconds of one process, the two in turn. Then: does time grow with the text, and with hostile text?
//   node bench/observables.mjs [folder of .txt] [megabytes]
// HOWDUNIT_DIST: the build to measure (default ../dist). The peer is installed into a temporary folder; without a
// registry it is left out.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { median } from './measure.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = pathToFileURL(`${process.env.HOWDUNIT_DIST ?? join(root, 'dist')}/`);
const folder = process.argv[2] ?? join(root, '../shared/data/report-texts');
const megabytes = Number(process.argv[3] ?? 20);
const { findObservables } = await import(new URL('how/observables/index.js', dist));
const { readText } = await import(new URL('read/index.js', dist));

const texts = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => readFileSync(join(folder, name), 'utf8'));
const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
const repeats = Math.max(1, Math.round((megabytes * 1e6) / bytes));
const readings = texts.map((text) => readText(text));
const ours = () => readings.reduce((sum, reading) => sum + findObservables(reading, {}).length, 0);

const peer = await installed('ioc-extractor@8.2.0');
// A list of file endings without spaces keeps the peer busy for minutes: such texts are not asked of it.
const asked = texts.filter((text) => !/(?:\.[a-z\d]{1,6}){14}/i.test(text));
const share = asked.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / bytes;
const theirs =
  peer && (() => asked.reduce((sum, text) => sum + Object.keys(peer.extractIOC(text)).length, 0));

const speeds = { howdunit: [], 'ioc-extractor': [] };
for (let run = 0; run < 6; run++) {
  const size = bytes * repeats;
  const spent = cpu(() => {
    for (let k = 0; k < repeats; k++) ours();
  });
  if (run > 0) speeds.howdunit.push(size / 1e6 / spent);
  if (theirs && run < 4) {
    const once = cpu(theirs);
    if (run > 0) speeds['ioc-extractor'].push((bytes * share) / 1e6 / once);
  }
}
console.log(
  `${texts.length} texts, ${(bytes / 1e6).toFixed(1)} MB, read ${repeats} times; MB a CPU second, median`,
);
const own = median(speeds.howdunit);
console.log(`howdunit       ${own.toFixed(1)}`);
if (theirs) {
  const other = median(speeds['ioc-extractor']);
  console.log(`ioc-extractor  ${other.toFixed(1)}   ratio ${(own / other).toFixed(1)}`);
} else console.log('ioc-extractor  not installed: left out');

console.log('\none text that grows:');
let before;
for (let size = 12.5; size <= 200; size *= 2) {
  const text = texts
    .join('\n')
    .repeat(Math.ceil((size * 1e6) / bytes))
    .slice(0, size * 1e6);
  const spent = cpu(() => findObservables(readingOf(text), {}));
  const ratio = before === undefined ? '' : `   times the half: ${(spent / before).toFixed(2)}`;
  console.log(`${String(size).padStart(6)} MB ${(size / spent).toFixed(1)} MB/s${ratio}`);
  before = spent;
}

console.log('\nhostile texts of 1 MB, times as slow as reports:');
const HOSTILE = {
  dots: '.',
  'names and dots': 'a.',
  'defanged dots': '[.]',
  openers: '[',
  hexadecimal: 'deadbeef',
  'one endless line': 'it went to heron.example and on ',
  addresses: '198.51.100.23,',
  backslashes: 'C:\\a b ',
  endings: '.3ds.7z.accdb.ai.asp.aspx.avhd.back.bak.c.cfg.conf',
};
for (const [name, unit] of Object.entries(HOSTILE)) {
  const reading = readingOf(unit.repeat(Math.ceil(1e6 / unit.length)));
  const spent = Math.min(...[1, 2, 3].map(() => cpu(() => findObservables(reading, {}))));
  console.log(`  ${name.padEnd(18)} ${(own * spent).toFixed(1)}`);
}
const list = readingOf(
  '.3ds.7z.accdb.ai.asp.aspx.avhd.back.bak.c.cfg.conf.cpp.cs.ctl.dbf.disk.djvu.doc.docx.dw',
);
const started = performance.now();
for (let k = 0; k < 100; k++) findObservables(list, {});
console.log(
  `  a list of endings, ${list.text.length} characters: ${((performance.now() - started) / 100).toFixed(3)} ms`,
);

function cpu(work) {
  const start = process.cpuUsage();
  work();
  return process.cpuUsage(start).user / 1e6;
}

function readingOf(text) {
  const blocks = [{ kind: 'paragraph', start: 0, end: text.length }];
  return { text, textSha256: '0'.repeat(64), blocks, sentences: [], map: [], metadata: {} };
}

async function installed(name) {
  const home = mkdtempSync(join(tmpdir(), 'howdunit-bench-'));
  process.on('exit', () => rmSync(home, { recursive: true, force: true }));
  const { status } = spawnSync('npm', ['install', '--prefix', home, '--no-audit', '--no-fund', name], {
    stdio: 'ignore',
  });
  if (status !== 0) return undefined;
  const folder = join(home, 'node_modules/ioc-extractor');
  const { main, module, exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const entry = exports?.['.']?.import?.default ?? exports?.['.']?.import ?? module ?? main;
  return import(pathToFileURL(join(folder, entry))).catch(() => undefined);
}
