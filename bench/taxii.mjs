// How many pages of 1,000 objects does the TAXII server hand out in a second, out of a million objects, and is the
// 1,000th page as fast as the first? Beside it OASIS's own server, medallion, with its memory backend.
//
//   node bench/taxii.mjs [objects] [requests] [objects of medallion, several with commas]
//
// The objects are written into the store as the desk would have them, half marked TLP:CLEAR and half TLP:GREEN, so
// that a page is merged of two. Each server runs in a process of its own, is asked over HTTP on loopback, one request
// after another, and its CPU time (user and system) is taken from the system. Medallion compares every entry of its
// manifest with every object, and every object with every other, for each page, so that twice as many objects take four
// times as long: with a million, a page would take weeks. So it is given few, and ever more, to show how it grows, each
// with the time for a page that it may take at most; the comparison is with the fewest, where it is fastest.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const Database = createRequire(import.meta.url)('libsql');
const [objects = 1_000_000, requests = 200] = process.argv.slice(2, 4).map(Number);
const theirs = (process.argv[4] ?? '1000,2000,4000').split(',').map(Number);
/** Medallion's. */
const COLLECTION = '365fed99-08fa-fdcd-a1b3-fb247eb41d01';
/** ms for one page of medallion. */
const PATIENCE = 600_000;
const command = process.env.HOWDUNIT_COMMAND ?? fileURLToPath(new URL('../bin/howdunit.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'howdunit-bench-'));
const home = join(folder, 'home');
const TAXII = 'application/taxii+json;version=2.1';
const TICK = 1_000 / Number(spawnSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }).stdout || 100);
const running = [];
const agent = new Agent({ keepAlive: true });

try {
  fill();
  const ours = await desk();
  for (const child of running.splice(0)) child.kill('SIGKILL');
  const medallion = await theirServer();
  if (medallion !== undefined) {
    const [wall, cpu] = [ours.rate / medallion.rate, medallion.cpu / ours.cpu];
    console.log(
      `\nfloor: 20 times medallion's requests per second: ${wall.toFixed(0)} times, ${cpu.toFixed(0)} times by CPU`,
    );
    if (wall < 20) process.exitCode = 1;
  }
  const slower = ours.last / ours.first;
  console.log(`floor: the last page as fast as the first, by CPU, within a half: ${slower.toFixed(2)} times`);
  if (slower > 1.5) process.exitCode = 1;
} finally {
  for (const child of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
}

/** A million indicators of some 900 bytes each. */
function fill() {
  const made = spawnSync(process.execPath, [command, 'reports', '--home', home], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(made.stderr);
  const file = new Database(join(home, 'howdunit.db'));
  file.exec('pragma synchronous = off');
  file.exec('begin');
  const numbers = `with recursive n(n) as (select 1 union all select n + 1 from n where n < ${objects})`;
  const id = "'indicator--' || printf('%08x-0000-4000-8000-%012x', n, n)";
  const start = 1_790_000_000_000_000;
  file.exec(
    "insert into shared_facets (facet, name) values (1, 'all'), (2, 'type:indicator'), (3, 'pattern:stix')",
  );
  file.exec(
    `${numbers} insert into shared_objects select n, ${id}, 'indicator', n % 2, n, 'live', '' from n`,
  );
  const words = 'The implant called this name for its orders, as the report says in its own words. '.repeat(
    3,
  );
  file.exec(`${numbers} insert into shared_versions select n, n, '2026-11-17T09:30:00.000Z', json_object(
    'type', 'indicator', 'spec_version', '2.1', 'id', ${id},
    'created_by_ref', 'identity--0b2a1f9e-6a5b-5d55-8d59-9f1f5a1d4c11',
    'created', '2026-11-17T09:30:00.000Z', 'modified', '2026-11-17T09:30:00.000Z',
    'name', 'c' || n || '.heron-cdn.example', 'description', '${words}', 'indicator_types', json_array('malicious-activity'),
    'pattern', '[domain-name:value = ''c' || n || '.heron-cdn.example'']', 'pattern_type', 'stix',
    'valid_from', '2026-11-17T00:00:00.000Z', 'valid_until', '2027-11-17T00:00:00.000Z',
    'object_marking_refs', json_array('marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb')) from n`);
  for (const facet of [1, 2, 3])
    file.exec(`insert into shared_members select ${facet}, label, ${start} + object, version, object, type, 1, 1
      from shared_objects order by label, object`);
  file.exec(`insert into shared_state values ('clock', '${start + objects + 1}')`);
  file.exec('commit');
  file.close();
}

async function desk() {
  const child = spawn(process.execPath, [command, 'serve', '--port', '0', '--home', home], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.push(child);
  const url = await new Promise((resolve) => {
    child.stdout.on('data', (chunk) => resolve(String(chunk).trim()));
  });
  const path = `${url}taxii2/green/collections/all/objects/?limit=1000`;
  const start = 1_790_000_000_000_000;
  const next = (page) => (page === 1 ? '' : `&next=p${(start + (page - 1) * 1_000).toString(36)}`);
  const pages = [1, 2, Math.floor(objects / 2_000), Math.floor(objects / 1_000)];
  console.log(`howdunit, ${objects.toLocaleString('en')} objects:`);
  const figures = [];
  // What a process does only at its beginning is no page's.
  for (let n = 0; n < 50; n += 1) await ask(`${path}${next(pages[n % pages.length])}`, {});
  for (const page of pages)
    figures.push(await measured(`page ${page}`, child.pid, requests, () => `${path}${next(page)}`, {}));
  let turn = 0;
  await measured(
    'pages all over',
    child.pid,
    requests,
    () => {
      turn += 1;
      return `${path}${next(1 + ((turn * 7_919) % Math.floor(objects / 1_000)))}`;
    },
    {},
  );
  return {
    rate: Math.min(...figures.map(({ rate }) => rate)),
    cpu: Math.max(...figures.map(({ cpu }) => cpu)),
    first: figures[0].cpu,
    last: figures.at(-1).cpu,
  };
}

/** @returns requests per second of wall time, and ms of CPU for each */
async function measured(what, pid, count, urlOf, headers) {
  const before = cpuOf(pid);
  const started = performance.now();
  let bytes = 0;
  for (let n = 0; n < count; n += 1) bytes += await ask(urlOf(), headers);
  const seconds = (performance.now() - started) / 1_000;
  const cpu = (cpuOf(pid) - before) / count;
  const rate = count / seconds;
  console.log(
    `  ${what.padEnd(16)} ${rate.toFixed(1).padStart(8)} requests/s  ${cpu.toFixed(1).padStart(8)} ms CPU each  ${(bytes / count / 1024).toFixed(0)} KiB`,
  );
  return { rate, cpu };
}

/** @returns bytes of a page; not by `fetch`, which waits five minutes for an answer and no longer */
async function ask(url, headers) {
  const { status, text } = await new Promise((resolve, reject) => {
    const options = { agent, headers: { accept: TAXII, ...headers }, signal: AbortSignal.timeout(PATIENCE) };
    get(url, options, (answer) => {
      const chunks = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () =>
        resolve({ status: answer.statusCode, text: Buffer.concat(chunks).toString('utf8') }),
      );
    }).on('error', reject);
  });
  const { objects: list } = JSON.parse(text);
  if (status !== 200 || list.length !== 1_000) throw new Error(`${status}: ${text.slice(0, 300)}`);
  return text.length;
}

/** ms */
function cpuOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK;
}

/** Medallion with ever more objects; the figures with the fewest. */
async function theirServer() {
  const script = `. ${fileURLToPath(new URL('../test/judges/install.sh', import.meta.url))}; judge_venv taxii taxii2-client==2.3.0 medallion==3.0.0; echo "$venv"`;
  const installed = spawnSync('sh', ['-c', script], { encoding: 'utf8' });
  if (installed.status !== 0) {
    console.log('medallion could not be installed: no comparison');
    return undefined;
  }
  const program = join(installed.stdout.trim().split('\n').at(-1), 'bin', 'medallion');
  const figures = [];
  for (const count of theirs) {
    const child = startMedallion(program, count);
    try {
      const figure = await medallionPage(child, count);
      if (figure === undefined) break;
      figures.push(figure);
    } finally {
      child.kill('SIGKILL');
    }
  }
  return figures[0];
}

function startMedallion(program, count) {
  const list = Array.from({ length: count }, (_, n) => stix(n + 1));
  const manifest = list.map(({ id, modified }, n) => ({
    id,
    date_added: new Date(1_790_000_000_000 + n).toISOString(),
    version: modified,
    media_type: 'application/stix+json;version=2.1',
  }));
  const root = 'http://127.0.0.1:5998/trust/';
  const data = {
    '/discovery': { title: 'medallion', default: root, api_roots: [root] },
    trust: {
      information: { title: 'trust', versions: [TAXII], max_content_length: 104_857_600 },
      status: [],
      collections: [
        {
          id: COLLECTION,
          title: 'All',
          can_read: true,
          can_write: true,
          media_types: ['application/stix+json;version=2.1'],
          objects: list,
          manifest,
          responses: {},
        },
      ],
    },
  };
  writeFileSync(join(folder, 'medallion.json'), JSON.stringify(data));
  const backend = {
    module: 'medallion.backends.memory_backend',
    module_class: 'MemoryBackend',
    filename: join(folder, 'medallion.json'),
  };
  writeFileSync(
    join(folder, 'medallion.conf'),
    JSON.stringify({ backend, users: { admin: 'Password0' }, taxii: { max_page_size: 1_000 } }),
  );
  const child = spawn(program, ['--host', '127.0.0.1', '--port', '5998', join(folder, 'medallion.conf')], {
    stdio: 'ignore',
  });
  running.push(child);
  return child;
}

async function medallionPage(child, count) {
  const authorization = `Basic ${Buffer.from('admin:Password0').toString('base64')}`;
  const headers = { accept: TAXII, authorization };
  for (let n = 0; n < 480; n += 1) {
    const up = await fetch('http://127.0.0.1:5998/taxii2/', { headers }).catch(() => undefined);
    if (up?.status === 200) break;
    await sleep(500);
  }
  const loaded = `${(cpuOf(child.pid) / 1_000).toFixed(0)} s CPU to load, ${residentOf(child.pid)} MiB`;
  console.log(`medallion, ${count.toLocaleString('en')} objects in memory (${loaded}):`);
  const url = `http://127.0.0.1:5998/trust/collections/${COLLECTION}/objects/?limit=1000`;
  try {
    return await measured('page 1', child.pid, count > 1_000 ? 1 : 5, () => url, { authorization });
  } catch (error) {
    if (error.name !== 'AbortError') throw error;
    console.log(`  page 1           none within ${PATIENCE / 60_000} minutes`);
    return undefined;
  }
}

function residentOf(pid) {
  const [, kib = '0'] = /^VmRSS:\s+(\d+)/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Math.round(Number(kib) / 1024);
}

function stix(n) {
  const hex = (digits) => n.toString(16).padStart(digits, '0');
  return {
    type: 'indicator',
    spec_version: '2.1',
    id: `indicator--${hex(8)}-0000-4000-8000-${hex(12)}`,
    created: '2026-11-17T09:30:00.000Z',
    modified: '2026-11-17T09:30:00.000Z',
    name: `c${n}.heron-cdn.example`,
    description: 'The implant called this name for its orders, as the report says in its own words. '.repeat(
      3,
    ),
    indicator_types: ['malicious-activity'],
    pattern: `[domain-name:value = 'c${n}.heron-cdn.example']`,
    pattern_type: 'stix',
    valid_from: '2026-11-17T00:00:00.000Z',
    valid_until: '2027-11-17T00:00:00.000Z',
    object_marking_refs: ['marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb'],
  };
}
