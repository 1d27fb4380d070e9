#!/usr/bin/env node
// Makes the scanned fixtures of src/read/ocr: pages printed by the system's Chromium, drawn by pdftoppm and packed
// into a PDF that holds nothing but their pixels, and one of them as a PNG. The HTML is written here, kept beside
// them, and is the gold: text marked class="value" is what a careful reader would copy.
// Usage: node tools/make-scan-fixtures.mjs           (CHROMIUM=/path/to/chromium to choose another)
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';

const folder = fileURLToPath(new URL('../test/fixtures/pdf/', import.meta.url));
const DPI = 200;
/** Shades of grey in the PDF, as bits: enough for letters with soft edges. */
const BITS = 4;

/** A hash of nothing but the fixture's own label: no real file has it. */
const hashOf = (algorithm, label) => createHash(algorithm).update(`howdunit fixture ${label}`).digest('hex');
const value = (text) => `<span class="value">${text}</span>`;

const samples = [
  ['invoice.iso', '198.51.100[.]23', 'lures[.]heron-cdn[.]example'],
  ['kelpcore.dll', '203.0.113[.]46', 'update[.]heron-cdn[.]example'],
  ['tide.dat', '192.0.2[.]118', 'img[.]vessel-eta[.]example'],
  ['sync.bin', '203.0.113[.]201', 'tide-tables[.]test'],
];

const html = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Copper Heron, scanned</title>
<style>
@page { size: A4; margin: 20mm 18mm; }
body { font: 10.5pt/1.4 "DejaVu Serif", serif; margin: 0; }
h1 { font-size: 20pt; } h2 { font-size: 14pt; }
table { border-collapse: collapse; font-size: 9pt; }
td, th { border: 0.4pt solid #888; padding: 3pt 6pt; text-align: left; vertical-align: top; }
.next { break-before: page; }
</style></head>
<body>
<h1>Copper Heron, scanned</h1>
<p>This notice was printed, signed and scanned before it was passed on, so that no word of it can be
searched. It says how intruders read the mail of two port authorities for eleven months.</p>
<h2>How they came in</h2>
<p>The intruders sent a message about the allocation of berths. Its attachment was a disk image, and whoever
opened the image started a loader. The loader contacted ${value('198.51.100[.]23')} every forty-seven minutes and
fetched a second program from there.</p>
<p>In the second network they used a flaw of the gateway for which a correction had been available for two
years. Nothing was encrypted, and no terminal stood still.</p>
<div class="next"><h2>Indicators</h2>
<p>The table names what was seen in at least one of the two networks.</p>
<table><thead><tr><th>File name</th><th>MD5</th><th>IP address</th><th>Domain</th></tr></thead><tbody>
${samples
  .map(
    ([name, address, domain]) =>
      `<tr><td>${value(name)}</td><td>${value(hashOf('md5', `scan ${name}`))}</td><td>${value(address)}</td><td>${value(domain)}</td></tr>`,
  )
  .join('\n')}
</tbody></table>
<p>Further addresses are passed on by the desk when it is asked.</p></div>
</body></html>
`;

const source = join(folder, 'scanned.html');
writeFileSync(source, html);
const scratch = mkdtempSync(join(tmpdir(), 'scan-fixtures-'));
try {
  const printed = join(scratch, 'printed.pdf');
  execFileSync(process.env['CHROMIUM'] ?? 'chromium', [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    `--user-data-dir=${join(scratch, 'profile')}`,
    '--no-pdf-header-footer',
    `--print-to-pdf=${printed}`,
    pathToFileURL(source).href,
  ]);
  execFileSync('pdftoppm', ['-gray', '-r', String(DPI), printed, join(scratch, 'page')]);
  const pages = readdirSync(scratch)
    .filter((name) => name.endsWith('.pgm'))
    .sort()
    .map((name) => pgm(readFileSync(join(scratch, name))));
  writeFileSync(join(folder, 'scanned.pdf'), pdfOf(pages));
  const last = pages.at(-1);
  writeFileSync(join(folder, 'scanned-page.png'), pngOf(cropped(last)));
  // One line of the first page, small enough to be spoilt ten thousand times.
  const line = ['-f', '1', '-l', '1', '-r', '100', '-x', '60', '-y', '80', '-W', '420', '-H', '44'];
  for (const format of ['png', 'jpeg']) {
    execFileSync('pdftoppm', [
      `-${format}`,
      '-gray',
      '-singlefile',
      ...line,
      printed,
      join(folder, 'scanned-line'),
    ]);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function pgm(bytes) {
  const [header, width, height] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(
    bytes.subarray(0, 64).toString('latin1'),
  );
  return { width: Number(width), height: Number(height), pixels: bytes.subarray(header.length) };
}

/** The upper part of a page, as a screenshot would show it. */
function cropped({ width, height, pixels }) {
  const rows = Math.floor(height * 0.3);
  return { width, height: rows, pixels: pixels.subarray(0, rows * width) };
}

/** Rows of samples of `BITS` bits, each row filled up to whole bytes. */
function packed({ width, height, pixels }) {
  const perByte = 8 / BITS;
  const stride = Math.ceil(width / perByte);
  const rows = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * stride + Math.floor(x / perByte);
      rows[at] |= (pixels[y * width + x] >> (8 - BITS)) << (8 - BITS - (x % perByte) * BITS);
    }
  }
  return { rows, stride };
}

/** A PDF of nothing but pictures (ISO 32000-1, 8.9.5). */
function pdfOf(pages) {
  const objects = [];
  const add = (text, stream) => {
    objects.push([text, stream]);
    return objects.length;
  };
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add('');
  const kids = pages.map((page) => {
    const data = deflateSync(packed(page).rows, { level: 9 });
    const image = add(
      `<< /Type /XObject /Subtype /Image /Width ${page.width} /Height ${page.height} /ColorSpace /DeviceGray /BitsPerComponent ${BITS} /Filter /FlateDecode /Length ${data.length} >>`,
      data,
    );
    const [width, height] = [page.width, page.height].map((pixels) => ((pixels * 72) / DPI).toFixed(2));
    const draw = Buffer.from(`q ${width} 0 0 ${height} 0 0 cm /Scan Do Q`);
    const content = add(`<< /Length ${draw.length} >>`, draw);
    return add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Resources << /XObject << /Scan ${image} 0 R >> >> /Contents ${content} 0 R >>`,
    );
  });
  objects[1] = [
    `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`,
  ];
  const parts = [Buffer.from('%PDF-1.7\n')];
  let at = parts[0].length;
  const offsets = objects.map(([text, stream], index) => {
    const body = [Buffer.from(`${index + 1} 0 obj\n${text}\n`)];
    if (stream !== undefined) body.push(Buffer.from('stream\n'), stream, Buffer.from('\nendstream\n'));
    const bytes = Buffer.concat([...body, Buffer.from('endobj\n')]);
    const offset = at;
    parts.push(bytes);
    at += bytes.length;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

/** A PNG in shades of grey (PNG 3rd edition). */
function pngOf(page) {
  const { rows, stride } = packed(page);
  const filtered = Buffer.concat(
    Array.from({ length: page.height }, (_, y) =>
      Buffer.concat([Buffer.of(0), rows.subarray(y * stride, (y + 1) * stride)]),
    ),
  );
  const header = Buffer.alloc(13);
  header.writeUInt32BE(page.width, 0);
  header.writeUInt32BE(page.height, 4);
  header[8] = BITS;
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(filtered, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
