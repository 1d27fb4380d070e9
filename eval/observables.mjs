// How many of the labelled observables are found, and how many findings are wrong where labels are complete.
// Run after a build: node eval/observables.mjs [--misses] [--extra] [--noise] [file…]
// HOWDUNIT_DIST: the build to measure (default ../dist); HOWDUNIT_DATA: the data folder (default ../shared/data).
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const root = new URL('../', import.meta.url);
const dist = pathToFileURL(`${process.env.HOWDUNIT_DIST ?? new URL('dist', root).pathname}/`);
const data = process.env.HOWDUNIT_DATA ?? new URL('../shared/data', root).pathname;
const { refangText } = await import(new URL('how/observables/refang-text.js', dist));
const { findObservables } = await import(new URL('how/observables/index.js', dist));
const { readText } = await import(new URL('read/index.js', dist)).catch(() => ({}));

const args = process.argv.slice(2);
const showMisses = args.includes('--misses');
const FILES = args.filter((arg) => !arg.startsWith('--'));
if (FILES.length === 0) {
  FILES.push(
    'reports.eset',
    'reports.talos',
    'reports.stranger',
    'reports.other',
    'aptner.train',
    'aptner.dev',
  );
  FILES.push('txt2stix.examples', 'iocsearcher.valid');
}

/** Labelled types that we have, to ours. A network counts as an address, as it is one type here. */
const TYPES = {
  ipv4: ['ipv4-addr'],
  ipv6: ['ipv6-addr'],
  cidr: ['ipv4-addr', 'ipv6-addr'],
  domain: ['domain-name'],
  url: ['url'],
  email: ['email-addr'],
  md5: ['file:md5'],
  sha1: ['file:sha1'],
  sha256: ['file:sha256'],
  sha512: ['file:sha512'],
  cve: ['cve'],
  registry: ['registry-key'],
  filename: ['file-name', 'file-path'],
  filepath: ['file-path', 'pdb-path'],
  mutex: ['mutex'],
  pdb: ['pdb-path', 'file-path', 'file-name'],
  mac: ['mac-addr'],
  asn: ['autonomous-system'],
  user_agent: ['user-agent'],
  cpe: ['cpe'],
  iban: ['iban'],
  phone: ['phone-number'],
  generic_mitre_cwe: ['cwe'],
  generic_mitre_capec: ['capec'],
  ipv4_port: ['ipv4-addr'],
  ipv6_port: ['ipv6-addr'],
  arn: ['cloud:arn'],
  btc: ['wallet:btc'],
  bitcoincash: ['wallet:bch'],
  litecoin: ['wallet:ltc'],
  dogecoin: ['wallet:doge'],
  dashcoin: ['wallet:dash'],
  zcash: ['wallet:zec'],
  eth: ['wallet:eth'],
  xmr: ['wallet:xmr'],
  ripple: ['wallet:xrp'],
  tron: ['wallet:trx'],
  tezos: ['wallet:xtz'],
  cardano: ['wallet:ada'],
  solana: ['wallet:sol'],
};

/** What a label of a type must look like; others are the data's own mistakes: left out, counted, told by --noise. */
const HOST = /^(?!.*\.(?:docx?|xlsx?|exe|dll)$)[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)+$/u;
const FORMS = {
  md5: /^[\da-f]{32}$/i,
  sha1: /^[\da-f]{40}$/i,
  sha256: /^[\da-f]{64}$/i,
  ipv4: /^\d{1,3}(?:\.\d{1,3}){3}$/,
  ipv6: /^[\da-f:.]+$/i,
  domain: HOST,
  email: /^[^@\s]+@[^@\s]+\.[^@\s]+$/,
  cve: /^CVE-\d{4}-\d{4,}$/i,
  registry: /^HK/i,
  xmr: /^[48]/,
  filename: /^(?!https?:|\\\\pipe)/,
  // A URL has no spaces, no second scheme, no host with an empty label, no part left open.
  url: /^(?!https?:\/\/http|[^/]*\/\/[^/]*\.\.)(?:[a-z\d+]+:\/\/|(?=[^/\\:]+\.))[^\s<>{}[\]]+$/i,
};

/** As it would be written if nobody had defanged it; a host without its port. */
function labelOf({ type, value }) {
  const read = refangText(value).text;
  if (type === 'cve') return { type, value: read.replaceAll(/[\u2010-\u2015]/g, '-') };
  if (type === 'ipv4' || type === 'domain' || type === 'ipv4_port') return ofHost(type, read);
  return { type: type === 'url' && HOST.test(read) ? 'domain' : type, value: read };
}

/** An address labelled as a domain, or the other way round, is what it looks like. */
function ofHost(type, read) {
  const value = read.replace(/:\d{1,5}$/, '');
  if (/^\d{1,3}(?:\.\d{1,3}){3}:?\d*\/|^[^/]+\.\w+\/\S/.test(read)) return { type: 'url', value: read };
  if (type === 'ipv4_port') return { type, value };
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(value)) return { type: 'ipv4', value };
  return { type: HOST.test(value) ? 'domain' : type, value };
}
const CORE = ['ipv4', 'ipv6', 'cidr', 'domain', 'url', 'email', 'md5', 'sha1', 'sha256', 'sha512', 'cve'];
const HIVES = {
  HKLM: 'HKEY_LOCAL_MACHINE',
  HKCU: 'HKEY_CURRENT_USER',
  HKCR: 'HKEY_CLASSES_ROOT',
  HKU: 'HKEY_USERS',
};

/**
 * Types whose list is exhaustive though no case says so: Talos publishes every address and hash of a post beside
 * it. What is found and shown then counts once a post, and is right when a label has it, by itself or as the host
 * of a URL. Of the 65 others in 71 posts, each stands in the post's own list of indicators: the labels lack them.
 */
const EXHAUSTIVE = { 'reports.talos': ['ipv4', 'md5', 'sha1', 'sha256'] };

let milliseconds = 0;
let characters = 0;
const rows = [];
for (const file of FILES) rows.push(score(file));
for (const row of rows) process.stdout.write(row);
process.stdout.write(
  `${(characters / 1e3 / milliseconds).toFixed(1)} million characters a second, finding only\n`,
);

function score(file) {
  const counts = {};
  const wrong = { found: 0, of: 0 };
  let derived = 0;
  let noise = 0;
  for (const item of JSON.parse(readFileSync(`${data}/observables/${file}.json`, 'utf8'))) {
    const found = find(item.text);
    const hosts = new Set(found.filter((f) => f.type === 'url').map((f) => hostOf(f.value)));
    for (const label of item.expected) {
      if (TYPES[label.type] === undefined) continue;
      const { type, value } = labelOf(label);
      if (FORMS[type]?.test(value) === false) {
        noise++;
        if (args.includes('--noise')) process.stdout.write(`${item.id}\t${type}\t${JSON.stringify(value)}\n`);
        continue;
      }
      counts[type] ??= { hits: 0, of: 0 };
      const count = counts[type];
      count.of++;
      if (found.some((f) => TYPES[type].includes(f.type) && same(type, f, value))) count.hits++;
      else if ((type === 'domain' || type === 'ipv4') && hosts.has(value.toLowerCase())) derived++;
      else if (type === 'filename' && inUrl(found, value)) count.of--;
      else if (showMisses) process.stdout.write(`${item.id}\t${type}\t${JSON.stringify(value)}\n`);
    }
    countExhaustive(EXHAUSTIVE[file] ?? [], item, found, wrong);
    for (const type of item.complete_types ?? []) {
      if (TYPES[type] === undefined) continue;
      for (const f of found.filter((one) => TYPES[type].includes(one.type))) {
        wrong.of++;
        if (
          !item.expected.some(
            (label) => TYPES[label.type]?.includes(f.type) && same(label.type, f, label.value),
          )
        )
          wrong.found++;
      }
    }
  }
  return table(file, counts, wrong, derived, noise);
}

function countExhaustive(types, { id, expected }, found, wrong) {
  const ours = new Set(types.flatMap((type) => TYPES[type]));
  const labels = expected.map((label) => labelOf(label).value.toLowerCase());
  const shown = found.filter(({ type, heldBack }) => ours.has(type) && heldBack === undefined);
  for (const value of new Set(shown.map((one) => one.value))) {
    wrong.of++;
    if (labels.includes(value) || labels.some((label) => hostOf(label) === value)) continue;
    wrong.found++;
    if (args.includes('--extra')) process.stdout.write(`${id}\textra\t${value}\n`);
  }
}

/** By policy a file named in a URL is a part of it, and no finding of its own. */
function inUrl(found, name) {
  return found.some((f) => f.type === 'url' && f.value.endsWith(`/${name}`));
}

function table(file, counts, wrong, derived, noise) {
  const core = Object.entries(counts).filter(([type]) => CORE.includes(type));
  const sum = (part) => core.reduce((total, [, count]) => total + count[part], 0);
  const share = sum('of') === 0 ? '' : (sum('hits') / sum('of')).toFixed(4);
  const withHosts = sum('of') === 0 ? '' : ((sum('hits') + derived) / sum('of')).toFixed(4);
  const cells = Object.entries(counts).map(([type, { hits, of }]) => `${type} ${hits}/${of}`);
  const precision = wrong.of === 0 ? 'not measurable' : (1 - wrong.found / wrong.of).toFixed(4);
  return (
    `${file}: recall of the core types ${share}, with the hosts of URLs counted ${withHosts}; ` +
    `precision on complete types: ${precision}; labels left out as malformed: ${noise}\n  ${cells.join('  ')}\n`
  );
}

function find(text) {
  const reading = readingOf(text);
  const before = performance.now();
  const found = findObservables(reading, {});
  milliseconds += performance.now() - before;
  characters += text.length;
  for (const { span, raw } of found) {
    if (reading.text.slice(span.start, span.end) !== span.quote || raw !== span.quote)
      throw new Error(`broken span: ${raw}`);
  }
  return found;
}

/** As the text reader gives it; before that room is built, as one paragraph. */
function readingOf(text) {
  if (readText !== undefined) return readText(text);
  const blocks = [{ kind: 'paragraph', start: 0, end: text.length }];
  return { id: 'reading-eval', text, blocks, sentences: [], map: [], metadata: {} };
}

function same(type, finding, label) {
  if (type === 'url') return url(finding.value) === url(label);
  if (type === 'registry') return key(finding.value) === key(label);
  if (type === 'filename') {
    const name = finding.value.toLowerCase();
    return (
      name === label.toLowerCase() ||
      name.endsWith(`\\${label.toLowerCase()}`) ||
      name.endsWith(`/${label.toLowerCase()}`)
    );
  }
  if (type === 'mutex') return bare(finding.value) === bare(label);
  if (type === 'pdb')
    return finding.value.toLowerCase().endsWith(label.replaceAll('\\\\', '\\').toLowerCase());
  if (type === 'phone' || type === 'asn')
    return finding.value.replace('ASN', 'AS').endsWith(label.replace(/^ASN? ?|^\+/, ''));
  if (type === 'mac')
    return finding.value.replaceAll(':', '') === label.toLowerCase().replaceAll(/[:.-]/g, '');
  if (type === 'bitcoincash') return finding.value.endsWith(label);
  if (type === 'ipv6_port')
    return compressed(finding.value) === compressed(label.replace(/^\[|\]:\d+$/g, ''));
  if (type === 'ipv6' || type === 'cidr') return compressed(finding.value) === compressed(label);
  if (type === 'filepath') return finding.value === label;
  return finding.value.toLowerCase() === label.toLowerCase();
}

/** Without the namespace that Windows puts before it. */
function bare(name) {
  return name
    .replaceAll('\\\\', '\\')
    .replace(/^(?:Global|Local)\\/i, '')
    .toLowerCase();
}

function url(value) {
  const [, head = '', rest = ''] = /^((?:[a-z]+:\/\/)?[^/?#]*)(.*)$/is.exec(value) ?? [];
  return head.toLowerCase() + (rest === '/' ? '' : rest);
}

function key(value) {
  const [hive = '', ...rest] = value.replaceAll(/\\+/g, '\\').replace(/\\$/, '').split('\\');
  return [HIVES[hive.toUpperCase().replace(':', '')] ?? hive.toUpperCase(), ...rest].join('\\').toLowerCase();
}

function compressed(value) {
  const [address = '', length] = value.split('/');
  if (!address.includes(':')) return value;
  return new URL(`http://[${address}]/`).hostname + (length === undefined ? '' : `/${length}`);
}

function hostOf(value) {
  return /^(?:[a-z+]+:\/\/)?(?:[^/?#@]*@)?([^/?#:]*)/i.exec(value)?.[1]?.toLowerCase();
}
