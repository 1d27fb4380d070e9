// The linear model with dense features beside its n-grams, out of fold.
//   node train/encoder/dense.mjs WORK CORPUS sentence|static
// Reads WORK/dense_<name>.f32 (dense_features.py), writes WORK/dense_<name>_<corpus>.f32: margins.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildTrainer, dataFolder, importTrainer } from './trainer.mjs';

/** The length of a row's dense part; that of its n-grams is 1. */
const LENGTH = 0.7;
const [work, corpus, name] = process.argv.slice(2);
buildTrainer();
const { readCorpora } = await importTrainer('corpora');
const { FOLDS } = await importTrainer('fit');
const { foldsOf } = await importTrainer('folds');
const { labelsOf, lessonOf } = await importTrainer('lessons');
const { columnsOf, countNgrams, weigh } = await importTrainer('matrix');
const { ANNOCTR, BASE, BITS } = await importTrainer('models');
const { learn, marginsOf } = await importTrainer('svm');

const rows = readCorpora(dataFolder);
const { options } = [BASE, ANNOCTR].find(({ reports }) => reports === corpus);
const bytes = readFileSync(path.join(work, `dense_${name}.f32`));
const dense = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
const width = dense.length / rows.length;
const labels = [...labelsOf(rows, corpus)].sort();
const counts = countNgrams(
  rows.map(({ text }) => text),
  BITS,
);
const asked = Int32Array.from(rows.keys()).filter((row) => rows[row].corpus === corpus);
const placeOf = new Map(Array.from(asked, (row, at) => [row, at * labels.length]));
const foldOf = foldsOf(
  [...asked].map((row) => rows[row].group),
  FOLDS,
  options.seed,
);
const margins = new Float32Array(asked.length * labels.length);
for (let fold = 0; fold < FOLDS; fold++) {
  const isHeldOut = (row) => foldOf.get(rows[row].group) === fold;
  const learnt = Int32Array.from(rows.keys()).filter((row) => !isHeldOut(row));
  const held = asked.filter(isHeldOut);
  const lessons = options.costs.map((costs) => lessonOf(rows, learnt, labels, costs));
  const matrix = withDense(weigh(counts, columnsOf(counts, lessons[0].rows), options.shares));
  for (const lesson of lessons) {
    const said = marginsOf(learn(matrix, lesson, options.seed, options.rounds), matrix, held);
    held.forEach((row, at) => {
      for (let label = 0; label < labels.length; label++) {
        margins[placeOf.get(row) + label] += said[at * labels.length + label] / lessons.length;
      }
    });
  }
  process.stderr.write(`${corpus}: fold ${fold + 1} of ${FOLDS}\n`);
}
writeFileSync(path.join(work, `dense_${name}_${corpus}.f32`), Buffer.from(margins.buffer));

function withDense(matrix) {
  const starts = new Int32Array(matrix.starts.length);
  const columns = new Int32Array(matrix.columns.length + dense.length);
  const values = new Float32Array(columns.length);
  let next = 0;
  for (let row = 0; row < rows.length; row++) {
    for (let at = 0; at < width; at++) {
      columns[next] = at;
      values[next++] = dense[row * width + at] * LENGTH;
    }
    for (let at = matrix.starts[row]; at < matrix.starts[row + 1]; at++) {
      columns[next] = matrix.columns[at] + width;
      values[next++] = matrix.values[at];
    }
    starts[row + 1] = next;
  }
  return { starts, columns, values, width: matrix.width + width };
}
