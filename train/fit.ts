import type { Row } from './corpora.ts';
import { foldsOf } from './folds.ts';
import type { Costs } from './lessons.ts';
import { lessonOf } from './lessons.ts';
import { type Columns, type Counts, columnsOf, type Matrix, weigh } from './matrix.ts';
import { type Linear, learn, marginsOf } from './svm.ts';

export interface FitOptions {
  /** More than one: a model is learnt by each, and their weights' mean is the model. */
  readonly costs: readonly [Costs, ...Costs[]];
  /** The shares of words and of letters in the length of a row. */
  readonly shares: readonly [number, number];
  readonly rounds: number;
  readonly seed: number;
}

export interface Fitted {
  readonly labels: readonly string[];
  readonly columns: Columns;
  readonly linear: Linear;
}

export const FOLDS = 5;

/** Learns labels from some of the rows; rareness and columns come from the rows learnt from, too. */
export function fitLabels(
  rows: readonly Row[],
  counts: Counts,
  learnt: Int32Array,
  labels: readonly string[],
  options: FitOptions,
): Fitted & { readonly matrix: Matrix } {
  const lessons = options.costs.map((costs) => lessonOf(rows, learnt, labels, costs));
  const columns = columnsOf(counts, lessons[0]!.rows);
  const matrix = weigh(counts, columns, options.shares);
  const fits = lessons.map((lesson) => learn(matrix, lesson, options.seed, options.rounds));
  return { labels, columns, matrix, linear: meanOf(fits) };
}

function meanOf(fits: readonly Linear[]): Linear {
  const [first, ...others] = fits;
  if (others.length === 0) return first!;
  const { labels, weights } = first!;
  for (let at = 0; at < weights.length; at++) {
    let sum = weights[at]!;
    for (const other of others) sum += other.weights[at]!;
    weights[at] = sum / fits.length;
  }
  return { labels, weights };
}

/**
 * Margins of rows by models that saw nothing of their group: every group is held out once.
 *
 * @param asked rows whose margins are wanted
 * @returns the margins of each row asked for, by its number
 */
export function outOfFold(
  rows: readonly Row[],
  counts: Counts,
  asked: Int32Array,
  labels: readonly string[],
  options: FitOptions,
  onFold: (fold: number) => void = () => {},
): ReadonlyMap<number, Float32Array> {
  const foldOf = foldsOf(
    [...asked].map((row) => rows[row]!.group),
    FOLDS,
    options.seed,
  );
  const margins = new Map<number, Float32Array>();
  for (let fold = 0; fold < FOLDS; fold++) {
    const isHeldOut = (row: number): boolean => foldOf.get(rows[row]!.group) === fold;
    const learnt = Int32Array.from(rows.keys()).filter((row) => !isHeldOut(row));
    const heldOut = asked.filter(isHeldOut);
    const { matrix, linear } = fitLabels(rows, counts, learnt, labels, options);
    const said = marginsOf(linear, matrix, heldOut);
    heldOut.forEach((row, at) => {
      margins.set(row, said.slice(at * labels.length, (at + 1) * labels.length));
    });
    onFold(fold);
  }
  return margins;
}
