// How many of the domains found in reports' prose are domains: a sample to be judged by eye, and the verdicts.
//   node eval/domains.mjs                  the precision, from eval/domains/judged.json
//   node eval/domains.mjs --sample [seed]  500 hits with their context, for judging; the same seed, the same hits
// The verdicts name a text by its hash and a hit by its offsets and value, so no report's words stand in them.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

const root = new URL('../', import.meta.url);
const data = process.env.HOWDUNIT_DATA ?? new URL('../shared/data', root).pathname;
const judged = new URL('eval/domains/judged.json', root);
const SAMPLE = 500;
const CONTEXT = 60;

if (process.argv[2] === '--sample') await printSample(Number(process.argv[3] ?? 1));
else await printPrecision();

async function printSample(seed) {
  const hits = await allHits();
  const chosen = hits
    .map((hit) => ({ hit, order: sha256(`${seed}:${hit.id}`) }))
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .slice(0, SAMPLE);
  for (const { hit } of chosen) process.stdout.write(`${hit.id}\t${hit.value}\t${hit.context}\n`);
}

async function printPrecision() {
  const { samples } = JSON.parse(readFileSync(judged, 'utf8'));
  const found = new Set((await allHits()).map(({ id }) => id));
  for (const { seed, note, wrong } of samples) {
    const still = wrong.filter(({ id }) => found.has(id)).length;
    const precision = (1 - wrong.length / SAMPLE).toFixed(3);
    process.stdout.write(
      `seed ${seed}: ${wrong.length} of ${SAMPLE} wrong, precision ${precision}, ${note}; ${still} of them are found still\n`,
    );
  }
}

/** Every domain that the default view shows, in every text. */
async function allHits() {
  if (!existsSync(`${data}/report-texts`)) {
    process.stdout.write('skipped: there are no report texts\n');
    process.exit(0);
  }
  const { findObservables } = await import(new URL('dist/how/observables/index.js', root));
  const { readText } = await import(new URL('dist/read/index.js', root));
  return readdirSync(`${data}/report-texts`)
    .sort()
    .flatMap((name) => {
      const text = readFileSync(`${data}/report-texts/${name}`, 'utf8');
      const file = sha256(text).slice(0, 12);
      return findObservables(readText(text), {})
        .filter((finding) => finding.type === 'domain-name' && finding.heldBack === undefined)
        .map(({ value, span: { start, end } }) => {
          const before = text.slice(Math.max(0, start - CONTEXT), start);
          const context = `${before}⟦${text.slice(start, end)}⟧${text.slice(end, end + CONTEXT)}`;
          return { id: `${file}:${start}-${end}`, value, context: context.replace(/\s+/g, ' ') };
        });
    });
}

function sha256(text) {
  return createHash('sha256').update(text).digest('hex');
}
