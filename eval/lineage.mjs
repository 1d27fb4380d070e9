// Echo edges and origins by themselves: what the ledger makes of the claims that the finder found, and of those that
// the annotator labelled, which is the most that a better finder could give.
//   node eval/lineage.mjs             development stories (after a build)
//   node eval/lineage.mjs --errors    also every edge and origin that is wrong, given the labelled claims
//   node eval/lineage.mjs --test      the test stories, figures only
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stories } from './claims/corpus.mjs';
import { labelledClaims } from './claims/labelled-claims.mjs';
import { table } from './claims/print.mjs';
import { addStory, noLedgerScore } from './claims/score-ledger.mjs';

const dist = process.env.HOWDUNIT_DIST
  ? pathToFileURL(`${process.env.HOWDUNIT_DIST}/`)
  : new URL('../dist/', import.meta.url);
const { ledgerBytes } = await import(new URL('app/ledger-source.js', dist));
const { makeLedger } = await import(new URL('who/index.js', dist));
const split = process.argv.includes('--test') ? 'test' : 'development';
const own = stories().filter((story) => story.first !== undefined && story.split === split);

const scores = [noLedgerScore(), noLedgerScore()];
for (const story of own) {
  const sources = await sourcesOf(story);
  const given = new Map([...sources].map(([file, source]) => [file, labelled(story, file, source)]));
  for (const [index, each] of [sources, given].entries()) {
    addStory(scores[index], {
      id: story.id,
      lineage: story.first.lineage ?? [],
      claims: story.first.claims ?? [],
      ledger: makeLedger([...each.values()]),
      fileOf: new Map([...each].map(([file, { report }]) => [report.id, file])),
    });
  }
}
console.log(`${split}: ${own.length} stories`);
console.log(table(['claims as found', 'given the labelled claims'], scores.map(figures)));
if (split === 'development' && process.argv.includes('--errors'))
  for (const error of scores[1].errors) console.log(`  ${error}`);

async function sourcesOf({ id, documents, folder }) {
  const sources = new Map();
  for (const { file } of documents) {
    const source = await ledgerBytes(readFileSync(join(folder, file)), file);
    if (!source.ok) throw new Error(`${id}/${file}: ${source.problem.message}`);
    sources.set(file, source.value);
  }
  return sources;
}

function labelled({ first }, file, source) {
  const others = source.findings.filter(({ kind }) => kind !== 'claim');
  return { ...source, findings: [...others, ...labelledClaims(first, file, source.reading)] };
}

function figures({ edges, claims, exact, over, noGroup, contrary }) {
  return [
    ['echo edges, precision', edges.right, edges.found],
    ['echo edges, recall', edges.right, edges.wanted],
    ['origins, exact', exact, claims],
    ['origins, over-counted', over, claims],
    ['origins, claim not found', noGroup, claims],
    ['contrary origins, exact', contrary, claims],
  ];
}
