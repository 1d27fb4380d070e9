// Called by clickhouse.sh as: ROOT. Engines are named by CHDB (a folder with the package) and CLICKHOUSE (an unpacked
// server, with CLICKHOUSE_LIBRARIES); what is not named is left out.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { IMPORTED, IMPORTS } from './clickhouse-imports.mjs';

const [root] = process.argv.slice(2);
const { CHDB, CLICKHOUSE, CLICKHOUSE_LIBRARIES } = process.env;
const work = mkdtempSync(join(tmpdir(), 'howdunit-clickhouse-'));
const running = new Set();
let wrong = 0;
const say = (line) => process.stdout.write(`${line}\n`);

function check(what, is, should) {
  const same = JSON.stringify(is) === JSON.stringify(should);
  if (!same) wrong += 1;
  const difference = same
    ? ''
    : `\n  is     ${JSON.stringify(is).slice(0, 600)}\n  should ${JSON.stringify(should).slice(0, 600)}`;
  say(`${same ? 'ok' : 'WRONG'}: ${what}${difference}`);
}

// What is hunted for, and rows of words near and far from it.
const INDICATORS = [
  'domain-name\tevil.example',
  'domain-name\ta.b.c.d.e.f.g.h.deep.example',
  'domain-name\tbücher.example',
  'ipv4-addr\t198.51.100.7',
  'ipv4-addr\t203.0.113.64/26',
  'ipv4-range\t192.0.2.10-192.0.2.17',
  'ipv6-addr\t2001:db8:1::5',
  'ipv6-addr\t2001:db8:f00::/45',
  'url\thttp://site.example/kit/a%20b?x=1',
  'url\thttps://site.example/drop',
  'url\thttp://bare.example/',
  'url\thttp://198.51.100.99/in',
  "email-addr\to'hara.x@mail.example",
  'file:md5\t0123456789abcdef0123456789abcdef',
  `file:sha256\t${'ab12'.repeat(16)}`,
  'tls:ja3\tfedcba9876543210fedcba9876543210',
  'file-name\tkelp_x.exe',
  'file-name\tСчёт-1.scr',
  'file-path\tC:\\Users\\Public\\run me.dll',
  'file-path\t/opt/.cache/drop.sh',
  'registry-key\tHKLM\\Software\\Acme\\Run\\Kelp',
  'user-agent\tMozilla/5.0 (Kelp; x) Agent/1.2',
  'named-pipe\t\\\\.\\pipe\\kelp_pipe',
  'mutex\tGlobal\\kelpmx',
];
const WORDS = {
  host: [
    'evil.example',
    'cdn.EVIL.example',
    'notevil.example',
    'evil.example.com',
    'evil.example.',
    'x.a.b.c.d.e.f.g.h.deep.example',
    'b.c.d.e.f.g.h.deep.example',
    'xn--bcher-kva.example',
    'www.bücher.example',
    'ｅｖｉｌ.example',
    '198.51.100.7',
    'good.example',
    'evil.example:8443',
    'a-evil.example',
    'a..evil.example',
    'site.example',
    'bare.example',
    'evil[.]example',
    'evil%2Eexample',
    '',
  ],
  address: [
    '198.51.100.7',
    '198.51.100.70',
    '1.198.51.100.7',
    '203.0.113.64',
    '203.0.113.127',
    '203.0.113.128',
    '192.0.2.9',
    '192.0.2.10',
    '192.0.2.17',
    '192.0.2.18',
    '2001:DB8:1:0:0:0:0:5',
    '2001:db8:1::5',
    '2001:db8:1::6',
    '2001:db8:f07::1',
    '2001:db8:f08::1',
    '::ffff:198.51.100.7',
    '::ffff:c633:6407',
    '[2001:db8:1::5]:443',
    'fe80::1%eth0',
    '198.51.100.7:80',
    '10.0.0.1',
    '::',
    'src:2001:db8:1::5',
  ],
  url: [
    'http://site.example/kit/a%20b?x=1',
    'http://SITE.example:80/kit/a b?x=1&y=2',
    'http://site.example/kit/a%2520b?x=1',
    'http://site.example/kit',
    'https://site.example/drop/x',
    'https://site.example/dropper',
    'http://p.example/?u=https%3A%2F%2Fsite.example%2Fdrop',
    'http://bare.example/any',
    'http://notbare.example/',
    'http://3325256803/in',
    'http://198.51.100.99/in/x',
    'http://198.51.100.99/out',
    '/drop',
    '/kit/a%20b?x=1',
    'http://good.example/evil.example/x',
    'http:\\/\\/site.example\\/drop',
    'hxxp://site[.]example/drop',
    'http://a.example/site.example/drop',
    '/',
  ],
  mailbox: [
    "O'Hara.x@mail.example",
    "x.o'hara.x@mail.example",
    "<o'hara.x@mail.example>",
    'hara.x@mail.example',
    'ann@evil.example',
    'ann@cdn.evil.example',
    'ann@good.example',
    "o'hara.x%40mail.example",
  ],
  hash: [
    '0123456789ABCDEF0123456789abcdef',
    `SHA256=${'AB12'.repeat(16)},MD5=00`,
    'a0123456789abcdef0123456789abcdef',
    '0x0123456789abcdef0123456789abcdef',
    'fedcba9876543210fedcba9876543210',
    `${'ab12'.repeat(15)}ab13`,
  ],
  name: [
    'KELP_X.exe',
    'C:\\tmp\\kelp_x.exe',
    'akelp_x.exe',
    'kelp_x.exe.config',
    'СЧЁТ-1.SCR',
    'счет-1.scr',
    'C:\\Users\\Public\\run me.dll',
    'c:/users/public/RUN ME.dll',
    'D:\\Public\\run me.dll',
    '/opt/.cache/drop.sh',
    '/OPT/.cache/drop.sh',
    '/x/opt/.cache/drop.sh',
    '\\\\.\\pipe\\kelp_pipe',
    'Global\\kelpmx',
    'Global\\kelpmxx',
    'C:\\new\\kelp_x.exe',
    'ſelp_x.exe',
    '\u212Aelp_x.exe',
    'dir\\nkelp_x.exe',
  ],
  registry: [
    'HKEY_LOCAL_MACHINE\\SOFTWARE\\Acme\\Run\\Kelp',
    '\\REGISTRY\\MACHINE\\software\\acme\\run\\kelp\\x',
    'HKCU\\Software\\Acme\\Run\\Kelp',
    'HKLM\\Software\\Acme\\Run',
  ],
  'user-agent': [
    'Mozilla/5.0 (Kelp; x) Agent/1.2',
    'mozilla/5.0 (kelp; X) agent/1.2',
    'Mozilla/5.0 (Kelp; x) Agent/1.2.3',
    'Mozilla/5.0+(Kelp;+x)+Agent/1.2',
    'x;Mozilla/5.0 (Kelp; x) Agent/1.2',
    'curl/8',
  ],
};
const COLUMNS = {
  host: 'host',
  src: 'address',
  uri: 'url',
  sender: 'mailbox',
  digest: 'hash',
  image: 'name',
  target: 'registry',
  agent: 'user-agent',
  note: 'text',
};
const NAMES = Object.keys(COLUMNS);
writeFileSync(join(work, 'list.txt'), `${INDICATORS.join('\n')}\n`);
writeFileSync(
  join(work, 'mapping.json'),
  JSON.stringify({ time: 'ts', machine: 'src', columns: COLUMNS, requests: [{ host: 'host', path: 'uri' }] }),
);

let state = 7;
const random = (below) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
};
const any = (list) => list[random(list.length)];

// Every word once in the column of its kind and once in free text, then rows of several at random.
function rows(count) {
  const all = [];
  const row = (at, values) => ({
    ts: 1_760_000_000 + at * 60,
    ...Object.fromEntries(NAMES.map((name) => [name, ''])),
    ...values,
  });
  for (const [name, kind] of Object.entries(COLUMNS)) {
    for (const word of WORDS[kind] ?? [])
      all.push(row(all.length, { [name]: word }), row(all.length + 1, { note: `said ${word} to us` }));
  }
  while (all.length < count) {
    const values = {};
    for (const [name, kind] of Object.entries(COLUMNS)) {
      if (random(3) > 0) continue;
      values[name] =
        kind === 'text' ? `${any(WORDS[any(Object.keys(WORDS))])} ${any(WORDS.name)}` : any(WORDS[kind]);
    }
    all.push(row(all.length, values));
  }
  return all;
}

const jsonl = (text) =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
// Asynchronous: an engine in this very process answers meanwhile.
function howdunit(parts) {
  return new Promise((done) => {
    const bin = join(root, 'bin/howdunit.js');
    const child = spawn(process.execPath, [bin, ...parts, '--home', join(work, 'home')]);
    const chunks = [];
    let said = '';
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => (said += chunk));
    child.on('close', (code) => done({ code, said, out: Buffer.concat(chunks).toString() }));
  });
}
async function hunt(parts) {
  const { out, ...rest } = await howdunit([
    'hunt',
    ...parts,
    '--indicators',
    join(work, 'list.txt'),
    '--jsonl',
  ]);
  return { ...rest, hits: jsonl(out) };
}
const inEngine = (dsn, table = 'logs') =>
  hunt([table, '--engine', 'clickhouse', '--dsn', dsn, '--mapping', join(work, 'mapping.json')]);

// Rows are told apart by their time.
const shape = (hits) =>
  hits.map(({ indicator, form, when }) => `${when} ${indicator.type} ${indicator.value} ${form}`).sort();

const COUNT = 3_000;
const ROWS = rows(COUNT);
writeFileSync(join(work, 'local.jsonl'), ROWS.map((row) => `${JSON.stringify(row)}\n`).join(''));
const local = await hunt([join(work, 'local.jsonl')]);
const expected = shape(local.hits);
say(`local: ${local.said.trim()}`);

async function sql(url, text) {
  const answer = await fetch(url, { method: 'POST', body: text });
  const body = await answer.text();
  if (!answer.ok) throw new Error(body.slice(0, 500));
  return body;
}
const CREATE = (name) =>
  `CREATE TABLE ${name} (ts DateTime, ${NAMES.map((each) => `${each} String`).join(', ')}) ENGINE = MergeTree PARTITION BY toYYYYMM(ts) ORDER BY ts`;
const INSERT = `INSERT INTO logs FORMAT JSONEachRow\n${ROWS.map((row) => JSON.stringify(row)).join('\n')}`;

function compare(name, found) {
  check(`${name}: ends with 0`, [found.code, found.code === 0 ? '' : found.said], [0, '']);
  const own = shape(found.hits);
  const [has, had] = [new Set(own), new Set(expected)];
  check(
    `${name}: misses nothing that the local hunt finds`,
    expected.filter((each) => !has.has(each)),
    [],
  );
  check(
    `${name}: finds nothing else`,
    own.filter((each) => !had.has(each)),
    [],
  );
  check(`${name}: ${own.length} hits, as many`, own.length, expected.length);
}

async function chdb() {
  const { Session } = createRequire(join(CHDB, 'x'))('chdb');
  const session = new Session();
  const server = createServer((request, response) => {
    const chunks = [];
    request
      .on('data', (chunk) => chunks.push(chunk))
      .on('end', () => {
        const asked = new URL(request.url, 'http://localhost').searchParams;
        const query = asked.get('query') ?? '';
        try {
          // The settings of a statement, as the server takes them from the address.
          if (asked.has('describe_include_subcolumns')) session.query('SET describe_include_subcolumns = 1');
          response.end(
            session.query(
              [query, Buffer.concat(chunks).toString()].filter((part) => part !== '').join('\n'),
              'TSV',
            ),
          );
        } catch (error) {
          response.writeHead(500).end(String(error.message));
        }
      });
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${server.address().port}`;
  await sql(url, CREATE('logs'));
  await sql(url, INSERT);
  const version = (await sql(url, 'SELECT version()')).trim();
  compare(`chDB ${version}`, await inEngine(url));
  const again = () => sql(url, 'DROP TEMPORARY TABLE IF EXISTS howdunit_keys');
  for (const [mapping, records] of Object.entries(IMPORTED)) {
    const file = join(work, `${mapping}.json`);
    writeFileSync(file, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
    const wanted = shape((await hunt([file])).hits);
    for (const [how, as] of Object.entries(IMPORTS)) {
      await sql(url, `CREATE TABLE imported ENGINE = MergeTree ORDER BY tuple() ${as(file)}`);
      await again();
      const found = await hunt(['imported', '--engine', 'clickhouse', '--dsn', url, '--mapping', mapping]);
      check(`${mapping}, imported with ${how}: the same hits, at the same times`, shape(found.hits), wanted);
      await sql(url, 'DROP TABLE imported');
    }
  }
  await kept(url, again);
  server.close();
  server.closeAllConnections();
  session.cleanup?.();
}

/** Hits of a report's indicators are kept as sightings, once. */
async function kept(url, again) {
  const report = join(work, 'kelp.md');
  writeFileSync(report, '# Operation Kelp\n\nTLP:GREEN\n\n## Indicators of compromise\n\n- evil[.]example\n');
  await howdunit(['read', report]);
  const parts = ['--dsn', url, '--mapping', join(work, 'mapping.json'), '--keep-sightings', '--jsonl'];
  const counts = [];
  for (let time = 0; time < 2; time++) {
    await again();
    const { out } = await howdunit(['hunt', 'logs', '--engine', 'clickhouse', ...parts]);
    const { out: seen } = await howdunit(['sightings', '--jsonl']);
    counts.push(
      jsonl(out).length,
      jsonl(seen).reduce((sum, { count }) => sum + count, 0),
    );
  }
  check('what was found is kept, and is not counted twice', counts, [
    counts[0],
    counts[0],
    counts[0],
    counts[0],
  ]);
  check('something was found', counts[0] > 0, true);
}

const port = (base, node) => base + node;
const [HTTP, TCP, INTERNAL] = [18_340, 19_340, 19_440];

function start(node) {
  const folder = join(work, `node${node}`);
  for (const each of ['data', 'tmp']) mkdirSync(join(folder, each), { recursive: true });
  const user = (name, password) =>
    `<${name}><password>${password}</password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></${name}>`;
  writeFileSync(
    join(folder, 'users.xml'),
    `<yandex><profiles><default><skip_unavailable_shards>1</skip_unavailable_shards></default></profiles><users>${user('default', '')}${user('hunter', 'kept secret')}</users><quotas><default/></quotas></yandex>`,
  );
  const shard = (each) =>
    `<shard><replica><host>127.0.0.1</host><port>${port(TCP, each)}</port></replica></shard>`;
  writeFileSync(
    join(folder, 'config.xml'),
    `<yandex><logger><level>warning</level><log>${folder}/log</log><errorlog>${folder}/err</errorlog></logger><listen_host>127.0.0.1</listen_host><http_port>${port(HTTP, node)}</http_port><tcp_port>${port(TCP, node)}</tcp_port><interserver_http_port>${port(INTERNAL, node)}</interserver_http_port><path>${folder}/data/</path><tmp_path>${folder}/tmp/</tmp_path><users_config>${folder}/users.xml</users_config><default_profile>default</default_profile><default_database>default</default_database><mark_cache_size>67108864</mark_cache_size><remote_servers><three>${[1, 2, 3].map(shard).join('')}</three></remote_servers></yandex>`,
  );
  const child = spawn(
    join(CLICKHOUSE, 'usr/sbin/clickhouse-server'),
    [`--config-file=${folder}/config.xml`],
    { stdio: 'ignore', env: { ...process.env, LD_LIBRARY_PATH: CLICKHOUSE_LIBRARIES } },
  );
  running.add(child);
  return child;
}

async function up(node) {
  const url = `http://127.0.0.1:${port(HTTP, node)}`;
  for (let tries = 0; tries < 150; tries++) {
    if (
      await sql(url, 'SELECT 1').then(
        () => true,
        () => false,
      )
    )
      return url;
    await sleep(200);
  }
  throw new Error(`node ${node} did not start`);
}

async function cluster() {
  const nodes = [1, 2, 3].map(start);
  const urls = [];
  for (const node of [1, 2, 3]) urls.push(await up(node));
  for (const url of urls) await sql(url, CREATE('logs_here'));
  const [url] = urls;
  await sql(url, 'CREATE TABLE logs AS logs_here ENGINE = Distributed(three, default, logs_here, rand())');
  await sql(`${url}/?insert_distributed_sync=1`, INSERT);
  const dsn = url.replace('//', '//hunter:kept%20secret@');
  const whole = await inEngine(dsn);
  compare('cluster of 18.16, whole', whole);
  check('the verdict says that all were searched', /3 of 3 shards searched/.test(whole.said), true);

  nodes[2].kill('SIGKILL');
  await new Promise((done) => nodes[2].once('exit', done));
  running.delete(nodes[2]);
  // The server's own profile would leave the shard out in silence.
  const part = await inEngine(dsn);
  const rest = Number(await sql(`${url}/?skip_unavailable_shards=1`, 'SELECT count() FROM logs'));
  check('a shard that does not answer: exit code 7', part.code, 7);
  check(
    'it is named, as not searched',
    /shard 3 \(127\.0\.0\.1:19343\) did not answer and was not searched/.test(part.said),
    true,
  );
  check(
    'the rows are those of the others',
    new RegExp(`${rest} rows, 2 of 3 shards searched`).test(part.said),
    true,
  );
  const had = new Set(expected);
  check(
    'hits of the others are told',
    [
      part.hits.length > 0 && part.hits.length < expected.length,
      shape(part.hits).every((each) => had.has(each)),
    ],
    [true, true],
  );

  nodes[2] = start(3);
  await up(3);
  compare('cluster of 18.16, whole again', await inEngine(dsn));
  const refused = await inEngine(url.replace('//', '//hunter:guessed-wrong@'));
  check(
    'a wrong password: exit code 3, and it is not repeated',
    [refused.code, refused.said.includes('guessed-wrong'), refused.hits.length],
    [3, false, 0],
  );
}

try {
  if (CHDB) await chdb();
  else say('left out: chDB');
  if (CLICKHOUSE) await cluster();
  else say('left out: clickhouse-server');
} finally {
  for (const child of running) child.kill('SIGKILL');
  await sleep(300);
  rmSync(work, { recursive: true, force: true });
}
process.exit(wrong === 0 ? 0 : 1);
