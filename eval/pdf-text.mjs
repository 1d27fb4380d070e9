#!/usr/bin/env node
// How well and how fast PDFs are read. Two parts:
//  1. our fixtures, whose HTML is the gold: values that come out whole, and values that came from nowhere;
//  2. the reports of the data folder against poppler's pdftotext (a yardstick, not the truth: it breaks
//     hashes that we mend): agreement of words, pages per CPU second, peak memory.
// Usage: npm run build && node eval/pdf-text.mjs     env: HOWDUNIT_DATA, HOWDUNIT_DIST, PDFTOTEXT
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = process.env['HOWDUNIT_DIST'] ?? join(root, 'dist');
const reports = join(process.env['HOWDUNIT_DATA'] ?? join(root, '../shared/data'), 'reports');
const pdftotext = process.env['PDFTOTEXT'] ?? 'pdftotext';
const { readPdf } = await import(pathToFileURL(join(dist, 'read/pdf/index.js')).href);
const out = (line) => process.stdout.write(`${line}\n`);

await scoreFixtures(join(root, 'test/fixtures/pdf'));
if (existsSync(reports)) await compare(reports);
else out(`no reports at ${reports}: comparison skipped`);

async function scoreFixtures(folder) {
  out('fixture              kind     whole/gold');
  let invented = 0;
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.pdf'))) {
    const source = join(folder, file.replace(/pdf$/, 'html'));
    if (!existsSync(source)) continue;
    const html = readFileSync(source, 'utf8');
    const gold = new Set([...html.matchAll(/class="value">([^<]+)</g)].map((m) => plain(m[1])));
    const result = await readPdf(readFileSync(join(folder, file)), {});
    const tokens = new Set(
      result.ok ? result.value.text.split(/[\s"()]+/).map((token) => token.replace(/[.,]$/, '')) : [],
    );
    for (const kind of new Set([...gold].map(kindOf))) {
      const all = [...gold].filter((value) => kindOf(value) === kind);
      const whole = all.filter((value) => tokens.has(value)).length;
      out(`${file.padEnd(24)} ${kind.padEnd(8)} ${whole}/${all.length}`);
    }
    const strange = [...tokens].filter((token) => kindOf(token) !== 'other' && !gold.has(token));
    for (const token of strange) out(`  not in the gold: ${token}`);
    invented += strange.length;
  }
  out(`invented: ${invented}\n`);
}

function kindOf(value) {
  if (/^[0-9a-f]+$/i.test(value) && [32, 40, 64, 96, 128].includes(value.length)) return `hex${value.length}`;
  return /:\/\//.test(value) ? 'url' : 'other';
}

function plain(html) {
  return html.replaceAll('&shy;', '').replaceAll('&amp;', '&');
}

async function compare(folder) {
  const files = readdirSync(folder).filter((name) => name.endsWith('.pdf'));
  const rows = [];
  let [pages, ours, theirs] = [0, 0, 0];
  for (const file of files) {
    const path = join(folder, file);
    const bytes = readFileSync(path);
    const start = process.cpuUsage();
    const result = await readPdf(bytes, {});
    const { user, system } = process.cpuUsage(start);
    const before = childSeconds();
    const text = spawnSync(pdftotext, ['-q', path, '-'], { maxBuffer: 1 << 28 }).stdout?.toString() ?? '';
    theirs += childSeconds() - before;
    ours += (user + system) / 1e6;
    if (!result.ok) {
      out(`FAILED ${result.problem.code} ${file}`);
      continue;
    }
    pages += result.value.pages;
    rows.push({
      file,
      pages: result.value.pages,
      f1: agreement(result.value.text, text),
      problems: result.value.problems,
    });
  }
  rows.sort((a, b) => a.f1 - b.f1);
  for (const row of rows.slice(0, 10))
    out(`${row.f1.toFixed(4)} ${String(row.pages).padStart(4)} p  ${row.file}`);
  for (const row of rows) for (const { message } of row.problems) out(`  ${row.file}: ${message}`);
  const mean = rows.reduce((sum, row) => sum + row.f1, 0) / rows.length;
  out(
    `files ${rows.length}/${files.length}, pages ${pages}, mean agreement ${mean.toFixed(4)}, below .9: ${rows.filter((r) => r.f1 < 0.9).length}`,
  );
  out(
    `ours ${(pages / ours).toFixed(0)} pages per CPU second, pdftotext ${(pages / theirs).toFixed(0)}, ratio ${(theirs / ours).toFixed(2)}`,
  );
  out(`peak resident memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
}

/** F1 of two bags of words (letters and digits, any case). */
function agreement(a, b) {
  const [bagA, bagB] = [bagOf(a), bagOf(b)];
  let [common, sizeA, sizeB] = [0, 0, 0];
  for (const [word, count] of bagA) {
    sizeA += count;
    common += Math.min(count, bagB.get(word) ?? 0);
  }
  for (const count of bagB.values()) sizeB += count;
  return sizeA + sizeB === 0 ? 1 : (2 * common) / (sizeA + sizeB);
}

function bagOf(text) {
  const bag = new Map();
  for (const [word] of text
    .normalize('NFKC')
    .toLowerCase()
    .matchAll(/[\p{L}\p{N}]+/gu)) {
    bag.set(word, (bag.get(word) ?? 0) + 1);
  }
  return bag;
}

/** CPU seconds of the children waited for so far (proc(5), fields 16 and 17, in ticks of 10 ms). */
function childSeconds() {
  const fields = readFileSync('/proc/self/stat', 'utf8')
    .replace(/^.*\)\s/s, '')
    .split(' ');
  return (Number(fields[13]) + Number(fields[14])) / 100;
}
