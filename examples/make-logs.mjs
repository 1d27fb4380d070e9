// The logs of Operation Copper Heron: one office on 3 November 2026 (UTC), the same lines every time. Innocent
// traffic, a few planted hits, and near misses that must not hit. Addresses and names of RFC 5737, RFC 3849 and
// RFC 2606 only. tools/make-examples.mjs writes them out.
import { hashOf } from './labelled-hash.mjs';

/** mulberry32: a small seeded generator, so that the same lines come out every time. */
function generator(seed) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit) => Math.floor(next() * limit);
  return { below, pick: (list) => list[below(list.length)] };
}

const MORNING = Date.UTC(2026, 10, 3, 6) / 1000;

/** Rows of a table written as text, cells between bars. */
const rowsOf = (text) =>
  text
    .trim()
    .split('\n')
    .map((row) => row.split('|').map((cell) => cell.trim()));

/** [host, address]: what an office visits. */
const SITES = rowsOf(`
  intranet.lakeside.example   | 192.0.2.3
  mail.lakeside.example       | 192.0.2.4
  www.example.com             | 198.51.100.201
  www.example.org             | 198.51.100.202
  cdn.example.net             | 198.51.100.203
  news.morningpost.example    | 198.51.100.210
  static.morningpost.example  | 198.51.100.211
  weather.coastguide.example  | 203.0.113.130
  tides.coastguide.example    | 203.0.113.131
  update.kelpline.example     | 203.0.113.140
  timesheet.payroll.example   | 203.0.113.150
  api.payroll.example         | 203.0.113.151
  maps.chartworks.example     | 203.0.113.160
  docs.officeware.example     | 198.51.100.220
  telemetry.officeware.example| 198.51.100.221`);

/** What is planted: the index of the line it takes, the indicator it is or resembles, why it is no hit, what is seen. */
const plantsOf = (text) =>
  rowsOf(text).map(([at, indicator, why, host, address]) => ({
    at: Number(at),
    indicator,
    why,
    host,
    address,
  }));

/**
 * @param count innocent lines
 * @param plants what takes the place of the innocent line at its index
 */
function logOf(seed, count, plants, line) {
  const random = generator(seed);
  let time = MORNING;
  return Array.from({ length: count }, (_, index) => {
    time += 20 + random.below(180);
    const plant = plants.find((candidate) => candidate.at === index);
    return { plant, text: line(random, time + random.below(1000) / 1000, plant) };
  });
}

const client = (random) => `192.0.2.${11 + random.below(30)}`;

const proxyPlants = plantsOf(`
  19 | 198.51.100.23         | another address that begins with it  | files.officeware.example  | 198.51.100.230
  34 | berth-notices.example | a domain that only begins with it    | berth-notices.example.org | 198.51.100.205
  52 | 198.51.100.23         |                                      | 198.51.100.23             | 198.51.100.23
  61 | 203.0.113.64/28       | the first address after the network  | 203.0.113.80              | 203.0.113.80
  77 | 203.0.113.17          | another address that begins with it  | shop.chartworks.example   | 203.0.113.170
  90 | 203.0.113.64/28       | the last address before the network  | 203.0.113.63              | 203.0.113.63
 103 | 198.51.100.23         |                                      | 198.51.100.23             | 198.51.100.23`);

/** Squid's native format. */
function proxyLine(random, time, plant) {
  const [host, address] = plant ? [plant.host, plant.address] : random.pick(SITES);
  const bytes = 300 + random.below(60_000);
  const secure = plant !== undefined || random.below(4) > 0;
  const page = random.pick([
    '',
    'index.html',
    'img/logo.png',
    'feed.xml',
    'search?q=tide+table',
    'css/site.css',
  ]);
  const [result, method, target] = secure
    ? ['TCP_TUNNEL/200', 'CONNECT', `${host}:443`]
    : [random.pick(['TCP_MISS/200', 'TCP_HIT/200', 'TCP_MISS/304']), 'GET', `http://${host}/${page}`];
  const type = secure ? '-' : 'text/html';
  const took = String(random.below(900)).padStart(6);
  return `${time.toFixed(3)} ${took} ${client(random)} ${result} ${bytes} ${method} ${target} - HIER_DIRECT/${address} ${type}`;
}

const dnsPlants = plantsOf(`
  15 | heron-cdn.example        | another domain that ends in it     | notheron-cdn.example        | 198.51.100.212
  41 | heron-cdn.example        |                                    | telemetry.heron-cdn.example | 203.0.113.190
  42 | heron-cdn.example        |                                    | telemetry.heron-cdn.example | 2001:db8:77::190
  58 | heron-cdn.example        | it stands before a further suffix  | heron-cdn.example.com       | 198.51.100.213
  83 | update.heron-cdn.example | a hyphen stands where it has a dot | update-heron-cdn.example    | 198.51.100.214
  97 | vessel-eta.example       | another domain that ends in it     | myvessel-eta.example        | 198.51.100.215`);

const ZEEK_FIELDS =
  'ts uid id.orig_h id.orig_p id.resp_h id.resp_p proto trans_id query qclass_name qtype_name rcode_name AA RA answers TTLs';

/** Zeek's tab-separated dns.log, with a choice of its fields. */
function dnsLine(random, time, plant) {
  const [host, address] = plant ? [plant.host, plant.address] : random.pick(SITES);
  const uid = `C${hashOf('md5', `${host} ${time}`).slice(0, 16)}`;
  const question = [host, 'C_INTERNET', address.includes(':') ? 'AAAA' : 'A', 'NOERROR'];
  const port = 40_000 + random.below(20_000);
  return [
    time.toFixed(6),
    uid,
    client(random),
    port,
    '192.0.2.2',
    53,
    'udp',
    random.below(65_536),
    ...question,
    'F',
    'T',
    address,
    '300.000000',
  ].join('\t');
}

const loader = hashOf('sha256', 'ReedMask, Harrowmouth build');
const nearLoader = loader.slice(0, 32) + hashOf('md5', 'near miss');
const sysmonPlants = plantsOf(`
  12 | ${loader}         | its first 32 digits are the same  | ${nearLoader}
  33 | heron-cdn.example | it stands before a further suffix | cdn.heron-cdn.example.net
  47 | ${loader}         |                                   | ${loader}`);

const LOADED = String.raw`C:\Users\k.orsen\AppData\Local\Temp\~shv41.tmp`;
const PROGRAMS = String.raw`C:\Program Files\Officeware\writer.exe
C:\Program Files\Officeware\sheets.exe
C:\Program Files\Harbour Browser\browser.exe
C:\Windows\System32\svchost.exe
C:\Windows\explorer.exe`.split('\n');

/** Sysmon's events 1, 7 and 22 as JSON, one a line. */
function sysmonLine(random, time, plant) {
  const program = random.pick(PROGRAMS);
  const common = {
    UtcTime: new Date(time * 1000).toISOString().replace('T', ' ').replace('Z', ''),
    Computer: `WS-${String(11 + random.below(30)).padStart(3, '0')}.lakeside.example`,
    Image: program,
  };
  const planted = plant?.host;
  const kind = planted === undefined ? random.pick([1, 7, 22]) : planted.includes('.') ? 22 : 7;
  if (kind === 22) {
    const host = planted ?? random.pick(SITES)[0];
    return JSON.stringify({ EventID: 22, ...common, QueryName: host, QueryStatus: '0' });
  }
  const sha256 = (planted ?? hashOf('sha256', `innocent ${program}`)).toUpperCase();
  const loaded = planted === undefined ? program.replace(/\w+\.exe$/, 'shared.dll') : LOADED;
  const detail = kind === 7 ? { ImageLoaded: loaded } : { CommandLine: `"${program}"` };
  return JSON.stringify({ EventID: kind, ...common, ...detail, Hashes: `SHA256=${sha256}` });
}

const zeekHead = [
  '#separator \\x09',
  '#set_separator\t,',
  '#empty_field\t(empty)',
  '#unset_field\t-',
  '#path\tdns',
  `#fields\t${ZEEK_FIELDS.replaceAll(' ', '\t')}`,
];

/** Each log with its text, and what is planted in it at which 1-based line. */
export function copperHeronLogs() {
  return [
    { name: 'logs/proxy.log', head: [], lines: logOf(1, 120, proxyPlants, proxyLine) },
    { name: 'logs/dns.log', head: zeekHead, lines: logOf(2, 110, dnsPlants, dnsLine) },
    { name: 'logs/sysmon.jsonl.gz', head: [], lines: logOf(3, 70, sysmonPlants, sysmonLine) },
  ].map(({ name, head, lines }) => ({
    name,
    text: `${[...head, ...lines.map((line) => line.text)].join('\n')}\n`,
    planted: lines.flatMap(({ plant }, index) =>
      plant ? [{ log: name, line: head.length + index + 1, ...plant }] : [],
    ),
  }));
}
