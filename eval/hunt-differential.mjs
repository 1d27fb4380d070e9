// The engine beside the slow way, on random lines and random sets of indicators, from random places of its memory.
// They must find the same. Prints the seed of what differs.
//   node tools/set-up.mjs && node eval/hunt-differential.mjs [lines, default 1,000,000] [seed]
import { indexIndicators } from '../dist/hunt/index/indicator-index.js';
import { kernelModule } from '../dist/hunt/kernel/kernel.js';
import { readRecord } from '../dist/hunt/records/read-record.js';
import { buildSieve } from '../dist/hunt/sieve/sieve.js';
import { StretchSearch } from '../dist/hunt/sieve/stretch-search.js';
import { tableOf } from '../dist/hunt/sieve/value-table.js';

const LINES = Number(process.argv[2] ?? 1_000_000);
const SEED = Number(process.argv[3] ?? 1);
const LINES_A_SET = 20_000;
const LINES_A_STRETCH = 40;
const module = kernelModule();
if (module === undefined) throw new Error('this machine has no WebAssembly with SIMD');
const context = { shape: { kind: 'lines' }, changed: 0 };

let state = SEED;
/** A whole number below another (mulberry32). */
function random(below) {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) % below;
}
const pick = (list) => list[random(list.length)];
const word = () =>
  Array.from({ length: 1 + random(9) }, () => pick('abcdefhiknorst0129-'))
    .join('')
    .replace(/^-|-$/g, 'x');
const host = () =>
  [...Array.from({ length: 1 + random(3) }, word), pick(['example', 'com', 'co', 'net', 'b'])].join('.');
const ip = () => [pick([10, 192, 198, 203, 1]), random(4), pick([0, 51, 113]), random(256)].join('.');
const ip6 = () =>
  pick(['2001:db8::', '2001:db8:0:1::', 'fe80::', '::ffff:c633:']) + random(0xffff).toString(16);
const hex = (length) => Array.from({ length }, () => pick('0123456789abcdef')).join('');
const path = () => `/${word()}/${word()}${pick(['', '.php', '?id=7', '/'])}`;

const MAKERS = {
  'domain-name': host,
  'ipv4-addr': () => ip() + pick(['', '', '', `/${random(33)}`]),
  'ipv4-range': () => `10.0.0.${random(100)}-10.0.0.${100 + random(100)}`,
  'ipv6-addr': () => ip6() + pick(['', '', `/${random(129)}`]),
  'file:md5': () => hex(32),
  'file:sha1': () => hex(40),
  'file:sha256': () => hex(64),
  'file:sha512': () => hex(128),
  url: () => `${pick(['http', 'https'])}://${pick([host, ip])()}${pick(['', ':8080'])}${path()}`,
  'email-addr': () => `${word()}@${host()}`,
  'file-name': () => `${word()}${pick(['.exe', '.dll', ' 2.iso', '', '.tar.gz'])}`,
  'file-path': () =>
    pick([`C:\\${word()}\\${word()}.exe`, `/tmp/.${word()}/${word()}`, `C:\\Program Files\\${word()}\\`]),
  'registry-key': () => `${pick(['HKLM', 'HKEY_CURRENT_USER'])}\\Software\\${word()}\\${word()}`,
  'user-agent': () => `Mozilla/5.0 (${word()}; ${word()}) ${word()}/1.${random(9)}`,
  mutex: () => `Global\\${word()}_${random(99)}`,
  'named-pipe': () => `\\\\.\\pipe\\${word()}`,
};
const WRAPS = [
  (text) => text,
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => JSON.stringify(text),
  (text) => JSON.stringify(JSON.stringify(text)),
  (text) => JSON.stringify(text).replaceAll('/', '\\/'),
  (text) => encodeURIComponent(text),
  (text) => [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  (text) => text.replaceAll('.', '[.]').replace('http', 'hxxp'),
  (text) => text.replaceAll('.', '\\u002e'),
  (text) => text.replace('.', '[.'),
  (text) => text.replaceAll('.', ' [.] '),
  (text) => text.replaceAll('.', '\\.'),
  (text) => `${text.split('.').reverse().join('.')}.in-addr.arpa`,
  (text) => text.replace('C:', '\\Device\\HarddiskVolume2'),
  (text) => `x${text}`,
  (text) => `${text}.au`,
];
const GLUE = [
  ...' \t"\',;:=|/\\()[]{}<>@.-_%?&#~é“',
  '\\n',
  '\\t',
  '%20',
  '%2F',
  '..',
  '://',
  'sub.',
  'ip=',
  '%5C',
  '%3A',
  '\u212a',
];

let lines = 0;
let hits = 0;
const started = process.cpuUsage();
while (lines < LINES) {
  const seed = state;
  const indicators = Array.from({ length: 1 + random(200) }, () => {
    const type = pick(Object.keys(MAKERS));
    return { type, value: MAKERS[type]() };
  });
  const search = new StretchSearch(buildSieve(module, tableOf(indicators), 1), 0);
  const index = indexIndicators(indicators.map((indicator, source) => ({ ...indicator, source })));
  for (let done = 0; done < LINES_A_SET && lines + done < LINES; done += LINES_A_STRETCH) {
    const texts = Array.from({ length: LINES_A_STRETCH }, () => line(indicators));
    const bytes = Buffer.from(`${texts.join('\n')}\n`);
    const from = search.area.input + random(128);
    search.memory.set(bytes, from);
    const found = [];
    search.search(
      { from, to: from + bytes.length, cutBefore: false, cutAfter: false, context },
      ({ text, record }) => found.push(...told(text, record)),
    );
    const wanted = texts.flatMap((text) =>
      told(text, readRecord(index, { text, cutBefore: false, cutAfter: false }, context, new Set())),
    );
    hits += wanted.length;
    if (JSON.stringify(found) === JSON.stringify(wanted)) continue;
    console.log(`they differ; seed ${seed}`);
    console.log(
      wanted.filter((each) => !found.includes(each)).slice(0, 3),
      found.filter((each) => !wanted.includes(each)).slice(0, 3),
    );
    process.exit(1);
  }
  lines += LINES_A_SET;
}
const { user, system } = process.cpuUsage(started);
console.log(`${lines} lines, ${hits} hits: the same (${((user + system) / 1e6).toFixed(0)} CPU s)`);

function line(indicators) {
  const parts = [];
  for (let at = random(7); at >= 0; at--) {
    const what = random(10);
    if (what < 4) parts.push(pick(WRAPS)(pick(indicators).value));
    else if (what < 5) parts.push(MAKERS[pick(Object.keys(MAKERS))]());
    else parts.push(pick(GLUE));
    if (random(3) > 0) parts.push(pick(GLUE));
  }
  return parts.join('').replaceAll('\n', ' ');
}

/** Of what begins at one place, the order is nobody's business. */
function told(text, { matches }) {
  return matches
    .map(({ indicator, form, at }) => `${text} | ${at} ${form} ${indicator.type} ${indicator.value}`)
    .sort();
}
