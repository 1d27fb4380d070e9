// Watching against labelled before/after pairs: false alerts, and removals found.
//   node eval/watch.mjs [--shapes]      (after `npm run build`)
// Every pair is a made-up site on a local server; the whole way is walked: fetch, gate, read, find,
// compare, confirm (2 of 3), store. Four looks six hours apart follow the first copy. The detector was
// built against one half; the other was written before it, with other words, and is scored as a whole,
// which is why --shapes breaks down the building half only.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';
import { addWatch } from '../dist/app/watch-add.js';
import { watchOnce } from '../dist/app/watch-once.js';
import { openDesk } from '../dist/index.js';

const FLOOR = { falseAlerts: 1, removals: 95 };
const HOUR = 3_600_000;
const AWAY = new Set(['gone', 'soft-404', 'redirected-away']);

const scratch = mkdtempSync(join(tmpdir(), 'howdunit-watch-'));
const halves = [
  ['building', (await pairsIn('building')).buildingPairs()],
  ['held out', (await pairsIn('held-out')).heldOutPairs()],
];

let clock = Date.UTC(2026, 2, 2, 9);
let scene;
const server = createServer((request, response) => answer(request, response));
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const { port } = server.address();
const options = {
  all: true,
  allowPrivate: true,
  resolve: async () => ['127.0.0.1'],
  sleep: async () => {},
  timeoutMs: 1_500,
};

let misses = 0;
for (const [name, pairs] of halves) {
  const desk = await openDesk({ home: join(scratch, name), version: '0.0.0-eval', now: () => clock });
  if (!desk.ok) throw new Error(desk.problem.message);
  const scores = [];
  for (const pair of pairs) scores.push(await score(pair, desk.value));
  await desk.value.store.close();
  tell(name, scores);
}
server.closeAllConnections();
server.close();
rmSync(scratch, { recursive: true });
process.exitCode = misses > 0 ? 1 : 0;

async function pairsIn(file) {
  for (const name of ['pair', file]) {
    const path = fileURLToPath(new URL(`../test/fixtures/watch-pairs/${name}.ts`, import.meta.url));
    const options = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
    const { outputText } = ts.transpileModule(readFileSync(path, 'utf8'), { compilerOptions: options });
    writeFileSync(join(scratch, `${name}.mjs`), outputText.replaceAll('./pair.ts', './pair.mjs'));
  }
  return import(pathToFileURL(join(scratch, `${file}.mjs`)).href);
}

async function score(pair, desk) {
  scene = { pair, page: pair.before, missing: { status: 404, headers: {}, body: '' } };
  const added = await addWatch(`http://${pair.host}:${port}${pair.path}`, 6 * HOUR, desk, options);
  if (!added.ok) throw new Error(`${pair.id}: ${added.problem.message}`);
  const told = [];
  for (const page of pair.checks) {
    clock += 6 * HOUR;
    scene = { pair, page, missing: pair.missing };
    const run = await watchOnce(desk, options);
    if (!run.ok) throw new Error(`${pair.id}: ${run.problem.message}`);
    for (const problem of run.value.problems) throw new Error(`${pair.id}: ${problem.message}`);
    told.push(...run.value.looks.flatMap(({ transition }) => (transition ? [transition] : [])));
  }
  const removed = await desk.store.removeWatch(added.value.id);
  if (!removed.ok) throw new Error(removed.problem.message);
  clock += HOUR;
  const alerts = told.filter(({ kind }) => kind === 'alert');
  return { pair, looks: pair.checks.length, told, alerts, right: isRight(pair.label, alerts) };
}

function isRight(label, alerts) {
  if (label === 'quiet') return alerts.length === 0;
  const [first, ...more] = alerts;
  if (first === undefined || more.length > 0) return false;
  return label === 'removed' ? AWAY.has(first.to) : first.to === 'drifted';
}

function tell(name, scores) {
  const of = (label) => scores.filter(({ pair }) => pair.label === label);
  const quiet = of('quiet');
  const looks = quiet.reduce((sum, each) => sum + each.looks, 0);
  const falseAlerts = quiet.reduce((sum, each) => sum + each.alerts.length, 0);
  const share = (some) => `${some.filter(({ right }) => right).length} of ${some.length}`;
  const found = of('removed').filter(({ right }) => right).length;
  const perPair = (100 * quiet.filter(({ right }) => !right).length) / quiet.length;
  const removals = (100 * found) / of('removed').length;
  if (falseAlerts * 100 > FLOOR.falseAlerts * looks || removals < FLOOR.removals) misses += 1;
  console.log(`${name}: ${scores.length} pairs`);
  console.log(
    `  false alerts   ${falseAlerts} in ${looks} looks at quiet pages: ${((100 * falseAlerts) / looks).toFixed(2)} per 100 looks (floor ${FLOOR.falseAlerts})`,
  );
  console.log(`                 ${perPair.toFixed(2)} per 100 quiet pages watched over four looks`);
  console.log(
    `  removals       ${share(of('removed'))} found: ${removals.toFixed(1)} % (floor ${FLOOR.removals} %)`,
  );
  console.log(`  lost words     ${share(of('changed'))} found`);
  if (process.argv.includes('--shapes') && name === 'building') shapes(scores);
}

function shapes(scores) {
  for (const { pair, told, right } of scores) {
    if (right) continue;
    const said = told.map(({ kind, to, observation }) => `${kind} ${to} (${observation.reason})`).join('; ');
    console.log(`    ${pair.id} [${pair.label}]: ${said || 'nothing'}`);
  }
}

function answer(request, response) {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  const { pair, page, missing } = scene;
  const path = request.url ?? '/';
  if (host === pair.host && path === pair.path) return send(page, request, response);
  const known = pair.elsewhere[host === pair.host ? path : `${host}${path}`];
  send(known ?? missing, request, response);
}

function send(page, request, response) {
  if (page.silent) return;
  const isAsked = request.headers['if-none-match'] || request.headers['if-modified-since'];
  if (page.status === 304 && !isAsked) return send(scene.pair.before, request, response);
  const headers = { ...page.headers };
  if (headers.location?.startsWith('http://')) {
    headers.location = headers.location.replace(/^http:\/\/([^/:]+)/, `http://$1:${port}`);
  }
  if (page.cutAfter === undefined) return void response.writeHead(page.status, headers).end(page.body);
  const body = Buffer.from(page.body);
  response.writeHead(page.status, { ...headers, 'content-length': body.length });
  response.write(body.subarray(0, Math.floor(body.length * page.cutAfter)), () => request.socket.destroy());
}
