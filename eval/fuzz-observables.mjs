// Finding observables in texts that nobody would write: no crash, every quote where its span says, no more than 50 ms
// of CPU for 10 kB. Run after a build: node eval/fuzz-observables.mjs [--count 1000000] [--seed 1]
// HOWDUNIT_DIST: the build to try (default ../dist). Exits with 1 when anything failed; the seed of a failing input is
// printed, and `--seed S --count 1` makes that input again.
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const root = new URL('../', import.meta.url);
const dist = pathToFileURL(`${process.env.HOWDUNIT_DIST ?? new URL('dist', root).pathname}/`);
const { findObservables } = await import(new URL('how/observables/index.js', dist));
const { readText } = await import(new URL('read/index.js', dist));

const { values } = parseArgs({
  options: { count: { type: 'string', default: '1000000' }, seed: { type: 'string', default: '1' } },
});
const count = Number(values.count);
const firstSeed = Number(values.seed);
/** Milliseconds of CPU for 10,000 characters; a shorter text may take as long. */
const MOST = 50;
const LONGEST = 20_000;

const HOSTS = ['heron.example', 'www.tide-7.example.com', '198.51.100.23', '2001:db8::1', 'пример.example'];
const VALUES = [
  ...HOSTS,
  'hxxp://gate.heron.example/a.php?id=1#x',
  'https://user@198.51.100.23:8443/(a)',
  'mail.me@heron.example',
  'C:\\Users\\<user>\\AppData\\tide.exe',
  '\\\\files\\share\\x.dll',
  '\\\\.\\pipe\\tide',
  'HKLM\\Software\\Tide\\Run',
  '%TEMP%\\a b\\c.tmp',
  '/usr/bin/tide.sh',
  'd41d8cd98f00b204e9800998ecf8427e',
  'CVE-2021-44228',
  'AS64500',
  'T1055.012',
  'mutex: Global\\Tide7',
  'User-Agent: Mozilla/5.0 (X11) Tide/1.0',
  'invoice.pdf.exe',
  'row.name',
  'install.sh',
  '00-B0-D0-63-C2-26',
  '+12025550123',
  '192.0.2.10-192.0.2.20',
  '.3ds.7z.accdb.ai.asp.aspx.avhd.back.bak.c.cfg.conf',
];
const PROSE = [
  'The loader beacons to ',
  ' and drops ',
  '\n\n## Indicators\n\n',
  '\n| Domain | SHA256 |\n| --- | --- |\n| ',
  ' | ',
  '\n- ',
  ', ',
  'References:\n',
  '“',
  '`',
];
const DOTS = ['[.]', '(.)', '{.}', '[dot]', ' dot ', ' [.] ', '.]', '[.', '\\.', '[[.]]', '\u2024', '。'];
const STRANGE = [
  '\u200b',
  '\u00ad',
  '\ufeff',
  '\ud83d',
  '\ude00',
  '🦩',
  '\u0000',
  '\u202e',
  '\u2011',
  '\u00a0',
  'é',
  '例',
  'İ',
  'ſ',
];
const FLOODS = [
  ...'.[](){}<>:/\\@%|"\'`-_ ,;#=~*+\n',
  'a.',
  '[.]',
  'a@a.',
  '://',
  'http://a.com/(',
  '(http://a.com/x)',
  'hxxp[:]//',
  'C:\\a b ',
  'HKLM\\',
  '/tmp//',
  '1.',
  '::',
  'CVE-',
  'a dot ',
  'deadbeef',
  'x.sh, ',
  '| a ',
  'mutex ',
];

/** Mulberry32: small, and the same on every machine. */
function randomFrom(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

function inputOf(seed) {
  const below = randomFrom(seed);
  const one = (list) => list[below(list.length)];
  let text = '';
  for (let pieces = 1 + below(12); pieces > 0; pieces--) {
    const kind = below(10);
    if (kind < 5) text += one(VALUES);
    else if (kind < 8) text += one(PROSE);
    else if (kind === 8) text += one(STRANGE);
    else text += one(FLOODS).repeat(1 + below(below(50) === 0 ? 4_000 : 40));
  }
  for (let changes = below(6); changes > 0; changes--) text = changed(text, below, one);
  return text.slice(0, LONGEST);
}

function changed(text, below, one) {
  const at = below(text.length + 1);
  switch (below(7)) {
    case 0:
      return text.replaceAll('.', () => (below(2) === 0 ? one(DOTS) : '.'));
    case 1:
      return text.slice(0, at) + text.slice(at + 1 + below(4));
    case 2:
      return text.slice(0, at) + one(STRANGE) + text.slice(at);
    case 3:
      return text.slice(0, at) + String.fromCharCode(below(0x1_0000)) + text.slice(at + 1);
    case 4:
      return text.slice(0, at) + text.slice(at).toUpperCase();
    case 5:
      return text
        .replace('http', one(['hxxp', 'hXXp', 'h**p', 'meow']))
        .replace('://', one(['[:]//', '[://]', ':\\\\']));
    default:
      return text.slice(0, at) + one(VALUES) + one(STRANGE) + text.slice(at);
  }
}

function faultOf(text) {
  const reading = readText(text);
  const before = process.cpuUsage();
  const found = findObservables(reading, {});
  const { user, system } = process.cpuUsage(before);
  for (const { span, value, raw, refanged } of found) {
    if (reading.text.slice(span.start, span.end) !== span.quote) return 'a quote is not where its span says';
    if (raw !== span.quote || value === '') return 'a finding does not say what it read';
    if (refanged.length > 0 !== (value !== raw)) return `no step from “${raw}” to “${value}”`;
  }
  mentions += found.length;
  characters += text.length;
  const milliseconds = (user + system) / 1000;
  spent += milliseconds;
  return milliseconds > MOST * Math.max(1, text.length / 10_000) ? TOO_LONG : undefined;
}

const TOO_LONG = 'took too long';
const WARM_UP = 500;
let mentions = 0;
let characters = 0;
let spent = 0;
let failed = 0;
// Code that runs for the first time is slow for reasons of its own.
for (let seed = 0; seed < WARM_UP; seed++) findObservables(readText(inputOf(seed)), {});
for (let n = 0; n < count; n++) {
  const seed = firstSeed + n;
  const text = inputOf(seed);
  let fault;
  try {
    fault = faultOf(text);
    // A machine may pause: what is slow is slow again.
    for (let again = 0; again < 5 && fault === TOO_LONG; again++) fault = faultOf(text);
  } catch (error) {
    fault = error instanceof Error ? error.stack : String(error);
  }
  if (fault === undefined) continue;
  failed++;
  if (failed <= 20) console.log(`seed ${seed}: ${fault}\n  ${JSON.stringify(text.slice(0, 300))}`);
}
console.log(
  `${count} inputs from seed ${firstSeed}: ${(characters / 1e6).toFixed(1)} million characters, ${mentions} mentions, ` +
    `${(spent / 1000).toFixed(1)} CPU s, ${failed} failed`,
);
process.exitCode = failed === 0 ? 0 : 1;
