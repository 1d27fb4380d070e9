// The hunt inside ClickHouse (chDB, embedded) against the local engine on the same logs, and against what is written by
// hand there: multiSearchAny over the same columns. CPU seconds are this process's, chDB's threads included.
//   node bench/hunt/generate.mjs <folder> --bytes 2.5e8 --lists 100000
//   node bench/hunt/clickhouse.mjs <folder> [--lists 1000,100000] [--runs 3] [--by-hand 0.1]
// --by-hand is the share of the rows that the query written by hand searches where a list is longer than 1,000; its
// seconds are then multiplied. Needs chdb (CHDB names a folder where npm has installed it, else that of the judge's cache)
// and dist (node tools/set-up.mjs). Exits with 77 where there is no chdb.
import {
  createReadStream,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { parseArgs } from 'node:util';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    lists: { type: 'string', default: '1000,100000' },
    runs: { type: 'string', default: '3' },
    'by-hand': { type: 'string', default: '0.1' },
  },
});
const [folder] = positionals;
if (folder === undefined) {
  console.error('usage: clickhouse.mjs <folder of generate.mjs> [--lists N,N] [--runs N] [--by-hand S]');
  process.exit(2);
}
const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
const chdb = process.env.CHDB ?? join(cache, 'howdunit/chdb-3.4.0');
if (!existsSync(join(chdb, 'node_modules/chdb'))) {
  console.error('left out: chdb is not installed (CHDB names the folder where it is)');
  process.exit(77);
}
const { huntEngine } = await import('../../dist/app/hunt-engine.js');
const { huntLogs } = await import('../../dist/app/hunt-logs.js');
const { Session } = createRequire(join(chdb, 'x'))('chdb');
const work = mkdtempSync(join(tmpdir(), 'howdunit-bench-'));
const session = new Session();

/** Text with the header's names first and without the other comments, as people import it. */
async function tabular(files, to) {
  const out = [];
  for (const file of files) {
    for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
      if (line.startsWith('#fields') && out.length === 0) out.push(line.slice('#fields\t'.length));
      else if (line !== '' && !line.startsWith('#')) out.push(line);
    }
  }
  writeFileSync(to, `${out.join('\n')}\n`);
}
const logsOf = (sub, begin) =>
  readdirSync(join(folder, 'logs', sub))
    .filter((name) => name.startsWith(begin))
    .map((name) => join(folder, 'logs', sub, name));

const TABLES = [
  { name: 'dns', mapping: 'zeek', files: logsOf('zeek', 'dns'), columns: ['query', 'answers'] },
  {
    name: 'http',
    mapping: 'zeek',
    files: logsOf('zeek', 'http'),
    columns: ['host', 'uri', 'referrer', 'user_agent'],
  },
  { name: 'conn', mapping: 'zeek', files: logsOf('zeek', 'conn'), columns: ['id.orig_h', 'id.resp_h'] },
  {
    name: 'eve',
    mapping: 'eve',
    files: logsOf('suricata', 'eve'),
    columns: ['src_ip', 'dest_ip', 'dns', 'http', 'tls', 'fileinfo'],
  },
];
for (const table of TABLES) {
  const isJson = table.mapping === 'eve';
  table.path = join(work, table.name);
  if (isJson) writeFileSync(table.path, table.files.map((file) => readFileSync(file)).join(''));
  else await tabular(table.files, table.path);
  table.bytes = readFileSync(table.path).length;
  const how = isJson
    ? 'JSONEachRow) SETTINGS input_format_json_read_objects_as_strings = 1, input_format_json_try_infer_named_tuples_from_objects = 0'
    : 'TSVWithNames)';
  session.query(
    `CREATE TABLE ${table.name} ENGINE = MergeTree ORDER BY tuple() AS SELECT * FROM file('${table.path}', ${how}`,
  );
  table.rows = Number(session.query(`SELECT count() FROM ${table.name}`, 'TSV'));
}

const server = createServer((request, response) => {
  const chunks = [];
  request
    .on('data', (chunk) => chunks.push(chunk))
    .on('end', () => {
      const query = new URL(request.url, 'http://localhost').searchParams.get('query') ?? '';
      const sql = [query, Buffer.concat(chunks).toString()].filter((part) => part !== '').join('\n');
      try {
        response.end(session.query(sql, 'TSV'));
      } catch (error) {
        response.writeHead(500).end(String(error.message));
      }
    });
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const dsn = `http://127.0.0.1:${server.address().port}`;

async function cpu(work) {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (user + system) / 1e6, result };
}
const median = (all) => [...all].sort((a, b) => a - b)[all.length >> 1];
const problems = new Set();

async function inEngine(list, { name, mapping }) {
  session.query('DROP TEMPORARY TABLE IF EXISTS howdunit_keys');
  let hits = 0;
  const done = await huntEngine(
    { home: work },
    {
      tables: [name],
      dsn,
      mapping,
      indicators: list,
      all: false,
      summary: false,
      keepSightings: false,
      window: {},
      silence: 600,
      onSighting: async () => {
        hits += 1;
      },
      onProblem: ({ message }) => problems.add(`${name}: ${message}`),
    },
  );
  if (!done.ok) throw new Error(done.problem.message);
  return hits;
}

async function locally(list, { path }) {
  let hits = 0;
  const done = await huntLogs(
    { home: work },
    {
      paths: [path],
      standardInput: Readable.from([]),
      indicators: list,
      all: false,
      workers: 1,
      onSighting: async () => {
        hits += 1;
      },
      onProblem: ({ message }) => problems.add(`${path}: ${message}`),
      onProgress: () => {},
    },
  );
  if (!done.ok) throw new Error(done.problem.message);
  return hits;
}

/** No more needles are taken at once. */
const NEEDLES = 255;

function byHand(list, { name, columns, rows }, share) {
  const needles = readFileSync(list, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line).value.toLowerCase());
  const quoted = needles.map((value) => `'${value.replace(/[\\']/g, '\\$&')}'`);
  const text = `lower(concat(${columns.map((column) => `ifNull(toString(\`${column}\`), '')`).join(", '\\n', ")}))`;
  const all = [];
  for (let at = 0; at < quoted.length; at += NEEDLES)
    all.push(`multiSearchAny(t, [${quoted.slice(at, at + NEEDLES)}])`);
  const from = `SELECT ${text} AS t FROM ${name} LIMIT ${Math.ceil(rows * share)}`;
  const settings =
    'max_query_size = 100000000, max_ast_elements = 10000000, max_expanded_ast_elements = 10000000';
  return session
    .query(`SELECT count() FROM (${from}) WHERE ${all.join(' OR ')} SETTINGS ${settings}`, 'TSV')
    .trim();
}

const rate = ({ bytes, rows }, seconds) =>
  `${(bytes / 1e9 / seconds).toFixed(3)} GB/CPU-s ${Math.round(rows / seconds / 1e3)}k rows/CPU-s`;
for (const count of values.lists.split(',')) {
  const list =
    count === '1000' ? join(folder, 'indicators.jsonl') : join(folder, 'lists', count, 'indicators.jsonl');
  console.log(`${count} indicators`);
  for (const table of TABLES) {
    const share = Number(count) > 1_000 ? Number(values['by-hand']) : 1;
    const told = [];
    for (const [what, run, of] of [
      ['in ClickHouse', () => inEngine(list, table), 1],
      ['locally', () => locally(list, table), 1],
      ['by hand', () => byHand(list, table, share), share],
    ]) {
      const runs = [];
      const least = of < 1 ? 1 : Number(values.runs);
      for (let at = 0; at < least; at++)
        runs.push(
          await cpu(run).catch((error) => ({ seconds: Number.NaN, result: error.message.slice(0, 160) })),
        );
      const seconds = median(runs.map((each) => each.seconds)) / of;
      told.push(
        `    ${what.padEnd(14)} ${seconds.toFixed(2)} CPU-s  ${rate(table, seconds)}  ${runs[0].result} ${what === 'by hand' ? 'rows' : 'hits'}${of < 1 ? ` in ${of} of the rows` : ''}`,
      );
    }
    console.log(
      `  ${table.name}: ${table.rows} rows, ${(table.bytes / 1e6).toFixed(0)} MB\n${told.join('\n')}`,
    );
  }
}
for (const each of problems) console.log(`  problem: ${each}`);
server.close();
server.closeAllConnections();
session.cleanup?.();
rmSync(work, { recursive: true, force: true });
