// Claims of attribution, echoes and origins against our public corpus (claims/guideline.md, claims/format.md).
//   node eval/claims.mjs             figures by split, and the agreement of the two annotators (after a build)
//   node eval/claims.mjs --errors    also every error in the development split; those of the test split never
//   node eval/claims.mjs --check     only whether the corpus is whole
// The first annotator's labels are the measure. A sentence is right where a found claim's sentence shares half
// of the shorter one with a labelled one; a claim is right where the predicate is the same, too. Claimant, actor,
// hedge class, stance and kinds of evidence are counted over the right claims: names agree where one is the
// other or stands in it as whole words, all claimants must agree, and unresolved speakers are alike. What the
// annotator marked unsure counts neither way. Origins of a claim are exact where the same entities are named.
// Our actors and states are invented and in no list. The first column is the program as it is; the second has
// their names in its lists, as it would have those of most real reports (claims/known-names.mjs).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { agreement } from './claims/agreement.mjs';
import { faults } from './claims/check.mjs';
import { stories } from './claims/corpus.mjs';
import { importKnowing, namesOf } from './claims/known-names.mjs';
import { placesIn } from './claims/place.mjs';
import { figuresOf, table } from './claims/print.mjs';
import { addDocument, noScore } from './claims/score-claims.mjs';
import { addStory, noLedgerScore } from './claims/score-ledger.mjs';

const found = faults();
for (const fault of found) console.log(fault);
if (found.length > 0) process.exit(1);
if (process.argv.includes('--check')) {
  console.log('the corpus is whole');
  process.exit(0);
}

const dist = process.env.HOWDUNIT_DIST
  ? pathToFileURL(`${process.env.HOWDUNIT_DIST}/`)
  : new URL('../dist/', import.meta.url);
const all = stories().filter(({ first }) => first !== undefined);
const paths = ['app/ledger-source.js', 'who/index.js'];
const asIs = Object.assign({}, ...(await Promise.all(paths.map((path) => import(new URL(path, dist))))));
const knowing = await importKnowing(namesOf(all), dist, paths);

for (const split of ['development', 'test']) {
  const own = all.filter((story) => story.split === split);
  if (own.length === 0) continue;
  const scores = [await score(asIs, own), await score(knowing, own)];
  const [{ claims }] = scores;
  console.log(
    `${split}: ${own.length} stories, ${claims.documents} documents, ${claims.labels} claims, ${claims.labels - claims.claims.wanted} of them unsure`,
  );
  console.log(table(['as is', 'names known'], scores.map(figuresOf)));
  if (split === 'development' && process.argv.includes('--errors')) printErrors(scores);
}
for (const split of ['development', 'test']) await printAgreement(split);

async function score({ ledgerBytes, makeLedger }, own) {
  const claims = noScore();
  const ledger = noLedgerScore();
  for (const story of own) {
    const sources = await sourcesOf(story, ledgerBytes);
    for (const [file, { reading, findings }] of sources) {
      addDocument(claims, {
        name: `${story.id}/${file}`,
        own: ownNames(reading),
        wanted: placed(story, 'first', file, reading),
        found: findings
          .filter(({ kind }) => kind === 'claim')
          .map((claim) => ({ ...claim, place: claim.span, quote: claim.span.quote })),
      });
    }
    addStory(ledger, {
      id: story.id,
      lineage: story.first.lineage ?? [],
      claims: story.first.claims ?? [],
      ledger: makeLedger([...sources.values()]),
      fileOf: new Map([...sources].map(([file, { report }]) => [report.id, file])),
    });
  }
  return { claims, ledger };
}

async function sourcesOf(story, ledgerBytes) {
  const sources = new Map();
  for (const { file } of story.documents) {
    const source = await ledgerBytes(readFileSync(join(story.folder, file)), file);
    if (!source.ok) throw new Error(`${story.id}/${file}: ${source.problem.message}`);
    sources.set(file, source.value);
  }
  return sources;
}

function placed(story, annotator, file, reading) {
  const place = placesIn(reading.text);
  return story[annotator].documents[file].map((claim) => {
    const range = place(claim.quote, claim.nth);
    if (range === undefined) throw new Error(`${story.id}/${file}: not in the reading: ${claim.quote}`);
    return { ...claim, place: range };
  });
}

/** What the report calls itself. */
function ownNames({ metadata: { publisher, author } }) {
  return [publisher, author].flatMap((stated) => (stated === undefined ? [] : [stated.value]));
}

function printErrors(scores) {
  for (const [index, { claims, ledger }] of scores.entries()) {
    console.log(index === 0 ? '\nerrors, as is' : '\nerrors, names known');
    for (const error of [...claims.errors, ...ledger.errors]) console.log(`  ${error}`);
  }
}

async function printAgreement(split) {
  const twice = all.filter((story) => story.split === split && story.second !== undefined);
  if (twice.length === 0) return;
  const documents = [];
  for (const story of twice) {
    for (const [file, { reading }] of await sourcesOf(story, asIs.ledgerBytes)) {
      documents.push({
        sentences: reading.sentences,
        first: placed(story, 'first', file, reading),
        second: placed(story, 'second', file, reading),
        own: ownNames(reading),
      });
    }
  }
  const { sentences, firsts, seconds, both, f1, alphas } = agreement(documents);
  console.log(
    `agreement, ${split}: ${documents.length} documents, ${sentences} sentences; claims: first ${firsts}, second ${seconds}, both ${both} (F1 ${f1.toFixed(3)})`,
  );
  for (const [field, value] of Object.entries(alphas)) {
    console.log(`  alpha  ${field.padEnd(26)}${value.toFixed(3)}`);
  }
}
