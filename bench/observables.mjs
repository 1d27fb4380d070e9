// Finding observables in a folder of texts: every type, offsets, roles; beside npm's ioc-extractor, which gives values
// alone. CPU seconds of one process, the two in turn. Then: what does each stage take, how many times longer than
// reports do hostile texts take, and how do time and memory grow from 25 MB to 200?
//   node bench/observables.mjs [folder of .txt] [megabytes] [largest megabytes, default 200]
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
    const taken = cpu(theirs);
    if (run > 0) speeds['ioc-extractor'].push((bytes * share) / 1e6 / taken);
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

console.log('\nstages, each over all texts; the least of several runs:');
for (const [name, spent] of await stages()) {
  const share = (spent * 1e9) / bytes;
  console.log(`  ${name.padEnd(18)} ${share.toFixed(1).padStart(5)} ns a byte`);
}

/** A text of nothing but one thing. */
const HOSTILE = {
  dots: '.',
  'names and dots': 'a.',
  'defanged dots': '[.]',
  openers: '[',
  'at signs': 'a@a.',
  hexadecimal: 'deadbeef',
  'one endless line': 'it went to heron.example and on ',
  addresses: '198.51.100.23,',
  'dense list': 'hxxp://gate[.]heron[.]example/a.php\nd41d8cd98f00b204e9800998ecf8427e\n',
  'open brackets': 'http://a.com/(',
  'bracketed URLs': '(http://a.com/x)',
  'drive letters': 'C:\\a b ',
  'rows of keys': 'HKLM\\a ',
  'nothing but labels': 'Mutexes\n',
  'short lists under labels': 'Mutexes\nGlobal\\heron_1\nGlobal\\heron_2\n\n',
  'files or hosts': 'x.sh, ',
  endings: '.3ds.7z.accdb.ai.asp.aspx.avhd.back.bak.c.cfg.conf',
};
console.log('\nhostile texts of 1 MB; their CPU time as a multiple of the reports’:');
for (const [name, unit] of Object.entries(HOSTILE)) {
  const reading = readingOf(unit.repeat(Math.ceil(1e6 / unit.length)));
  const spent = Math.min(...[1, 2, 3, 4, 5].map(() => cpu(() => findObservables(reading, {}))));
  console.log(`  ${name.padEnd(18)} ${(own * spent).toFixed(1)}`);
}
// Of a report on Petya: npm's ioc-extractor does not come back from twice as many.
const list = readingOf(
  '.3ds.7z.accdb.ai.asp.aspx.avhd.back.bak.c.cfg.conf.cpp.cs.ctl.dbf.disk.djvu.doc.docx.dw',
);
const once = cpu(() => {
  for (let k = 0; k < 1000; k++) findObservables(list, {});
});
console.log(`  a list of endings, ${list.text.length} characters: ${once.toFixed(3)} ms`);

console.log('\ntexts that grow; CPU time as a multiple of that of half the size, peak memory:');
const prose = texts.join('\n').replaceAll(/\n{3,}/g, '\n\n');
const GROWING = {
  reports: prose,
  'one endless line': prose.replaceAll('\n', ' '),
  hexadecimal: HOSTILE.hexadecimal,
  dots: HOSTILE.dots,
  'defanged dots': HOSTILE['defanged dots'],
};
const largest = Number(process.argv[4] ?? 200);
for (const [name, unit] of Object.entries(GROWING)) {
  let before;
  for (const size of [25, 50, 100, 200].filter((each) => each <= largest)) {
    const { spent, memory } = alone(unit, size * 1e6);
    const ratio = before === undefined ? '' : `   × ${(spent / before).toFixed(2)}`;
    console.log(
      `  ${name.padEnd(18)} ${String(size).padStart(3)} MB ${(size / spent).toFixed(1).padStart(6)} MB/s ${memory} MB${ratio}`,
    );
    before = spent;
  }
}

/** Seconds of CPU by stage. The last is the whole, with what stands between the stages: spans, ids, memory. */
async function stages() {
  const from = async (path) => import(new URL(`how/${path}.js`, dist));
  const { scan } = await from('observables/scan');
  const { settle } = await from('observables/settle');
  const { labelledBy } = await from('observables/labelled/index');
  const { assignRoles, placesIn } = await from('roles/index');
  const all = (work) => readings.map((reading, at) => work(reading, at));
  const places = all((reading) => placesIn(reading));
  const labels = all(() => []);
  const mentions = all(({ text }, at) => settle(scan(text, labels[at]), text, places[at]));
  const work = {
    'scan, verify': () => all(({ text }) => scan(text)),
    places: () => all((reading) => placesIn(reading)),
    labels: () => all((_, at) => labelledBy(labels[at], places[at])),
    roles: () => all((_, at) => assignRoles(mentions[at], places[at], [])),
    whole: ours,
  };
  const least = ([name, run]) => [name, Math.min(...Array.from({ length: 10 }, () => cpu(run)))];
  return Object.entries(work).map(least);
}

/** In a process of its own, warmed up on the text's first megabyte: CPU seconds, peak memory. */
function alone(unit, length) {
  const script = `
    const { findObservables } = await import(${JSON.stringify(new URL('how/observables/index.js', dist).href)});
    let unit = '';
    for await (const chunk of process.stdin) unit += chunk;
    const text = unit.repeat(Math.ceil(${length} / unit.length)).slice(0, ${length});
    const readingOf = ${readingOf.toString()};
    for (let k = 0; k < 3; k++) findObservables(readingOf(text.slice(0, 1e6)), {});
    const before = process.cpuUsage();
    findObservables(readingOf(text), {});
    const { user, system } = process.cpuUsage(before);
    const memory = Math.round(process.resourceUsage().maxRSS / 1024);
    console.log(JSON.stringify({ spent: (user + system) / 1e6, memory }));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    input: unit,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

function cpu(work) {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
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
