// Exporting a million observables of a thousand reports as one text: does memory stay level? The desk is a stand-in
// that makes each report when it is asked for one and forgets it, so that what is measured is the exporting alone.
// Prints, for each format, observables, MB written, CPU seconds and the memory held (after a collection) when a tenth
// of the reports had left and when all had.
//   node --expose-gc bench/export.mjs [reports, default 1000] [observables a report, default 1000]
// HOWDUNIT_DIST: the build to measure (default ../dist).
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

if (globalThis.gc === undefined) {
  console.error('run it with node --expose-gc');
  process.exit(2);
}
const root = fileURLToPath(new URL('..', import.meta.url));
const dist = pathToFileURL(`${process.env.HOWDUNIT_DIST ?? join(root, 'dist')}/`);
const [reports = 1000, each = 1000] = process.argv.slice(2).map(Number);
const { streamReports } = await import(new URL('app/share-stream.js', dist));

const ids = Array.from({ length: reports }, (_, index) => `report-${index.toString(16).padStart(16, '0')}`);
const sha = (text) => createHash('sha256').update(text).digest('hex');
const ok = async (value) => ({ ok: true, value });
const capturedAt = '2026-11-20T09:30:00.000Z';

/** A report that names hosts, addresses and hashes of its own, each on a line. */
function documentOf(id) {
  const number = Number.parseInt(id.slice(-8), 16);
  const values = Array.from({ length: each }, (_, index) => {
    const n = number * each + index;
    if (index % 3 === 0) return ['domain-name', `h${n}.heron-cdn.example`];
    if (index % 3 === 1) return ['ipv4-addr', `198.51.${(n >> 8) & 255}.${n & 255}`];
    return ['file:sha256', sha(String(n))];
  });
  const text = values.map(([, value]) => value).join('\n');
  let start = 0;
  const findings = values.map(([type, value], index) => {
    const span = { start, end: start + value.length, quote: value, prefix: '', suffix: '' };
    start += value.length + 1;
    const said = { role: 'attacker', roleWhy: 'under “Indicators”', status: 'suggested', by: 'bench@1' };
    return {
      kind: 'observable',
      id: `finding-${index}`,
      type,
      value,
      raw: value,
      refanged: [],
      span,
      ...said,
    };
  });
  const blocks = findings.map(({ span }) => ({ kind: 'list-item', start: span.start, end: span.end }));
  return {
    report: { id, title: `Report ${number}`, tlp: { label: 'TLP:GREEN', statedBy: 'report' } },
    capture: {
      kind: 'capture',
      id: `capture-${number}`,
      source: { kind: 'file', name: 'report.txt' },
      capturedAt,
      sha256: sha(id),
      bytes: text.length,
      wacz: 'x.wacz',
      waczSha256: sha(id),
    },
    reading: {
      kind: 'reading',
      id: `reading-${number}`,
      extractor: 'text@1',
      textSha256: sha(text),
      text,
      blocks,
      sentences: blocks.map(({ start: from, end }) => ({ start: from, end })),
      map: [{ start: 0, end: text.length, at: { kind: 'source-range', start: 0, end: text.length } }],
      metadata: {},
      problems: [],
    },
    findings,
    problems: [],
    lost: [],
  };
}

const desk = {
  keep: { now: Date.now },
  store: {
    reports: () => ok(ids.map((id) => ({ report: { id } }))),
    document: (id) => ok(documentOf(id)),
    captures: () => ok([{ capturedAt }]),
    log: () => ok(undefined),
    handedOut: () => ok([]),
    handOut: () => ok(undefined),
  },
};

for (const format of ['csv', 'edl-domain', 'stix']) {
  let bytes = 0;
  let done = 0;
  const held = [];
  const spent = process.cpuUsage();
  const streamed = await streamReports({}, format, desk, { audience: 'TLP:GREEN' }, async (piece) => {
    bytes += Buffer.byteLength(piece);
    done += 1;
    if (done === Math.ceil(reports / 10) || done === reports) {
      globalThis.gc();
      held.push(process.memoryUsage().heapUsed / 1e6);
    }
  });
  const { user, system } = process.cpuUsage(spent);
  if (!streamed.ok) throw new Error(streamed.problem.message);
  const [early = 0, late = 0] = held;
  console.log(
    `${format}: ${reports * each} observables, ${(bytes / 1e6).toFixed(0)} MB, ${((user + system) / 1e6).toFixed(1)} s CPU; ` +
      `heap ${early.toFixed(0)} MB after a tenth, ${late.toFixed(0)} MB at the end`,
  );
}
console.log(`largest resident set: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB`);
