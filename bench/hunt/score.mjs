// Lays hits beside the truth.   node bench/hunt/score.mjs <truth.jsonl> <hits.jsonl | -> [--all] [--json]
// A hit is a line of `howdunit hunt --jsonl`: indicator {type, value}, file, lineNumber, offset (bytes, anywhere in
// the line, as stored before compression), when?. A plant is found when a hit has its value, its file and its line.
// Exit 0 only when every positive is found, no negative is reported, no hit is without a plant or misplaced.
// --all lists every form, not only those that fall short. Contested forms are counted and grade nothing.
import { parseArgs } from 'node:util';
import { readTruth, records, within } from './hits.mjs';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { all: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
});
const [truthPath, hitsPath] = positionals;
if (truthPath === undefined || hitsPath === undefined) {
  console.error('usage: score.mjs <truth.jsonl> <hits.jsonl | -> [--all] [--json]');
  process.exit(2);
}

const truth = await readTruth(truthPath);
const found = new Set();
const falseHits = [];
const misplaced = [];
const otherType = [];
const times = { right: 0, wrong: 0, none: 0 };
let hits = 0;
for await (const hit of records(hitsPath)) {
  if (hit.indicator === undefined) continue; // a line that says something else: progress, summary
  hits += 1;
  const plants = truth.of(hit);
  if (plants.length === 0) falseHits.push(hit);
  for (const plant of plants) {
    found.add(plant);
    if (hit.offset !== undefined && !within(hit.offset, plant)) misplaced.push({ hit, plant });
    if (hit.indicator.type !== plant.indicator.type) otherType.push({ hit, plant });
    const apart =
      hit.when === undefined ? Number.NaN : Math.abs(Date.parse(hit.when) - Date.parse(plant.when));
    times[Number.isNaN(apart) ? 'none' : apart < 1000 ? 'right' : 'wrong'] += 1;
  }
}

const table = new Map();
for (const plant of truth.plants) {
  const row = table.get(plant.form) ?? { kind: plant.kind, hit: 0, of: 0, examples: [] };
  row.of += 1;
  if (found.has(plant)) row.hit += 1;
  if (plant.kind !== 'contested' && found.has(plant) !== (plant.kind === 'positive'))
    row.examples.push(plant);
  table.set(plant.form, row);
}
const sum = (kind) => {
  const rows = [...table.values()].filter((row) => row.kind === kind);
  return {
    forms: rows.length,
    hit: rows.reduce((n, row) => n + row.hit, 0),
    of: rows.reduce((n, row) => n + row.of, 0),
  };
};
const [positives, negatives, contested] = ['positive', 'negative', 'contested'].map(sum);
const good =
  positives.hit === positives.of && negatives.hit === 0 && falseHits.length === 0 && misplaced.length === 0;

if (values.json) {
  const forms = Object.fromEntries([...table].map(([form, { kind, hit, of }]) => [form, { kind, hit, of }]));
  console.log(
    JSON.stringify({
      good,
      hits,
      positives,
      negatives,
      contested,
      falseHits: falseHits.length,
      misplaced: misplaced.length,
      otherType: otherType.length,
      times,
      forms,
    }),
  );
} else print();
process.exitCode = good ? 0 : 1;

function print() {
  for (const kind of ['positive', 'negative', 'contested']) {
    for (const [form, row] of table) {
      if (row.kind !== kind || !(values.all || kind === 'contested' || row.examples.length > 0)) continue;
      console.log(`${form.padEnd(58)} ${String(row.hit).padStart(4)} / ${row.of}`);
      for (const { indicator, file, lineNumber, shown } of row.examples.slice(0, 2))
        console.log(
          `    ${indicator.value}  as ${JSON.stringify(shown).slice(0, 120)}  ${file}:${lineNumber}`,
        );
    }
  }
  console.log(`\npositives found     ${positives.hit} / ${positives.of} in ${positives.forms} forms`);
  console.log(`negatives reported  ${negatives.hit} / ${negatives.of} in ${negatives.forms} forms`);
  console.log(
    `contested reported  ${contested.hit} / ${contested.of} in ${contested.forms} forms (not graded)`,
  );
  show(
    'hits without a plant',
    falseHits,
    (hit) =>
      `${hit.indicator.type} ${hit.indicator.value}  ${hit.file}:${hit.lineNumber}  ${String(hit.line).slice(0, 160)}`,
  );
  show(
    'hits at an offset outside their line',
    misplaced,
    ({ hit, plant }) =>
      `${hit.file}:${hit.lineNumber} says ${hit.offset}, the line is ${plant.offset} + ${plant.length}`,
  );
  show(
    'hits under another type',
    otherType,
    ({ hit, plant }) => `${hit.indicator.value}: ${hit.indicator.type}, not ${plant.indicator.type}`,
  );
  console.log(`times of the events: ${times.right} right, ${times.wrong} wrong, ${times.none} not stated`);
}

function show(title, list, text) {
  console.log(`${title.padEnd(36)} ${list.length}`);
  for (const each of list.slice(0, 5))
    console.log(`    ${text(each).replace(/[\u0000-\u001f\u007f]/g, '·')}`);
}
