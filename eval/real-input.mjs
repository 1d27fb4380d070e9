// Real documents through the whole house, one row each: pages, seconds, what was found.
//   node eval/real-input.mjs > table.md      (needs the data folder: HOWDUNIT_DATA or ../shared/data)
// Counts say nothing about being right; they show that nothing crashes and where nothing is found.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { openDesk, readReport } from '../dist/index.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const data = process.env.HOWDUNIT_DATA ?? join(root, '../shared/data');
const home = mkdtempSync(join(tmpdir(), 'howdunit-eval-'));

function every(folder, ending, wanted) {
  const names = readdirSync(join(data, folder))
    .filter((name) => name.endsWith(ending))
    .sort();
  const step = Math.max(1, Math.floor(names.length / wanted));
  return names
    .filter((_, at) => at % step === 0)
    .slice(0, wanted)
    .map((name) => join(data, folder, name));
}

const sources = [
  ...every('reports', '.pdf', 40).map((path) => ({ kind: 'file', path })),
  ...every('article-extraction/html', '.html.gz', 20).map((path) => ({
    kind: 'bytes',
    bytes: gunzipSync(readFileSync(path)),
    name: `${path.split('/').at(-1).slice(0, 12)}.html`,
  })),
];

const desk = await openDesk({ home, version: '0.0.0-eval' });
if (!desk.ok) throw new Error(desk.problem.message);
console.log(
  '| file | pages | s | observables shown (held back) | techniques | software | claims | problems |',
);
console.log('|---|---|---|---|---|---|---|---|');
for (const source of sources) {
  const started = performance.now();
  const read = await readReport(source, desk.value);
  const seconds = ((performance.now() - started) / 1_000).toFixed(2);
  const name = (source.path ?? source.name).split('/').at(-1);
  if (!read.ok)
    console.log(`| ${name} | | ${seconds} | ${read.problem.code}: ${read.problem.message} | | | | |`);
  else console.log(row(name, seconds, read.value.document));
}
await desk.value.store.close();
rmSync(home, { recursive: true, force: true });

function row(name, seconds, { reading, findings, problems }) {
  const of = (kind) => findings.filter((finding) => finding.kind === kind);
  const distinct = (list, key) => new Set(list.map(key)).size;
  const observables = of('observable');
  const shown = distinct(
    observables.filter((finding) => finding.heldBack === undefined),
    ({ type, value }) => `${type} ${value}`,
  );
  const held = distinct(
    observables.filter((finding) => finding.heldBack !== undefined),
    ({ type, value }) => `${type} ${value}`,
  );
  const cells = [
    name,
    reading.pages ?? '',
    seconds,
    `${shown} (${held})`,
    distinct(of('technique'), ({ attackId }) => attackId),
    distinct(of('software'), (finding) => finding.name),
    of('claim').length,
    problems.map(({ code }) => code).join(' '),
  ];
  return `| ${cells.join(' | ')} |`;
}
