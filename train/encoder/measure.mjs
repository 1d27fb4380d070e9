// How far scores of the encoder, written by the scripts here, take the linear model's: out of fold, per report.
//   node train/encoder/measure.mjs WORK CORPUS NAME...     e.g. tram attention, of WORK/attention_tram.f32
// A mean of margins goes through the same signs, calibration and thresholds as the linear model's own;
// "with signs" adds both models' margins to the signs. "nested" takes the weight, the kind and the threshold
// from the other folds' reports, as those to come would have it: what counts. Intervals are the middle 95 in
// 100 over reports drawn with replacement; differences are from the linear model on the same reports.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buildTrainer, dataFolder, importTrainer } from './trainer.mjs';

const WEIGHTS = [0.1, 0.2, 0.35, 0.5];
const [work, corpus, ...names] = process.argv.slice(2);
if (names.length === 0) throw new Error('say what to measure: node train/encoder/measure.mjs WORK tram NAME');
buildTrainer();
const { readCorpora } = await importTrainer('corpora');
const { FOLDS } = await importTrainer('fit');
const { foldsOf } = await importTrainer('folds');
const { labelsOf } = await importTrainer('lessons');
const { bestThreshold, calibrationError, interval, likely, ofReport, perReport } =
  await importTrainer('measures');
const { ANNOCTR, BASE, calibrationOf, confidentElsewhere, SEED } = await importTrainer('models');
const { candidatesOf, reportsOf } = await importTrainer('reports');

const rows = readCorpora(dataFolder);
const plan = [BASE, ANNOCTR].find(({ reports }) => reports === corpus);
const labels = [...labelsOf(rows, corpus)].sort();
const own = [...rows.keys()].filter((row) => rows[row].corpus === corpus);
const placeOf = new Map(own.map((row, at) => [row, at * labels.length]));
const reports = reportsOf(rows, corpus);
const foldOf = foldsOf(
  own.map((row) => rows[row].group),
  FOLDS,
  SEED,
);
const linear = scores('linear');
const alone = say('linear', judge(linear, []));
const alike = nested([alone.judged]);
report('linear, nested threshold', alike);
for (const name of names) {
  // What dense.mjs writes are margins already.
  const encoder = name.startsWith('dense_') ? scores(name) : scores(name).map(asMargin);
  say(name, judge(encoder, []), alone.each);
  const tried = [alone.judged];
  for (const weight of WEIGHTS) {
    const mean = encoder.map((score, at) => weight * score + (1 - weight) * linear[at]);
    for (const added of [[], [linear, encoder]]) {
      const kind = added.length === 0 ? '' : ', with signs';
      tried.push(say(`${weight} ${name}${kind}`, judge(mean, added), alone.each).judged);
    }
  }
  report(`${name} and linear, nested`, nested(tried), alike);
}

function scores(name) {
  const bytes = readFileSync(path.join(work, `${name}_${corpus}.f32`));
  const read = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  if (read.length !== own.length * labels.length) throw new Error(`${name}: not of these rows and labels`);
  return read;
}

/** From log-odds to the range of the linear model's margins, which the signs are made for. */
function asMargin(logOdds) {
  return Math.max(-1.3, 1.25 * Math.tanh(logOdds / 4));
}

function judge(margins, added) {
  const held = reports.map((each) => {
    const marginsOf = (row) => margins.subarray(placeOf.get(row), placeOf.get(row) + labels.length);
    const tops = added.map((scored) => topsOf(each, scored));
    const candidates = candidatesOf(rows, each, labels, new Set(labels), marginsOf).map((candidate) => {
      const place = placeOf.get(each.rows[candidate.sentence]) + candidate.label;
      const more = added.flatMap((scored, at) => [scored[place], ...tops[at][candidate.label]]);
      return { ...candidate, signs: [...candidate.signs.slice(0, plan.signs), ...more] };
    });
    return { report: each, candidates };
  });
  return calibrationOf(held, labels);
}

/** Of each label the highest score in a report, and the mean of the highest three. */
function topsOf(each, scored) {
  return labels.map((_, label) => {
    const [first = -1, second = -1, third = -1] = each.rows
      .map((row) => scored[placeOf.get(row) + label])
      .filter((score) => score > -0.95)
      .sort((a, b) => b - a);
    return [first, (first + second + third) / 3];
  });
}

function say(name, { calibration, judged }, than) {
  const each = f1Of(judged, calibration.review);
  const [precision, recall] = perReport(judged, calibration.review);
  const [sure, found] = confidentElsewhere(judged, labels);
  report(name, each, than, [
    `P ${figure(precision)} R ${figure(recall)}`,
    `confident ${figure(sure)}/${figure(found)}`,
    `AP ${figure(averagePrecision(judged))}`,
    `ECE ${figure(calibrationError(judged, labels))}`,
  ]);
  return { judged, each };
}

function report(name, each, than, more = []) {
  const difference =
    than === undefined ? [] : [`${between(each.map((f1, at) => f1 - than[at]))} from linear`];
  console.log([corpus, name.padEnd(34), `F1 ${between(each)}`, ...difference, ...more].join('  '));
}

function f1Of(judged, threshold) {
  return judged.map(({ gold, chances }) => ofReport(likely(chances, threshold), gold)[2]);
}

/** F1 of each report by the one of several models, and the threshold, that are best on the other folds' reports. */
function nested(tried) {
  const each = new Array(reports.length);
  for (let fold = 0; fold < FOLDS; fold++) {
    const isOut = (at) => foldOf.get(reports[at].group) === fold;
    const ranked = tried.map((judged) => {
      const others = judged.filter((_, at) => !isOut(at));
      const threshold = bestThreshold(others);
      return { judged, threshold, f1: perReport(others, threshold)[2] };
    });
    const best = ranked.reduce((a, b) => (b.f1 > a.f1 ? b : a));
    f1Of(best.judged, best.threshold).forEach((f1, at) => {
      if (isOut(at)) each[at] = f1;
    });
  }
  return each;
}

/** Over every label of every report, likeliest first. */
function averagePrecision(judged) {
  const said = judged
    .flatMap(({ gold, chances }) =>
      labels.map((id) => ({ chance: chances.get(id) ?? 0, isTrue: gold.has(id) })),
    )
    .sort((a, b) => b.chance - a.chance);
  let right = 0;
  let sum = 0;
  said.forEach(({ isTrue }, at) => {
    if (isTrue) sum += ++right / (at + 1);
  });
  return sum / (right || 1);
}

function between(values) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return `${figure(mean)} [${interval(values).map(figure).join(', ')}]`;
}

function figure(value) {
  return value.toFixed(3);
}
