#!/usr/bin/env node
// How many spans of our reading of a PDF are found again when another extractor reads it, and how many of
// them at the wrong place. Spans are taken at random, 40 to 120 UTF-16 units, seeded; three other texts:
//   joins undone   our own reading with every join of broken tokens taken back, as an older version wrote it
//   pdftotext -raw poppler in the order of the content stream
//   pdftotext      poppler's own idea of the order, which interleaves the cells of tables
// A place is right when it is on the same page and about as far down its words (a quarter of the page off at
// most), or when the page says these words only once.
// Usage: npm run build && node eval/re-anchor.mjs [spans, 2000] [seed, 1]   env: HOWDUNIT_DATA, HOWDUNIT_DIST
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = process.env['HOWDUNIT_DIST'] ?? join(root, 'dist');
const reports = join(process.env['HOWDUNIT_DATA'] ?? join(root, '../shared/data'), 'reports');
const load = (path) => import(pathToFileURL(join(dist, path)).href);
const { readPdf } = await load('read/pdf/index.js');
const { placesIn } = await load('store/anchoring/place.js');
const { spanIn } = await load('model/index.js');
const count = Number(process.argv[2] ?? 2_000);
let state = Number(process.argv[3] ?? 1);

if (!existsSync(reports)) {
  console.log(`no reports at ${reports}: skipped`);
} else {
  await judge();
}

async function judge() {
  const documents = [];
  for (const file of readdirSync(reports).filter((name) => name.endsWith('.pdf'))) {
    const path = join(reports, file);
    const result = await readPdf(readFileSync(path), {});
    if (!result.ok) continue;
    const ours = result.value;
    documents.push({
      file,
      ours,
      others: {
        'joins undone': joinsUndone(ours),
        'pdftotext -raw': poppler(path, ['-raw']),
        pdftotext: poppler(path, []),
      },
    });
  }
  const total = documents.reduce((sum, { ours }) => sum + ours.text.length, 0);
  const score = {};
  const started = process.cpuUsage();
  for (const { file, ours, others } of documents) {
    const spans = Array.from({ length: Math.round((count * ours.text.length) / total) }, () =>
      randomSpan(ours),
    );
    for (const [name, other] of Object.entries(others)) {
      const findAgain = placesIn(other);
      score[name] ??= { spans: 0, exact: 0, found: 0, wrong: 0, lost: 0 };
      for (const span of spans) {
        score[name].spans++;
        const found = findAgain(span, 'prose');
        if (found === undefined) {
          score[name].lost++;
          if (process.env['SHOW'] === name)
            console.log(`LOST p${span.page} ${file}: ${JSON.stringify(span.quote)}`);
          continue;
        }
        if (other.text.slice(found.start, found.end) !== found.quote) throw new Error('does not re-read');
        score[name].found++;
        if (found.quote === span.quote) score[name].exact++;
        if (isRight(ours, span, other, found)) continue;
        score[name].wrong++;
        console.log(
          `wrong in ${name}, ${file}: p${span.page} ${JSON.stringify(span.quote)} p${found.page} ${JSON.stringify(found.quote)}`,
        );
      }
    }
  }
  const { user, system } = process.cpuUsage(started);
  console.log('| other text | spans | verbatim | found | wrong place | lost |\n|---|---|---|---|---|---|');
  for (const [name, { spans, exact, found, wrong, lost }] of Object.entries(score)) {
    const share = (part) => `${((100 * part) / spans).toFixed(2)} %`;
    console.log(
      `| ${name} | ${spans} | ${share(exact)} | ${share(found)} | ${share(wrong)} | ${share(lost)} |`,
    );
  }
  console.log(`${((user + system) / 1e6).toFixed(1)} CPU seconds`);
}

/** A span that neither begins nor ends in white space and stays on one page. */
function randomSpan(reading) {
  for (;;) {
    const start = Math.floor(random() * reading.text.length);
    const end = start + 40 + Math.floor(random() * 81);
    const quote = reading.text.slice(start, end);
    // Dots that lead to page numbers say nothing that anybody would keep.
    if (!/[\p{L}\p{N}]/u.test(quote)) continue;
    if (end > reading.text.length || /^\s|\s$|^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/.test(quote)) continue;
    const span = spanIn(reading, start, end);
    if (span.page !== undefined && spanIn(reading, end - 1, end).page === span.page) return span;
  }
}

/** mulberry32. */
function random() {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
}

/** Words that were joined have no white space between their segments. */
function joinsUndone({ text, map }) {
  let written = '';
  const moved = [];
  let end = 0;
  for (const segment of map) {
    const between = text.slice(end, segment.start);
    written += between !== '' || moved.length === 0 ? between : /\p{L}$/u.test(written) ? '-\n' : '\n';
    const start = written.length;
    written += text.slice(segment.start, segment.end);
    moved.push({ start, end: written.length, at: segment.at });
    end = segment.end;
  }
  return { text: written, map: moved };
}

/** One segment a page: pdftotext ends each with a form feed. */
function poppler(path, options) {
  const { stdout } = spawnSync('pdftotext', ['-q', ...options, path, '-'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  let start = 0;
  const map = stdout.split('\f').map((page, index) => {
    const segment = {
      start,
      end: start + page.length,
      at: { kind: 'page-box', page: index + 1, box: [0, 0, 0, 0] },
    };
    start += page.length + 1;
    return segment;
  });
  return { text: stdout, map: map.filter((segment) => segment.end > segment.start) };
}

function isRight(ours, span, other, found) {
  if (span.page !== found.page) return false;
  const [a, b] = [wordsOf(pageText(ours, span.page)), wordsOf(pageText(other, found.page))];
  const off = Math.abs(shareBefore(ours, span, a.length) - shareBefore(other, found, b.length));
  const words = bare(span.quote);
  const times = bare(pageText(other, found.page)).split(words).length - 1;
  return off <= 0.25 || times === 1 || bare(pageText(ours, span.page)).split(words).length - 1 === 1;
}

function shareBefore(reading, { start, page }, words) {
  return wordsOf(reading.text.slice(pageStart(reading, page), start)).length / Math.max(1, words);
}

function pageStart({ map }, page) {
  return map.find(({ at }) => at.page === page)?.start ?? 0;
}

function pageText({ text, map }, page) {
  return text.slice(pageStart({ map }, page), map.findLast(({ at }) => at.page === page)?.end);
}

function wordsOf(text) {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function bare(text) {
  return text.normalize('NFKC').replace(/[\s\p{Pd}\u00AD]/gu, '');
}
