// What eval/techniques.mjs measures with.
export { judge } from './calibrate.ts';
export { readCorpora, readLines } from './corpora.ts';
export { FOLDS, fitLabels } from './fit.ts';
export { foldsOf } from './folds.ts';
export { heldOutRows } from './held-out.ts';
export { countNgrams } from './matrix.ts';
export {
  barOf,
  calibrationError,
  interval,
  likely,
  ofReport,
  perReport,
  together,
} from './measures.ts';
export {
  ANNOCTR,
  allLabels,
  BASE,
  BITS,
  calibrationOf,
  confidentElsewhere,
  heldOutReports,
  SEED,
} from './models.ts';
export { marginsOf } from './svm.ts';
