// Text recognition on pages whose true text is known: a PDF is drawn as pictures and read with and without its text.
//   node eval/ocr.mjs [pdf, examples/copper-heron/report.pdf] [dpi, 200]
// pdftoppm draws each page; the pictures make a PDF without text, which the reader gets with recognition. The truth
// is what the reader makes of the original. Prose is scored by its words as bags (F1); values are
// strings of 32, 40 or 64 hexadecimal digits and defanged or plain addresses, right where they come out whole. Time is that of the processor, recognition's thread included.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readBytes } from '../dist/read/index.js';

const pdf = process.argv[2] ?? new URL('../examples/copper-heron/report.pdf', import.meta.url).pathname;
const dpi = Number(process.argv[3] ?? 200);

const VALUES = {
  'hexadecimal strings': /\b(?:[\da-f]{64}|[\da-f]{40}|[\da-f]{32})\b/gu,
  'IPv4 addresses': /\b\d{1,3}(?:\.\d{1,3}){2}(?:\[\.\]|\.)\d{1,3}\b/gu,
  'defanged names': /\b[a-z\d.-]+(?:\[\.\][a-z\d-]+)+/gu,
};

const bytes = readFileSync(pdf);
const truth = readingOf(await readBytes(bytes, { name: 'report.pdf' }));
const scan = scanned();
const before = process.cpuUsage();
const read = readingOf(await readBytes(scan, { name: 'scan.pdf', ocr: true }));
const { user, system } = process.cpuUsage(before);

const pages = truth.pages ?? 1;
console.log(`${pages} pages at ${dpi} dpi, ${((user + system) / 1e6 / pages).toFixed(2)} CPU-s a page`);
console.log('| | right | of | invented |');
console.log('|---|---|---|---|');
console.log(`| prose, F1 of words | ${f1(wordsOf(truth), wordsOf(read)).toFixed(3)} | | |`);
for (const [name, pattern] of Object.entries(VALUES)) {
  const wanted = new Set(truth.text.match(pattern));
  const found = new Set(read.text.match(pattern));
  const right = [...wanted].filter((each) => found.has(each)).length;
  console.log(
    `| ${name} | ${right} | ${wanted.size} | ${[...found].filter((each) => !wanted.has(each)).length} |`,
  );
}
if (process.env.SHOW === '1') console.log(read.text);

function readingOf(result) {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

/** The pages as a PDF of pictures, made by the tool that reads scans back in. */
function scanned() {
  const scratch = mkdtempSync(join(tmpdir(), 'eval-ocr-'));
  try {
    execFileSync('pdftoppm', ['-gray', '-r', String(dpi), pdf, join(scratch, 'page')]);
    const names = readdirSync(scratch).sort();
    const file = join(scratch, 'scan.pdf');
    writeFileSync(file, pictures(names.map((name) => readFileSync(join(scratch, name)))));
    return readFileSync(file);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function pictures(pages) {
  const objects = ['<< /Type /Catalog /Pages 2 0 R >>', ''].map((text) => Buffer.from(text));
  const kids = pages.map((pgm) => {
    const [header, width, height] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(
      pgm.subarray(0, 64).toString('latin1'),
    );
    const data = pgm.subarray(header.length);
    const image = objects.push(
      stream(
        `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8`,
        data,
      ),
    );
    const [w, h] = [width, height].map((pixels) => (Number(pixels) * 72) / dpi);
    const content = objects.push(stream('', Buffer.from(`q ${w} 0 0 ${h} 0 0 cm /S Do Q`)));
    return objects.push(
      Buffer.from(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${w} ${h}] /Contents ${content} 0 R /Resources << /XObject << /S ${image} 0 R >> >> >>`,
      ),
    );
  });
  objects[1] = Buffer.from(
    `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`,
  );
  const parts = [Buffer.from('%PDF-1.7\n')];
  let at = parts[0].length;
  const offsets = objects.map((object, index) => {
    const bytes = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]);
    parts.push(bytes);
    at += bytes.length;
    return at - bytes.length;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

function stream(entries, data) {
  return Buffer.concat([
    Buffer.from(`<< ${entries} /Length ${data.length} >>\nstream\n`),
    data,
    Buffer.from('\nendstream'),
  ]);
}

/** What stands between spaces and is a word, its punctuation apart: hashes, addresses and file names are none. */
function wordsOf({ text }) {
  return text
    .toLowerCase()
    .split(/\s+/u)
    .map((token) => token.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
    .filter((token) => /^\p{L}[\p{L}’'-]+$/u.test(token));
}

function f1(wanted, found) {
  const left = new Map();
  for (const word of wanted) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of found) {
    const count = left.get(word) ?? 0;
    if (count > 0) shared++;
    left.set(word, count - 1);
  }
  const [precision, recall] = [shared / found.length, shared / wanted.length];
  return (2 * precision * recall) / (precision + recall);
}
