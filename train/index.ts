// Trains the models that are shipped and writes them to src/vocab/tables.  node train/run.mjs
import path from 'node:path';
import type { Calibration } from '../src/vocab/technique-pack.ts';
import { trainClaims } from './claims/index.ts';
import { type Row, readCorpora } from './corpora.ts';
import { fitLabels } from './fit.ts';
import { heldOutRows } from './held-out.ts';
import { labelsOf } from './lessons.ts';
import { type Counts, countNgrams } from './matrix.ts';
import { perReport } from './measures.ts';
import {
  ANNOCTR,
  allLabels,
  BASE,
  BITS,
  calibrationForOthers,
  calibrationOf,
  heldOutReports,
  type Plan,
} from './models.ts';
import { packOf } from './pack-writer.ts';
import { procedureTableOf } from './procedure-index.ts';
import { writeModule } from './write-module.ts';

const MITRE =
  '© The MITRE Corporation. ATT&CK is reproduced and distributed with the permission of The MITRE Corporation.';
const TRAM = 'TRAM, © Center for Threat-Informed Defense, Apache-2.0.';

const data = path.resolve(process.env['HOWDUNIT_DATA'] ?? '../shared/data');
if (process.argv[2] === 'claims') {
  await trainClaims(data);
  process.exit(0);
}
const rows = readCorpora(data);
if (rows === undefined) throw new Error(`no training data in ${data}`);
const leaked = heldOutRows(rows, data);
if (leaked.length > 0) throw new Error(`${leaked.length} rows are of a held-out report`);
const counts = countNgrams(
  rows.map(({ text }) => text),
  BITS,
);
say(`${rows.length} rows`);
const only = process.argv[2];

if (only === undefined || only === 'procedures') {
  writeModule({
    file: 'technique-procedures',
    type: ['ProcedureTable', '../technique-procedure-table.ts'],
    constant: 'TECHNIQUE_PROCEDURES',
    notice: ['Hashed words of ATT&CK Enterprise 18.1 procedure examples.', MITRE],
    value: procedureTableOf(rows),
  });
}
if (only === undefined || only === 'base') {
  train(BASE, allLabels(), 500_000, 'technique-model', 'TECHNIQUE_MODEL', [
    'A linear model of ATT&CK techniques, learnt from TRAM (training reports), and from ATT&CK Enterprise 18.1.',
    TRAM,
    MITRE,
  ]);
}
if (only === undefined || only === 'annoctr') {
  train(
    ANNOCTR,
    [...labelsOf(rows, 'annoctr')].sort(),
    200_000,
    'technique-model-annoctr',
    'TECHNIQUE_MODEL_ANNOCTR',
    [
      'A linear model of ATT&CK techniques, learnt from AnnoCTR (training reports), TRAM and ATT&CK Enterprise 18.1.',
      'AnnoCTR, © Robert Bosch GmbH, CC BY-SA 4.0. This file, and no other, is under CC BY-SA 4.0.',
      TRAM,
      MITRE,
    ],
  );
}

function train(
  plan: Plan,
  labels: readonly string[],
  most: number,
  file: string,
  constant: string,
  notice: readonly string[],
): void {
  const calibration = calibrated(rows ?? [], counts, plan);
  const all = Int32Array.from((rows ?? []).keys());
  const fitted = fitLabels(rows ?? [], counts, all, labels, plan.options);
  say(`${plan.name}: ${fitted.columns.width} n-grams, ${labels.length} labels learnt`);
  const [wordShare] = plan.options.shares;
  const pack = packOf(fitted, {
    version: plan.version,
    bits: BITS,
    wordShare,
    calibrations: calibration,
    most,
  });
  writeModule({ file, type: ['PackTable', '../technique-pack.ts'], constant, notice, value: pack });
}

function calibrated(rows: readonly Row[], counts: Counts, plan: Plan): readonly Calibration[] {
  const { labels, held } = heldOutReports(rows, counts, plan, (fold) =>
    say(`${plan.name}: fold ${fold + 1} of 5`),
  );
  const { calibration, judged } = calibrationOf(held, labels, plan.signs);
  const [precision, recall, f1] = perReport(judged, calibration.review).map((value) => value.toFixed(3));
  say(`${plan.name}: out of fold per report P ${precision} R ${recall} F1 ${f1} at ${calibration.review}`);
  return [calibration, ...(plan.name === 'base' ? [calibrationForOthers(held, labels)] : [])];
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
