#!/usr/bin/env node
// Regenerates what is made in examples/copper-heron, in place and always the same:
//   report.html            the hash in every element that carries data-hash="<algorithm> <label>"
//   report.pdf             report.html printed by Chromium, with fixed dates; skipped where there is no Chromium
//   logs/                  what examples/make-logs.mjs makes; one log gzipped
//   expected.json          its counts, hits and near misses; everything else in it is written by hand
//   examples/README.md     the figures between its two marks
// Then checks that every value, quotation and name in expected.json stands where it says.
// Usage: node tools/make-examples.mjs            (CHROMIUM=/path/to/chromium to choose another)
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { hashOf } from '../examples/labelled-hash.mjs';
import { copperHeronLogs } from '../examples/make-logs.mjs';

const examples = fileURLToPath(new URL('../examples/', import.meta.url));
const folder = join(examples, 'copper-heron');
const read = (name) => readFileSync(join(folder, name), 'utf8');
const write = (name, data) => writeFileSync(join(folder, name), data);

function fillHashes() {
  const element = /(<(\w+)[^>]*\bdata-hash="(md5|sha1|sha256) ([^"]+)"[^>]*>)[^<]*(<\/\2>)/g;
  const filled = read('report.html').replace(
    element,
    (_, open, _name, algorithm, label, close) => `${open}${hashOf(algorithm, label)}${close}`,
  );
  write('report.html', filled);
}

/** Chromium writes the hour of printing into the file; the report's own date has the same length. */
function printReport() {
  const chromium = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
  if (!existsSync(chromium)) {
    process.stdout.write(`report.pdf left as it is: no Chromium at ${chromium}\n`);
    return;
  }
  const work = mkdtempSync(join(tmpdir(), 'examples-'));
  const printed = join(work, 'report.pdf');
  try {
    execFileSync(
      chromium,
      [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        `--user-data-dir=${join(work, 'profile')}`,
        '--no-pdf-header-footer',
        `--print-to-pdf=${printed}`,
        pathToFileURL(join(folder, 'report.html')).href,
      ],
      { stdio: 'pipe', timeout: 120_000 },
    );
    const pdf = readFileSync(printed, 'latin1');
    const dated = pdf.replace(/\/(CreationDate|ModDate) \(D:\d{14}/g, '/$1 (D:20261117080000');
    write('report.pdf', Buffer.from(dated, 'latin1'));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function writeLogs(logs) {
  mkdirSync(join(folder, 'logs'), { recursive: true });
  for (const { name, text } of logs) write(name, name.endsWith('.gz') ? gzipped(text) : text);
}

/** Without a time and with "unknown" for the system (RFC 1952, 2.3.1), so that every machine writes the same. */
function gzipped(text) {
  const data = gzipSync(text, { level: 9 });
  data.fill(0, 4, 8);
  data[9] = 255;
  return data;
}

const countBy = (items, key) => {
  const counts = {};
  for (const item of items) counts[key(item)] = (counts[key(item)] ?? 0) + 1;
  return counts;
};

/** expected.json with what can be counted in it counted. */
function withFigures(gold, logs) {
  const indicators = gold.observables.filter((item) => item.use === 'indicator');
  const heldBack = gold.observables.filter((item) => item.use === 'held-back');
  const made = logs
    .flatMap((log) => log.planted)
    .map(({ log, line, indicator, why }) =>
      why === '' ? { log, line, indicator } : { log, line, looksLike: indicator, why },
    );
  const hits = made.filter((item) => item.indicator !== undefined);
  const counts = {
    observables: gold.observables.length,
    indicators: indicators.length,
    indicatorsByType: countBy(indicators, (item) => item.type),
    heldBack: heldBack.length,
    heldBackByWhy: countBy(heldBack, (item) => item.why),
    vulnerabilities: gold.observables.filter((item) => item.use === 'vulnerability').length,
    techniques: gold.techniques.length,
    techniquesByHow: countBy(gold.techniques, (item) => item.how),
    software: gold.software.length,
    rules: gold.rules.length,
    claims: gold.claims.length,
    claimsByFile: countBy(gold.claims, (item) => item.file),
    hitLines: hits.length,
    indicatorsHit: new Set(hits.map((item) => item.indicator)).size,
    nearMisses: made.length - hits.length,
    logLines: logs.reduce((sum, log) => sum + log.text.split('\n').length - 1, 0),
  };
  return { ...gold, hits, nearMisses: made.filter((item) => item.looksLike !== undefined), counts };
}

const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
const hedgeOf = (claim) =>
  claim.hedgeClass === 'none' ? 'none' : `${claim.hedgeClass} (“${claim.hedgeCue}”)`;
const code = (text) => `\`${text}\``;
const speakers = (claim) =>
  claim.claimants
    .map((item) =>
      item.resolved
        ? item.entity === item.as
          ? item.as
          : `${item.as} (${item.entity})`
        : `${item.as} (unresolved)`,
    )
    .join(', ');

const figures = (gold) => [figuresOfHow(gold), figuresOfWho(gold), figuresOfLogs(gold)].join('\n');

function figuresOfHow({ counts, techniques, software, rules }) {
  const byHow = counts.techniquesByHow;
  return `
### HOW, in the report

${counts.indicators} indicators, ${counts.heldBack} observables to hold back, ${counts.vulnerabilities} vulnerabilities, \
${counts.techniques} techniques (${byHow.id} by id, ${byHow.name} by name, ${byHow.procedure} by what was done), \
${counts.software} pieces of software, ${counts.rules} rules.

${table(['indicators of type', 'distinct values'], [...Object.entries(counts.indicatorsByType), ['**all**', `**${counts.indicators}**`]])}

${table(['held back because', 'distinct values'], [...Object.entries(counts.heldBackByWhy), ['**all**', `**${counts.heldBack}**`]])}

${table(
  ['technique', 'name', 'how the report gives it'],
  techniques.map((item) => [
    item.attackId,
    item.name,
    item.revokedFrom ? `${item.how}, also as the revoked ${item.revokedFrom}` : item.how,
  ]),
)}

Software: ${software.map((item) => (item.attackId ? `${item.name} (${item.attackId})` : `${item.name} (the report's own name)`)).join(', ')}.
Rules: ${rules.map((item) => `${item.ruleType} “${item.name}”`).join(', ')}.
`;
}

function figuresOfWho(gold) {
  const { counts, attribution, sponsorship } = gold;
  return `### WHO, in all files

${counts.claims} statements that are claims, ${gold.notClaims.length} that look like one and are none (see \`notClaims\`).

${table(
  ['file', 'claimant', 'stance', 'predicate', 'object', 'hedge', 'evidence'],
  gold.claims.map((item) => [
    item.file,
    speakers(item),
    item.stance,
    item.predicate,
    item.object,
    hedgeOf(item),
    item.evidence.map((piece) => piece.kind).join(', ') || 'none given',
  ]),
)}

That ${attribution.object} did it stands in ${attribution.carriedBy.length} reports and has \
**${attribution.independentOrigins.length} independent origin** (${attribution.independentOrigins.join(', ')}); \
${attribution.contrary.length} contrary voice (${attribution.contrary.join(', ')}). \
That a state stands behind it stands in ${sponsorship.carriedBy.length} report and has \
${sponsorship.independentOrigins.length} independent origins.

${table(
  ['echo', 'of', 'how one can tell', 'credit', 'hedge'],
  gold.echoes.map((item) => [
    item.from,
    item.to,
    item.how.join(', '),
    item.credit ? 'yes' : 'no',
    item.hedge,
  ]),
)}
`;
}

function figuresOfLogs({ counts, hits, nearMisses }) {
  return `### In the logs

${counts.logLines} lines; ${counts.indicatorsHit} indicators on ${counts.hitLines} lines; ${counts.nearMisses} near misses.

${table(
  ['log', 'line', 'hit'],
  hits.map((item) => [item.log, item.line, code(item.indicator)]),
)}

${table(
  ['log', 'line', 'no hit, though it looks like', 'because'],
  nearMisses.map((item) => [item.log, item.line, code(item.looksLike), item.why]),
)}
`;
}

function writeReadme(gold) {
  const path = join(examples, 'README.md');
  const readme = readFileSync(path, 'utf8');
  const marked = /(<!-- figures -->)[\s\S]*(<!-- end of figures -->)/;
  if (!marked.test(readme)) throw new Error('examples/README.md has lost the marks around its figures');
  writeFileSync(
    path,
    readme.replace(marked, (_, open, close) => `${open}\n${figures(gold)}\n${close}`),
  );
}

/** The words of a page as a browser would show them, on one line; plain text likewise. */
function wordsOf(name) {
  const text = read(name);
  const shown = name.endsWith('.html')
    ? text
        .replace(/<(style|svg|title)\b[\s\S]*?<\/\1>/g, ' ')
        .replace(/<\/?(?:span|code|b|a|strong)\b[^>]*>/g, '')
        .replace(/<[^>]+>/g, ' ')
        .replaceAll('&lt;', '<')
        .replaceAll('&amp;', '&')
    : text;
  return shown.replace(/\s+/g, ' ');
}

const refanged = (text) =>
  text
    .replaceAll('[.]', '.')
    .replaceAll('[:]', ':')
    .replaceAll('[@]', '@')
    .replaceAll('[at]', '@')
    .replace(/\bhxxp/g, 'http');

/** What expected.json says and its file does not. */
function faults(gold) {
  const report = refanged(wordsOf('report.html'));
  const missing = gold.observables
    .filter((item) => !report.includes(item.written ?? item.value))
    .map((item) => item.value);
  const unnamed = [
    ...gold.techniques.filter((item) => item.how === 'id').map((item) => item.attackId),
    ...gold.software.map((item) => item.written),
    ...gold.rules.map((item) => item.name),
  ].filter((text) => !report.includes(text));
  const quotes = [...gold.claims, ...gold.notClaims, ...gold.techniques.filter((item) => item.quote)];
  const unquoted = quotes
    .filter((item) => !wordsOf(item.file ?? 'report.html').includes(item.quote))
    .map((item) => item.quote);
  const evidence = gold.claims
    .flatMap((claim) => claim.evidence.map((piece) => ({ file: claim.file, quote: piece.quote })))
    .filter((item) => !wordsOf(item.file).includes(item.quote))
    .map((item) => item.quote);
  return [...missing, ...unnamed, ...unquoted, ...evidence];
}

fillHashes();
printReport();
const logs = copperHeronLogs();
writeLogs(logs);
const gold = withFigures(JSON.parse(read('expected.json')), logs);
write('expected.json', `${JSON.stringify(gold, null, 2)}\n`);
writeReadme(gold);
const wrong = faults(gold);
for (const fault of wrong) process.stderr.write(`expected.json: not in its file: ${fault}\n`);
process.exitCode = wrong.length > 0 ? 1 : 0;
