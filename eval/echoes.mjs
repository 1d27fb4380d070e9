// Echo edges and independent origins against stories whose lineage was written down before the code ran.
//   node eval/echoes.mjs [--shapes]      (after `npm run build`)
// An edge counts where echo and immediate source agree; a source outside the files by its name. Origins
// are compared for each claim of the lineage; one that is counted and should not be is the error that
// harms, so it has a floor of its own. The stories are ours: the worked example, four that the rules were
// mended on after a first run (edges .86/.90, origins exact .67, over-counted .33), and `unseen-…`, which
// no rule was mended for.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ledgerBytes } from '../dist/app/ledger-source.js';
import { makeLedger } from '../dist/who/index.js';

const FLOOR = { precision: 0.9, recall: 0.85, exact: 0.8, overCounted: 0.05 };
const root = fileURLToPath(new URL('..', import.meta.url));
const shapes = process.argv.includes('--shapes');

const total = { right: 0, found: 0, wanted: 0, claims: 0, exact: 0, over: 0, contrary: 0 };
for (const story of [...ownStories(), copperHeron()]) await score(story);

const precision = total.right / total.found;
const recall = total.right / total.wanted;
const exact = total.exact / total.claims;
const overCounted = total.over / total.claims;
console.log(
  `edges    precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}  (${total.right} right, ${total.found} found, ${total.wanted} wanted)`,
);
console.log(
  `origins  exact ${exact.toFixed(3)}  over-counted ${overCounted.toFixed(3)}  contrary right ${total.contrary}/${total.claims}  (${total.claims} claims)`,
);
if (
  precision < FLOOR.precision ||
  recall < FLOOR.recall ||
  exact < FLOOR.exact ||
  overCounted > FLOOR.overCounted
) {
  console.log('below the floor');
  process.exitCode = 1;
}

async function score({ name, folder, files, edges, claims }) {
  const sources = [];
  const fileOf = new Map();
  for (const file of files) {
    const source = await ledgerBytes(readFileSync(join(folder, file)), file);
    if (!source.ok) throw new Error(`${file}: ${source.problem.message}`);
    sources.push(source.value);
    fileOf.set(source.value.report.id, file);
  }
  const ledger = makeLedger(sources);
  const found = ledger.edges.map(({ from, to, grounds }) => ({
    edge: `${fileOf.get(from)} -> ${to.kind === 'outside' ? `outside:${to.name.replace(/^the /i, '')}` : fileOf.get(to.reportId)}`,
    grounds,
  }));
  const wanted = edges.map(([from, to]) => `${from} -> ${to}`);
  const right = found.filter(({ edge }) => wanted.includes(edge));
  total.right += right.length;
  total.found += found.length;
  total.wanted += wanted.length;
  if (shapes) {
    console.log(`\n${name}`);
    for (const { edge, grounds } of found) {
      console.log(
        `  ${wanted.includes(edge) ? '+' : 'WRONG'} ${edge}: ${grounds.map(({ kind }) => kind).join(', ')}`,
      );
    }
    for (const edge of wanted) if (!found.some((each) => each.edge === edge)) console.log(`  MISSED ${edge}`);
  }
  for (const claim of claims) {
    const group = ledger.groups.find(
      ({ predicate, object, subject }) =>
        predicate === claim.predicate && (object === claim.object || subject === claim.object),
    );
    const origins = (group?.origins ?? []).map(({ entity }) => entity).sort();
    const contrary = (group?.contrary ?? []).map(({ entity }) => entity).sort();
    const same = origins.join() === [...claim.origins].sort().join();
    total.claims++;
    if (group !== undefined && same) total.exact++;
    if (origins.length > claim.origins.length) total.over++;
    if (contrary.join() === [...claim.contrary].sort().join()) total.contrary++;
    if (shapes) {
      console.log(
        `  ${claim.predicate} ${claim.object}: ${group === undefined ? 'NO GROUP' : `origins ${origins.join(', ') || 'none'}${same ? '' : ` WRONG, wanted ${claim.origins.join(', ') || 'none'}`}; contrary ${contrary.join(', ') || 'none'}; unresolved ${group.unresolved.length}; carried by ${group.carriedBy.length}`}`,
      );
    }
  }
}

function ownStories() {
  const folder = join(root, 'test/fixtures/echo-stories');
  return readdirSync(folder)
    .sort()
    .map((name) => {
      const { edges, claims } = JSON.parse(readFileSync(join(folder, name, 'lineage.json'), 'utf8'));
      const files = readdirSync(join(folder, name))
        .filter((file) => file !== 'lineage.json')
        .sort();
      return { name, folder: join(folder, name), files, edges, claims };
    });
}

function copperHeron() {
  const folder = join(root, 'examples/copper-heron');
  const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'));
  const files = [
    'report.html',
    ...readdirSync(folder).filter((file) => file.startsWith('outlet-')),
    'cert-nx-statement.md',
    'blog.txt',
    'gone.html',
  ];
  const claims = [expected.attribution, expected.sponsorship].map(
    ({ predicate, object, independentOrigins, contrary = [] }) => ({
      predicate,
      object,
      origins: independentOrigins,
      contrary,
    }),
  );
  return {
    name: 'copper-heron',
    folder,
    files,
    edges: expected.echoes.map(({ from, to }) => [from, to]),
    claims,
  };
}
