#!/usr/bin/env node
// How well the piece is told from the page around it, on the 181 pages of
// scrapinghub/article-extraction-benchmark (MIT) and by its method: for every page the overlap of
// shingles of four words with the gold text, precision and recall averaged over the pages, F1 of the two.
//
// Our main text is what the reading labels as the report's own: all blocks that are not apart, without
// the heading that is the title. The gold text has no captions; ours keeps them and labels them, so two
// rows of figures: without captions, which is what the benchmark means, and with them. The pages are
// divided by the hash of their id: the development half may be looked at, the test half is only scored.
//
// Usage: npm run build && node eval/article-extraction.mjs [--test] [--pages N] [--output FILE]
//   --test         score the test half, too: once, when the work is done
//   --pages N      the N worst pages of the development half
//   --output FILE  the predictions (without captions) as the benchmark's own evaluate.py reads them
//   env: HOWDUNIT_DATA, HOWDUNIT_DIST
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';

const { values: options } = parseArgs({
  options: {
    test: { type: 'boolean', default: false },
    pages: { type: 'string', default: '0' },
    output: { type: 'string' },
  },
});
const root = fileURLToPath(new URL('..', import.meta.url));
const dist = process.env['HOWDUNIT_DIST'] ?? join(root, 'dist');
const data = join(process.env['HOWDUNIT_DATA'] ?? join(root, '../shared/data'), 'article-extraction');
const load = async (path) => await import(pathToFileURL(join(dist, path)).href);
const { readBytes } = await load('read/index.js');
const { isApart } = await load('model/index.js');

const NGRAM = 4;
const WORD = /[\p{L}\p{N}_]+/gu;

const gold = JSON.parse(readFileSync(join(data, 'ground-truth.json'), 'utf8'));
const pages = Object.keys(gold).map((id) => ({
  id,
  bytes: gunzipSync(readFileSync(join(data, 'html', `${id}.html.gz`))),
}));

// Speed: one round to warm up, then one that counts, with nothing but the reading in it.
for (const { bytes, id } of pages) await readBytes(bytes, { name: `${id}.html` });
const started = process.cpuUsage();
const readings = [];
for (const { bytes, id } of pages) readings.push(await readBytes(bytes, { name: `${id}.html` }));
const { user, system } = process.cpuUsage(started);
const seconds = (user + system) / 1e6;

const results = pages.map(({ id }, at) => {
  const text = readings[at].ok ? mainText(readings[at].value, ['caption']) : '';
  const withCaptions = readings[at].ok ? mainText(readings[at].value, []) : '';
  const [body, all] = [text, withCaptions].map((found) => overlap(gold[id].articleBody, found));
  return { id, text, half: halfOf(id), body, all };
});

console.log('half         captions  pages  F1       precision  recall');
for (const half of options.test ? ['development', 'test', 'both'] : ['development']) {
  const those = results.filter((page) => half === 'both' || page.half === half);
  for (const [captions, key] of Object.entries({ without: 'body', with: 'all' })) {
    const figures = score(those.map((page) => page[key])).map((figure) => figure.toFixed(4));
    console.log(
      `${half.padEnd(12)} ${captions.padEnd(9)} ${those.length.toString().padEnd(6)} ${figures.join('   ')}`,
    );
  }
}
console.log(`${(pages.length / seconds).toFixed(1)} pages per CPU second`);

const worst = results
  .filter(({ half }) => half === 'development')
  .sort((a, b) => a.body.tp - b.body.tp)
  .slice(0, Number(options.pages));
for (const { id, body } of worst) {
  const [right, wrong, missing] = [body.tp, body.fp, body.fn].map((share) => share.toFixed(3));
  console.log(`${id.slice(0, 8)} right ${right} wrong ${wrong} missing ${missing}`);
}
if (options.output !== undefined) {
  const output = Object.fromEntries(results.map(({ id, text }) => [id, { articleBody: text }]));
  writeFileSync(options.output, JSON.stringify({ version: 'howdunit', output }));
}

function halfOf(id) {
  return createHash('sha256').update(id).digest()[0] % 2 === 0 ? 'development' : 'test';
}

function mainText({ text, blocks, metadata }, without) {
  const words = (written) => (written.match(WORD) ?? []).join(' ').toLowerCase();
  const title = words(metadata.title?.value ?? '');
  const isTitle = (block, written) =>
    block.kind === 'heading' && written.length > title.length / 2 && title.includes(words(written));
  return blocks
    .map((block) => ({ block, written: text.slice(block.start, block.end) }))
    .filter(
      ({ block, written }) =>
        !isApart(block.kind) && !without.includes(block.kind) && !isTitle(block, written),
    )
    .map(({ written }) => written)
    .join('\n');
}

function shingles(text) {
  const words = text.match(WORD) ?? [];
  const counts = new Map();
  for (let at = 0; at < Math.max(1, words.length - NGRAM + 1); at++) {
    const key = words.slice(at, at + NGRAM).join(' ');
    if (key !== '') counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** Shares of right, wrong and missing shingles: long pages weigh no more than short ones. */
function overlap(expected, found) {
  const [wanted, got] = [shingles(expected), shingles(found)];
  let [tp, fp, fn] = [0, 0, 0];
  for (const key of new Set([...wanted.keys(), ...got.keys()])) {
    const [a, b] = [wanted.get(key) ?? 0, got.get(key) ?? 0];
    tp += Math.min(a, b);
    fp += Math.max(0, b - a);
    fn += Math.max(0, a - b);
  }
  const all = Math.max(1, tp + fp + fn);
  return { tp: tp / all, fp: fp / all, fn: fn / all };
}

function score(parts) {
  const mean = (list) => list.reduce((sum, value) => sum + value, 0) / list.length;
  const precision = mean(parts.filter(({ tp, fp }) => tp + fp > 0).map(({ tp, fp }) => tp / (tp + fp)));
  const recall = mean(parts.filter(({ tp, fn }) => tp + fn > 0).map(({ tp, fn }) => tp / (tp + fn)));
  return [(2 * precision * recall) / (precision + recall), precision, recall];
}
