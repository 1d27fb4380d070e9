import { expect, test } from 'vitest';
import { unpack } from '../src/how/techniques/model/pack.ts';
import { makeScorer } from '../src/how/techniques/model/scorer.ts';
import type { Row } from './corpora.ts';
import { type FitOptions, FOLDS, fitLabels, outOfFold } from './fit.ts';
import { foldsOf } from './folds.ts';
import { countNgrams } from './matrix.ts';
import { packOf } from './pack-writer.ts';
import { marginsOf } from './svm.ts';

const OPTIONS: FitOptions = {
  costs: [
    {
      byCorpus: { tram: 1, annoctr: 0, procedures: 0.3, definitions: 0.3 },
      balance: 0.5,
      loss: 'squared',
    },
  ],
  shares: [0.7, 0.3],
  rounds: 8,
  seed: 7,
};
const SHOWN = [
  ['T1053.005', 'The implant registered a scheduled task to run at every logon of user'],
  ['T1003.001', 'The operators dumped credentials from the memory of lsass with tool'],
] as const;
const rows: readonly Row[] = Array.from({ length: 40 }, (_, at) => {
  const shown = SHOWN[at % 4];
  return {
    corpus: 'tram',
    text: `${shown?.[1] ?? 'The company sells fridges and published its yearly figures for region'} ${at % 7}.`,
    labels: shown === undefined ? [] : [shown[0]],
    group: `tram:report ${at % 10}`,
    cites: [],
  };
});
const labels = ['T1003.001', 'T1053.005'];
const counts = countNgrams(
  rows.map(({ text }) => text),
  16,
);
const all = Int32Array.from(rows.keys());

test('what was learnt tells the labels apart, and the packed model says the same of the same text', () => {
  const fitted = fitLabels(rows, counts, all, labels, OPTIONS);
  const said = marginsOf(fitted.linear, fitted.matrix, all);
  rows.forEach(({ labels: own }, row) => {
    const isSaid = labels.map((_, label) => said[row * 2 + label]! > 0);
    expect(isSaid).toEqual(labels.map((id) => own.includes(id)));
  });
  const table = packOf(fitted, { version: 'test-1', bits: 16, wordShare: 0.7, calibrations: [], most: 1e6 });
  const scorer = makeScorer(unpack(table));
  const margins = new Float32Array(2);
  rows.forEach(({ text }, row) => {
    scorer.score(text, margins);
    for (const label of labels.keys()) expect(margins[label]).toBeCloseTo(said[row * 2 + label]!, 1);
  });
});

test('the same seed gives the same model', () => {
  const twice = [1, 2].map(() => fitLabels(rows, counts, all, labels, OPTIONS).linear.weights);
  expect(twice[0]).toEqual(twice[1]);
});

test('of two ways to learn the mean is kept', () => {
  const [squared] = OPTIONS.costs;
  const plain = { ...squared, loss: 'plain' } as const;
  const [one, other, both] = [[squared], [plain], [squared, plain]].map(
    ([first = squared, ...more]) =>
      fitLabels(rows, counts, all, labels, { ...OPTIONS, costs: [first, ...more] }).linear.weights,
  );
  for (const [at, weight] of (both ?? []).entries()) {
    expect(weight).toBeCloseTo(((one?.[at] ?? 0) + (other?.[at] ?? 0)) / 2, 5);
  }
  expect(one).not.toEqual(other);
});

test('a report is held out whole, and every row asked for is answered', () => {
  const foldOf = foldsOf(
    rows.map(({ group }) => group),
    FOLDS,
    1,
  );
  expect(foldOf.size).toBe(10);
  expect(new Set(foldOf.values()).size).toBe(FOLDS);
  expect([...outOfFold(rows, counts, all, labels, OPTIONS).keys()].sort((a, b) => a - b)).toEqual([...all]);
});

test('an annotator who never used a label says nothing against it', () => {
  const stranger: Row = {
    corpus: 'tram',
    text: 'They hid a program in the boot sector.',
    labels: ['T1542.003'],
    group: 'procedures:S9999',
    cites: [],
  };
  const mixed = [...rows, { ...stranger, corpus: 'procedures' as const }];
  const many = countNgrams(
    mixed.map(({ text }) => text),
    16,
  );
  const { linear, matrix } = fitLabels(mixed, many, Int32Array.from(mixed.keys()), ['T1542.003'], OPTIONS);
  const said = marginsOf(linear, matrix, Int32Array.from(mixed.keys()));
  // Only its one procedure was learnt from: nothing pushes the sentences of TRAM below 0.
  expect(Math.min(...said)).toBeGreaterThan(0);
});
