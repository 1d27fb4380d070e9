#!/usr/bin/env node
// Makes the PDF fixtures of src/read/pdf from HTML with the system's Chromium. The HTML is written here, kept
// beside the PDF, and is the gold: every text marked class="value" must come out of the reader whole.
// Usage: node tools/make-pdf-fixtures.mjs            (CHROMIUM=/path/to/chromium to choose another)
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const folder = fileURLToPath(new URL('../test/fixtures/pdf/', import.meta.url));

/** A hash of nothing but the fixture's own label: no real file has it. */
const hashOf = (algorithm, label) => createHash(algorithm).update(`howdunit fixture ${label}`).digest('hex');
const value = (text) => `<span class="value">${text}</span>`;
const rows = (count, row) => Array.from({ length: count }, (_, n) => row(n)).join('\n');

const page = (title, style, body) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title>
<style>
@page { size: A4; margin: 18mm 16mm; }
body { font: 9.5pt/1.35 "DejaVu Serif", serif; margin: 0; }
h1 { font-size: 18pt; } h2 { font-size: 13pt; }
table { border-collapse: collapse; font-size: 8pt; }
td, th { border: 0.4pt solid #888; padding: 2pt 3pt; text-align: left; vertical-align: top; }
.wrap { overflow-wrap: anywhere; word-break: break-all; }
${style}
</style></head>
<body>
${body}
</body></html>
`;

const url = (n) =>
  `http://198.51.100.${n + 1}/heron-${n}/update-check/${hashOf('md5', `path ${n}`).slice(0, 10)}/index.php?id=${n}`;

const indicatorTable = (
  count,
  widths,
) => `<table class="wrap" style="table-layout:fixed;width:${widths.reduce((a, b) => a + b)}pt">
<colgroup>${widths.map((w) => `<col style="width:${w}pt">`).join('')}</colgroup>
<thead><tr><th>No.</th><th>MD5</th><th>SHA-1</th><th>SHA-256</th><th>URL</th></tr></thead>
<tbody>
${rows(
  count,
  (n) =>
    `<tr><td>${n + 1}</td><td>${value(hashOf('md5', n))}</td><td>${value(hashOf('sha1', n))}</td><td>${value(hashOf('sha256', n))}</td><td>${value(url(n))}</td></tr>`,
)}
</tbody></table>`;

const tableNarrow = page(
  'Copper Heron: indicators',
  '',
  `<h1>Copper Heron: indicators</h1>
<p>The samples below were collected by Northgate Labs between March and May. Cells are narrow on purpose.</p>
${indicatorTable(60, [28, 72, 84, 110, 120])}
<p>The list ends here.</p>`,
);

const tableTwoColumn = page(
  'Copper Heron: indicators in two columns',
  '.two { column-count: 2; column-gap: 14pt; }',
  `<h1>Copper Heron: indicators in two columns</h1>
<div class="two">
<p>The report is set in two columns, and its table runs on from the first into the second.</p>
${indicatorTable(60, [20, 42, 46, 60, 70])}
<p>The list ends here.</p></div>`,
);

const hashLists = page(
  'Copper Heron: complete hashes, one a line',
  'pre { font: 8pt/1.3 "DejaVu Sans Mono", monospace; } .tight td { padding: 0 2pt; border: 0; }',
  `<h1>Copper Heron: complete hashes, one a line</h1>
<h2>MD5 in a preformatted block</h2>
<pre>${rows(40, (n) => value(hashOf('md5', `list ${n}`)))}</pre>
<h2>SHA-1 in paragraphs of their own lines</h2>
<p>${rows(20, (n) => `${value(hashOf('sha1', `list ${n}`))}<br>`)}</p>
<h2>MD5 in a list</h2>
<ul>
${rows(20, (n) => `<li>${value(hashOf('md5', `bullet ${n}`))}</li>`)}
</ul>
<h2>MD5 in a table without lines or padding</h2>
<table class="tight"><tr><th>Hash</th><th>File</th></tr>
${rows(20, (n) => `<tr><td>${value(hashOf('md5', `tight ${n}`))}</td><td>${value(`stage${n}.dll`)}</td></tr>`)}
</table>
<h2>SHA-256, SHA-512 and addresses</h2>
<p>${rows(10, (n) => `${value(hashOf('sha256', `list ${n}`))}<br>`)}</p>
<pre>${rows(10, (n) => value(`http://203.0.113.${n + 1}/a${n}`))}</pre>
<pre>${rows(10, (n) => value(`hxxp://drop${n}[.]heron[.]example/gate.php`))}</pre>
<p class="wrap" style="width:260pt;font-size:8pt">SHA-512 of the loader: ${value(hashOf('sha512', 'loader'))}, seen once.</p>
<p class="wrap" style="width:300pt">Its SHA-256 is ${value(hashOf('sha256', 'loader'))} and it fetches ${value('https://update.heron-cdn.example/stage-two/load-balancer/check.php?campaign=copper-heron&amp;step=2')} before it sleeps.</p>`,
);

const tableTight = page(
  'Copper Heron: tables without lines',
  '.tight td, .tight th { border: 0; padding: 0 4pt; line-height: 1.25; } .mono { font-family: "DejaVu Sans Mono", monospace; font-size: 7pt; }',
  `<h1>Copper Heron: tables without lines</h1>
<h2>Two halves of one hash</h2>
<p>Each SHA-256 is set in a cell that holds exactly half of it a line.</p>
<table class="mono wrap" style="table-layout:fixed;width:420pt"><tr><th style="width:150pt">SHA-256</th><th>File name</th></tr>
${rows(15, (n) => `<tr><td>${value(hashOf('sha256', `half ${n}`))}</td><td>${value(`heron_${n}.exe`)}</td></tr>`)}
</table>
<h2>Two whole hashes a cell</h2>
<p>Each cell holds the MD5 of the packed and of the unpacked sample.</p>
<table class="mono" style="width:420pt"><tr><th style="width:150pt">MD5</th><th>File name</th></tr>
${rows(15, (n) => `<tr><td>${value(hashOf('md5', `packed ${n}`))}<br>${value(hashOf('md5', `unpacked ${n}`))}</td><td>${value(`pair_${n}.exe`)}</td></tr>`)}
</table>
<h2>No lines, no padding</h2>
<table class="tight wrap" style="table-layout:fixed;width:440pt"><tr><th style="width:100pt">SHA-1</th><th style="width:120pt">Address</th><th>Seen</th></tr>
${rows(20, (n) => `<tr><td>${value(hashOf('sha1', `tight ${n}`))}</td><td>${value(`hxxps://node${n}[.]heron-relay[.]example/api/v2/session/open`)}</td><td>2026-0${(n % 9) + 1}-11</td></tr>`)}
</table>`,
);

/** Chromium ships no hyphenation dictionary here, so the places to hyphenate are written out. */
const hyphenable = (text) => text.replace(/[a-z]{8,}/g, (word) => word.replace(/(.{4})(?=.{3})/g, '$1&shy;'));

const prose =
  hyphenable(`The intruders evaluated every workstation individually, and only afterwards did they install the backdoor.
Investigators reconstructed the communication between the command-and-control infrastructure and the compromised
accounting servers from incomplete firewall documentation. According to the administrators, the misconfiguration of
an internationally distributed authentication service made the lateral movement considerably easier. State-sponsored
activity was considered, but the available evidence is insufficient for an attribution.`);

const proseHyphens = page(
  'Copper Heron: how the mail was read',
  `@page { @top-left { content: "Northgate Labs · Copper Heron"; font-size: 8pt; } @bottom-right { content: "Page " counter(page); font-size: 8pt; } }
.cols { column-count: 3; column-gap: 12pt; text-align: justify; hyphens: manual; }
ul { list-style-type: '• '; }
figcaption, .small { font-size: 8pt; }`,
  `<h1>Copper Heron: how the mail was read</h1>
<p>Published by Northgate Labs, TLP:GREEN</p>
<h2>Summary</h2>
<div class="cols">
${rows(6, (n) => `<p>${prose} In week ${n + 1} the loader named ${value(`heron-loader-${n}.dll`)} contacted <span class="wrap">${value(`https://update${n}.heron-cdn.example/mail-reader/session-${n}/open-box.php`)}</span> twice.</p>`)}
</div>
<h2>Findings</h2>
<ul><li>The first finding concerns the mail gateway, whose log had been switched off for eleven months before anybody noticed that it was empty.</li>
<li>The second finding concerns the archive.</li></ul>
<ol><li>Patch the gateway.</li><li>Rotate the keys.</li></ol>
<figure><div style="width:200pt;height:60pt;background:#ddd"></div><figcaption>Figure 1: The path of a stolen message</figcaption></figure>
<pre style="font-family:'DejaVu Sans Mono',monospace;font-size:8pt">rule heron_loader {
  strings:
    $a = "open-box.php"
  condition:
    $a
}</pre>
${rows(5, () => `<p>${prose}</p>`)}
<p class="small">1 This footnote cites nothing and is set small.</p>
<h2>References</h2>
<p>[1] Northgate Labs, "Heron tracks", ${value('https://www.northgate.example/blog/heron-tracks')}</p>
<p>[2] CERT-NX, "Advisory 12", ${value('https://cert-nx.example/advisories/12')}</p>`,
);

const noText = page(
  'A page without text',
  '.p { break-after: page; }',
  `<div class="p"><p>The first page has words.</p></div>
<div class="p"><svg width="200" height="200"><rect width="200" height="200" fill="#b84"/></svg></div>
<div class="p"><svg width="200" height="200"><circle cx="90" cy="90" r="80" fill="#48b"/></svg></div>
<div><p>The fourth page has words again.</p></div>`,
);

const pictureOnly = page(
  'A picture',
  '',
  '<svg width="200" height="200"><rect width="200" height="200" fill="#b84"/></svg>',
);

const fixtures = {
  'table-narrow': tableNarrow,
  'table-two-column': tableTwoColumn,
  'hash-lists': hashLists,
  'table-tight': tableTight,
  'prose-hyphens': proseHyphens,
  'pages-without-text': noText,
  'picture-only': pictureOnly,
};

for (const [name, html] of Object.entries(fixtures)) {
  const source = join(folder, `${name}.html`);
  writeFileSync(source, html);
  const profile = mkdtempSync(join(tmpdir(), 'pdf-fixtures-'));
  try {
    execFileSync(process.env['CHROMIUM'] ?? 'chromium', [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--user-data-dir=${profile}`,
      '--no-pdf-header-footer',
      '--disable-pdf-tagging',
      `--print-to-pdf=${join(folder, `${name}.pdf`)}`,
      pathToFileURL(source).href,
    ]);
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}
