#!/usr/bin/env node
// How fast PDFs are read, against poppler's pdftotext (a process for each file) in the same run: pages per
// CPU second over the reports of the data folder, and the peak memory of our one process. A new process
// pays for compiling first; both its first pass over the files and its later ones are given. CPU seconds
// and ratios hold on a busy machine, wall time does not.
// Usage: npm run build && node bench/pdf.mjs [runs, 3]     env: HOWDUNIT_DATA, HOWDUNIT_DIST, PDFTOTEXT
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { inTurn, median, once } from './measure.mjs';

const PASSES = 4;
const self = fileURLToPath(import.meta.url);
const root = fileURLToPath(new URL('..', import.meta.url));
const reports = join(process.env['HOWDUNIT_DATA'] ?? join(root, '../shared/data'), 'reports');
const pdftotext = process.env['PDFTOTEXT'] ?? 'pdftotext';

if (process.argv[2] === '--read') await readAll();
else if (!existsSync(reports)) console.log(`no reports at ${reports}: skipped`);
else if (once([pdftotext, '-v']).exit === null) console.log(`no ${pdftotext}: skipped`);
else compare(Number(process.argv[2] ?? 3));

function compare(runs) {
  const ours = [];
  const theirs = [];
  for (let run = 0; run < runs; run++) {
    const { stdout } = spawnSync(process.execPath, [self, '--read'], { encoding: 'utf8' });
    ours.push(JSON.parse(stdout));
    const all = 'for file in "$1"/*.pdf; do "$0" -q "$file" - > /dev/null; done';
    theirs.push(inTurn([() => ['bash', '-c', all, pdftotext, reports]], 1)[0][0].cpu);
  }
  const pages = ours[0].pages;
  const theirSeconds = median(theirs);
  const row = (reader, seconds) => ({
    reader,
    'pages per CPU s': Math.round(pages / seconds),
    ratio: (theirSeconds / seconds).toFixed(2),
  });
  console.table([
    row('pdftotext', theirSeconds),
    row('howdunit, first pass', median(ours.map(({ seconds }) => seconds[0]))),
    row('howdunit, later passes', median(ours.flatMap(({ seconds }) => seconds.slice(1)))),
  ]);
  console.log(`${pages} pages; peak memory ${Math.max(...ours.map(({ peak }) => peak))} MB`);
}

async function readAll() {
  const dist = process.env['HOWDUNIT_DIST'] ?? join(root, 'dist');
  const { readPdf } = await import(pathToFileURL(join(dist, 'read/pdf/index.js')).href);
  const files = readdirSync(reports).filter((name) => name.endsWith('.pdf'));
  const seconds = [];
  let pages = 0;
  for (let pass = 0; pass < PASSES; pass++) {
    pages = 0;
    const before = process.cpuUsage();
    for (const file of files) {
      const result = await readPdf(readFileSync(join(reports, file)), {});
      if (!result.ok) throw new Error(`${file}: ${result.problem.message}`);
      pages += result.value.pages;
    }
    const { user, system } = process.cpuUsage(before);
    seconds.push((user + system) / 1e6);
  }
  console.log(JSON.stringify({ pages, seconds, peak: Math.round(process.resourceUsage().maxRSS / 1024) }));
}
