// What is hunted for: pools of planted indicators, decoys that must stay unlisted, and fillers up to the asked
// number, which occur in no log.

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { makers } from './fresh.mjs';
import { random } from './random.mjs';
import { TLDS } from './words.mjs';

/** pool: [observable type of src/model, how many]; together no more than 1,000 */
const POOLS = {
  domain: ['domain-name', 100],
  domainCom: ['domain-name', 50],
  idn: ['domain-name', 20],
  punycode: ['domain-name', 20],
  ipv4: ['ipv4-addr', 100],
  net4: ['ipv4-addr', 40],
  ipv6: ['ipv6-addr', 50],
  net6: ['ipv6-addr', 20],
  url: ['url', 60],
  urlPlain: ['url', 50],
  email: ['email-addr', 50],
  md5: ['file:md5', 45],
  sha1: ['file:sha1', 35],
  sha256: ['file:sha256', 60],
  sha512: ['file:sha512', 20],
  fileName: ['file-name', 45],
  fileNameSpaced: ['file-name', 15],
  winPath: ['file-path', 40],
  unixPath: ['file-path', 20],
  regLocal: ['registry-key', 25],
  regUser: ['registry-key', 15],
  userAgent: ['user-agent', 35],
  mutex: ['mutex', 25],
  pipe: ['named-pipe', 25],
  ja3: ['tls:ja3', 25],
};

/** What the rest of a long list is made of, in per cent; about what public feeds hold. */
const FILLERS = [
  ['domain', 34],
  ['ipv4', 20],
  ['url', 16],
  ['sha256', 13],
  ['md5', 7],
  ['sha1', 4],
  ['email', 1.5],
  ['ipv6', 1],
  ['net4', 0.5],
  ['fileName', 1],
  ['winPath', 0.5],
  ['regLocal', 0.3],
  ['userAgent', 0.2],
  ['mutex', 0.3],
  ['pipe', 0.2],
  ['ja3', 0.3],
  ['sha512', 0.2],
];
const FILLER_POOLS = FILLERS.flatMap(([pool, share]) => Array.from({ length: share * 10 }, () => pool));

/**
 * @param {string} seed
 * @returns {Planted} the pools of indicators that plants are drawn from; `taken` holds every key a filler must not have
 */
export function plantedIndicators(seed) {
  const r = random(`${seed}/indicators`);
  const make = makers(r, 'planted');
  const taken = new Set();
  const pools = {};
  for (const [pool, [type, count]] of Object.entries(POOLS)) {
    pools[pool] = [];
    while (pools[pool].length < count) {
      const value = pool === 'punycode' ? make.punycode(make.idn()) : make[pool]();
      const block = pool === 'net4' ? [`block ${value.split('.').slice(0, 2).join('.')}`] : [];
      if (value === '' || !claim(taken, value, block)) continue;
      pools[pool].push({ type, value });
    }
  }
  return { pools, taken };
}

/** No two indicators share a key: the name itself, a network's /24, the host of a URL or an e-mail, a path's name. */
export function claim(taken, value, more = []) {
  const all = [...keys(value), ...more];
  if (all.some((key) => taken.has(key))) return false;
  for (const key of all) taken.add(key);
  return true;
}

function keys(value) {
  const url = /^https?:\/\/([^/:]+)/.exec(value);
  if (url) return [url[1]];
  const net = /^(\d+\.\d+\.\d+)\.\d+\/\d+$/.exec(value);
  if (net) return [`net ${net[1]}`];
  if (value.includes('@')) return [value.slice(value.indexOf('@') + 1)];
  const path = /^(?:[A-Z]:|\/)/.test(value) && /[^\\/]+$/.exec(value);
  if (path) return [value.toLowerCase(), path[0].toLowerCase()];
  // Of amber.heron.example, heron.example is no indicator either: a line that names the one would name the other.
  const parent = /^[^.\s]+\.([^.\s]+\.\D\S*)$/.exec(value);
  return parent && !TLDS.includes(parent[1]) ? [value, parent[1]] : [value.toLowerCase()];
}

/**
 * Writes `indicators.jsonl` ({type, value} a line) and `indicators.txt` (values alone, for tools that take a list).
 * @param {Planted} planted
 * @param {number} count in all, no fewer than are planted; the planted ones come scattered among the fillers
 * @returns {Promise<Map<string, number>>} how many of each type
 */
export async function writeIndicators(folder, planted, count, seed) {
  const r = random(`${seed}/fillers`);
  const make = makers(r, 'listed');
  const own = Object.values(planted.pools).flat();
  const jsonl = createWriteStream(`${folder}/indicators.jsonl`);
  const list = createWriteStream(`${folder}/indicators.txt`);
  const every = count / own.length;
  const counts = new Map();
  let placed = 0;
  let [records, values] = ['', ''];
  for (let k = 0; k < count; k++) {
    const isOwn = placed < own.length && k >= Math.floor(placed * every);
    const { type, value } = isOwn ? own[placed++] : filler(r, make, planted.taken);
    counts.set(type, (counts.get(type) ?? 0) + 1);
    records += `${JSON.stringify({ type, value })}\n`;
    values += `${value}\n`;
    if (k % 20_000 === 19_999 || k === count - 1) {
      if (!jsonl.write(records)) await once(jsonl, 'drain');
      if (!list.write(values)) await once(list, 'drain');
      [records, values] = ['', ''];
    }
  }
  await Promise.all([jsonl, list].map(finished));
  return counts;
}

/** Ends a stream and waits until all is written. */
export function finished(stream) {
  stream.end();
  return once(stream, 'finish');
}

function filler(r, make, taken) {
  for (;;) {
    const pool = r.pick(FILLER_POOLS);
    const value = make[pool]();
    if (claim(taken, value)) return { type: POOLS[pool][0], value };
  }
}
