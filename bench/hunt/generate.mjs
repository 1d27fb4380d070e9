// Mixed logs of a company with plants: what a hunt must find, and what it must not report.
//   node bench/hunt/generate.mjs <folder> [--bytes 2e9] [--seed 1] [--indicators 1000] [--lists 100000,1000000] [--per-form 34] [--longest 5e7]
// Writes <folder>/logs/…, indicators.jsonl ({type, value}), indicators.txt (values alone), truth.jsonl (what must and
// must not be found; offsets and lengths in bytes as stored before compression), contested.jsonl (what may), manifest.json.
// --lists writes longer lists of the same plants, lists/<count>/indicators.{jsonl,txt}.
// The same seed and sizes give the same bytes. Only planted indicators occur in the logs.

import { createWriteStream, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { assertApart } from './apart.mjs';
import { filePlan } from './files.mjs';
import { finished, plantedIndicators, writeIndicators } from './indicators.mjs';
import { drawPlants, FORMS } from './plants/index.mjs';
import { random } from './random.mjs';
import { pools as backgroundPools } from './values.mjs';
import { writeLog } from './write-logs.mjs';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    bytes: { type: 'string', default: '2e9' },
    seed: { type: 'string', default: '1' },
    indicators: { type: 'string', default: '1000' },
    'per-form': { type: 'string', default: '34' },
    lists: { type: 'string' },
    longest: { type: 'string' },
  },
});
const [folder] = positionals;
if (folder === undefined) {
  console.error(
    'usage: generate.mjs <folder> [--bytes N] [--seed S] [--indicators N] [--lists N,N] [--per-form N] [--longest N]',
  );
  process.exit(2);
}
if (existsSync(folder) && readdirSync(folder).length > 0) {
  console.error(`${folder} is not empty`);
  process.exit(2);
}
const bytes = Number(values.bytes);
const longest = Number(values.longest ?? Math.max(1_150_000, bytes / 40));

const pools = backgroundPools(random(`${values.seed}/background`));
const planted = plantedIndicators(values.seed);
const least = Object.values(planted.pools).flat().length;
if (Number(values.indicators) < least) {
  console.error(`the plants need ${least} indicators`);
  process.exit(2);
}
assertApart(pools, planted);
const files = filePlan(bytes);
const plants = drawPlants(planted, files, Number(values['per-form']), random(`${values.seed}/plants`));
const logs = join(folder, 'logs');
mkdirSync(logs, { recursive: true });

const truth = createWriteStream(join(folder, 'truth.jsonl'));
const contested = createWriteStream(join(folder, 'contested.jsonl'));
const counts = {};
const tell = (form, record) => {
  (form.kind === 'contested' ? contested : truth).write(`${JSON.stringify(record)}\n`);
  counts[form.kind] = (counts[form.kind] ?? 0) + 1;
};
let written = 0;
for (const file of files)
  written += writeLog(logs, file, plants.get(file), pools, values.seed, tell, longest);
await Promise.all([truth, contested].map(finished));
const spentOnLogs = process.cpuUsage();
const types = await writeIndicators(folder, planted, Number(values.indicators), values.seed);
for (const count of values.lists?.split(',') ?? []) {
  const list = join(folder, 'lists', count);
  mkdirSync(list, { recursive: true });
  await writeIndicators(list, planted, Number(count), values.seed);
}

const cpu = (spentOnLogs.user + spentOnLogs.system) / 1e6;
const forms = Object.fromEntries(
  ['positive', 'negative', 'contested'].map((kind) => [
    kind,
    FORMS.filter((form) => form.kind === kind).length,
  ]),
);
const manifest = {
  seed: values.seed,
  bytes: written,
  files: files.map(({ path, format }) => ({ path, format })),
  indicators: Object.fromEntries(types),
  forms,
  plants: counts,
};
writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(manifest, undefined, 1)}\n`);
console.log(
  `${(written / 1e6).toFixed(1)} MB in ${files.length} files, ${(written / 1e6 / cpu).toFixed(0)} MB per CPU-second; ` +
    `${counts.positive} positives of ${forms.positive} forms, ${counts.negative} negatives of ${forms.negative}, ` +
    `${counts.contested} contested of ${forms.contested}; ${values.indicators} indicators`,
);
