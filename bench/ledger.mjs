// CPU seconds and memory of the ledger over many reports, made up so that three in ten copy a paragraph of another.
//   node bench/ledger.mjs [reports]      (after a build; 3,000 where no number is given)
import { ledgerBytes } from '../dist/app/ledger-source.js';
import { makeLedger } from '../dist/who/index.js';

const count = Number(process.argv[2] ?? 3000);
let seed = 7;
const vocabulary = Array.from({ length: 6000 }, (_, at) => `w${at.toString(36)}ord`);
const paragraphs = [];
const sources = [];

const reading = process.cpuUsage();
for (let at = 0; at < count; at++) sources.push((await ledgerBytes(report(at), `report-${at}.md`)).value);
const read = seconds(process.cpuUsage(reading));
const before = process.memoryUsage().rss;
const making = process.cpuUsage();
const { edges } = makeLedger(sources);
console.log(`${count} reports: read ${read} s CPU, ledger ${seconds(process.cpuUsage(making))} s CPU`);
console.log(
  `${edges.length} edges; ${megabytes(before)} MB before, ${megabytes(process.memoryUsage().rss)} MB after`,
);

function report(at) {
  const own = [paragraph(), paragraph(), paragraph()];
  const copies = at > 20 && random() < 0.3;
  const middle = copies ? paragraphs[Math.floor(random() * paragraphs.length)] : own[1];
  paragraphs.push(own[1]);
  const date = new Date(Date.UTC(2026, 0, 1) + at * 3_600_000).toISOString().slice(0, 10);
  const head = `---\ntitle: "Report ${at} on the breach"\npublisher: Outlet${at % 900} News\ndate: ${date}\n---\n`;
  const claim = `Northgate Labs said AMBER FINCH was behind the breach of port ${at % 50}.`;
  return Buffer.from([head, claim, own[0], middle, own[2]].join('\n\n'));
}

function paragraph() {
  const words = Array.from(
    { length: 120 },
    () => vocabulary[Math.floor(random() * random() * vocabulary.length)],
  );
  return `${words.join(' ')}.`;
}

function random() {
  seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
  return seed / 0x7fffffff;
}

function seconds({ user, system }) {
  return ((user + system) / 1e6).toFixed(1);
}

function megabytes(bytes) {
  return Math.round(bytes / 1e6);
}
