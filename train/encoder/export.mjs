// Writes what the encoder learns from, and what the linear model says of it out of fold.
//   node train/encoder/export.mjs WORK
// rows.jsonl: corpus, text, labels, group and fold of each row (-1: in no fold, always learnt from);
// labels.json: the labels of each corpus of reports; linear_<corpus>.f32: margins, the labels of a row side
// by side, rows in the order of rows.jsonl. Needs the data folder (HOWDUNIT_DATA, default ../shared/data).
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildTrainer, dataFolder, importTrainer } from './trainer.mjs';

const work = process.argv[2];
if (work === undefined) throw new Error('say where to write: node train/encoder/export.mjs WORK');
buildTrainer();
const { readCorpora } = await importTrainer('corpora');
const { FOLDS, outOfFold } = await importTrainer('fit');
const { foldsOf } = await importTrainer('folds');
const { heldOutRows } = await importTrainer('held-out');
const { labelsOf } = await importTrainer('lessons');
const { countNgrams } = await importTrainer('matrix');
const { ANNOCTR, BASE, BITS, SEED } = await importTrainer('models');

const rows = readCorpora(dataFolder);
if (rows === undefined) throw new Error(`no training data in ${dataFolder}`);
const leaked = heldOutRows(rows, dataFolder);
if (leaked.length > 0) throw new Error(`${leaked.length} rows are of a held-out report`);
mkdirSync(work, { recursive: true });
const plans = [BASE, ANNOCTR];
const asked = new Map(plans.map(({ reports }) => [reports, rowsOf(reports)]));
const folds = new Map(
  [...asked].map(([corpus, own]) => [
    corpus,
    foldsOf(
      [...own].map((row) => rows[row].group),
      FOLDS,
      SEED,
    ),
  ]),
);
const lines = rows.map(({ corpus, text, labels, group }) =>
  JSON.stringify({ corpus, text, labels, group, fold: folds.get(corpus)?.get(group) ?? -1 }),
);
writeFileSync(path.join(work, 'rows.jsonl'), `${lines.join('\n')}\n`);
const labels = Object.fromEntries(plans.map(({ reports }) => [reports, [...labelsOf(rows, reports)].sort()]));
writeFileSync(path.join(work, 'labels.json'), JSON.stringify(labels));

const counts = countNgrams(
  rows.map(({ text }) => text),
  BITS,
);
for (const { name, reports, options } of plans) {
  const own = asked.get(reports);
  const margins = outOfFold(rows, counts, own, labels[reports], options, (fold) =>
    process.stderr.write(`${name}: fold ${fold + 1} of ${FOLDS}\n`),
  );
  const flat = new Float32Array(own.length * labels[reports].length);
  own.forEach((row, at) => {
    flat.set(margins.get(row), at * labels[reports].length);
  });
  writeFileSync(path.join(work, `linear_${reports}.f32`), Buffer.from(flat.buffer));
}

function rowsOf(corpus) {
  return Int32Array.from(rows.keys()).filter((row) => rows[row].corpus === corpus);
}
