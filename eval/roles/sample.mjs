// Draws the mentions to be labelled: 1,000 from 40 reports, the same for the same seed, texts and finder.
//   node eval/roles/sample.mjs [--seed 1]      writes eval/roles/mentions.json
// Blind to roles: a mention is chosen by its hash, its report and whether it stands in a list or in prose, never by
// what Howdunit takes its part to be. Catalogue entries (CVE …) have no side and are left out, and so is what stands
// inside another mention. At most 40 mentions a report, 20 from lists, 2 of one value. mentions.json holds no text:
// of each report its hash, of each mention its type and UTF-16 offsets.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const root = new URL('../../', import.meta.url);
const data = process.env.HOWDUNIT_DATA ?? new URL('../shared/data', root).pathname;
const { findObservables } = await import(new URL('dist/how/observables/index.js', root));
const { readText } = await import(new URL('dist/read/index.js', root));

const REPORTS = 40;
const MENTIONS = 1000;
const PER_REPORT = 40;
const FROM_LISTS = 20;
const OF_ONE_VALUE = 2;
/** A report with fewer mentions than this has too little to choose from. */
const FEWEST = 20;
/** A line with fewer words than this beside the mention is a list's. */
const PROSE_WORDS = 6;
const NUMBERED = new Set(['cve', 'cwe', 'capec', 'ghsa', 'cpe']);

const seed = process.argv[2] === '--seed' ? process.argv[3] : '1';
const rank = (...parts) => sha256([seed, ...parts].join(' '));
const byRank = (a, b) => (a.rank < b.rank ? -1 : 1);

const reports = readdirSync(`${data}/report-texts`)
  .map(reportOf)
  .filter(({ mentions }) => mentions.length >= FEWEST)
  .sort(byRank)
  .slice(0, REPORTS);
const all = reports
  .flatMap((report) => report.mentions.map((mention) => ({ ...mention, report })))
  .sort(byRank);
const chosen = new Set(all.slice(0, MENTIONS));
// By the report's own hash, so that no report's half hangs on which others are drawn.
const half = ({ sha256: hash }) => (Number.parseInt(hash.slice(0, 8), 16) % 2 === 0 ? 'development' : 'test');
writeFileSync(
  new URL('mentions.json', import.meta.url),
  `{"seed":"${seed}","reports":[\n${evenly(reports)
    .map((report) => JSON.stringify(listed(report)))
    .join(',\n')}\n]}\n`,
);
process.stderr.write(`${chosen.size} of ${all.length} mentions, ${reports.length} reports\n`);

function reportOf(name) {
  const text = readFileSync(`${data}/report-texts/${name}`, 'utf8');
  const found = findObservables(readText(text), {}).filter(({ type }) => !NUMBERED.has(type));
  const outer = found.filter(({ span }) => !found.some((other) => holds(other.span, span)));
  const seen = new Map();
  const ranked = outer
    .map(({ type, value, span: { start, end } }) => ({
      type,
      value,
      start,
      end,
      prose: isProse(text, start, end),
      rank: rank(name, start, end),
    }))
    .sort(byRank)
    .filter(({ value }) => {
      seen.set(value, (seen.get(value) ?? 0) + 1);
      return seen.get(value) <= OF_ONE_VALUE;
    });
  const lists = ranked.filter(({ prose }) => !prose).slice(0, FROM_LISTS);
  const prose = ranked.filter(({ prose }) => prose).slice(0, PER_REPORT - lists.length);
  return { name, sha256: sha256(text), rank: rank(name), mentions: [...prose, ...lists] };
}

function holds(outer, inner) {
  return (
    outer.start <= inner.start && inner.end <= outer.end && outer.end - outer.start > inner.end - inner.start
  );
}

function isProse(text, start, end) {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const to = text.indexOf('\n', end);
  const rest = `${text.slice(from, start)} ${text.slice(end, to < 0 ? text.length : to)}`;
  return (rest.match(/\p{L}{2,}/gu)?.length ?? 0) >= PROSE_WORDS;
}

/** Twenty reports in each half: where the hashes give one more, its last ones go to the other. */
function evenly(drawn) {
  const halves = { development: [], test: [] };
  for (const report of drawn) halves[half(report)].push(report);
  const [more, fewer] =
    halves.development.length >= halves.test.length
      ? [halves.development, halves.test]
      : [halves.test, halves.development];
  while (more.length > REPORTS / 2) fewer.push(more.pop());
  return [
    ...halves.development.map((report) => ({ ...report, half: 'development' })),
    ...halves.test.map((report) => ({ ...report, half: 'test' })),
  ];
}

function listed({ sha256: hash, half: part, mentions }) {
  const rows = mentions
    .filter((mention) => [...chosen].some((one) => one.rank === mention.rank))
    .sort((a, b) => a.start - b.start)
    .map(({ type, start, end }) => [type, start, end]);
  return { sha256: hash, half: part, mentions: rows };
}

function sha256(text) {
  return createHash('sha256').update(text).digest('hex');
}
