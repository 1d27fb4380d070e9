import { chanceOf } from '../model/calibration.ts';
import type { Feature } from './features.ts';
import type { Correction } from './local-model.ts';
import { furthestShift, LONGEST, MOST_WEIGHTS } from './local-model.ts';

/** What a correction is learnt from: a sentence, what the shipped model says of it, and what the analyst said. */
export interface Example {
  readonly features: readonly Feature[];
  /** The shipped model's log-odds that the sentence shows the technique. */
  readonly logOdds: number;
  readonly isRight: boolean;
}

/** How hard the shift and the n-grams are held to nothing: to the model as it is shipped. */
const SHIFT_PRIOR = 1;
const WEIGHT_PRIOR = 2;
const ROUNDS = 300;

/**
 * A logistic regression that starts from the shipped model's log-odds and is held to them (a normal prior on
 * all that is added), by gradient descent over all examples at once. The same examples in the same order give
 * the same correction.
 */
export function learnCorrection(examples: readonly Example[]): Correction {
  const { hashes, rows } = numbered(examples);
  const weights = new Float64Array(hashes.length);
  const slope = new Float64Array(hashes.length);
  let shift = 0;
  // No step is longer than the curve allows: a sentence and the shift have a length of one each.
  const step = 1 / (WEIGHT_PRIOR + examples.length / 2);
  const furthest = furthestShift(examples.length);
  for (let round = 0; round < ROUNDS; round++) {
    let shiftSlope = SHIFT_PRIOR * shift;
    for (let at = 0; at < weights.length; at++) slope[at] = WEIGHT_PRIOR * (weights[at] as number);
    for (const { places, values, logOdds, isRight } of rows) {
      let sum = logOdds + shift;
      for (let at = 0; at < places.length; at++) {
        sum += (weights[places[at] as number] as number) * (values[at] as number);
      }
      const error = chanceOf(sum) - (isRight ? 1 : 0);
      shiftSlope += error;
      for (let at = 0; at < places.length; at++) {
        const place = places[at] as number;
        slope[place] = (slope[place] as number) + error * (values[at] as number);
      }
    }
    shift = Math.max(-furthest, Math.min(furthest, shift - step * shiftSlope));
    for (let at = 0; at < weights.length; at++) {
      weights[at] = (weights[at] as number) - step * (slope[at] as number);
    }
  }
  return {
    shift: rounded(shift),
    weights: bounded(hashes.map((hash, at): [number, number] => [hash, weights[at] ?? 0])),
  };
}

interface Row extends Pick<Example, 'logOdds' | 'isRight'> {
  readonly places: Int32Array;
  readonly values: Float64Array;
}

/** N-grams by the place of their weight instead of by their hash. */
function numbered(examples: readonly Example[]): {
  readonly hashes: readonly number[];
  readonly rows: readonly Row[];
} {
  const placeOf = new Map<number, number>();
  for (const { features } of examples) {
    for (const { hash } of features) if (!placeOf.has(hash)) placeOf.set(hash, placeOf.size);
  }
  const rows = examples.map(({ features, logOdds, isRight }) => ({
    places: Int32Array.from(features, ({ hash }) => placeOf.get(hash) ?? 0),
    values: Float64Array.from(features, ({ value }) => value),
    logOdds,
    isRight,
  }));
  return { hashes: [...placeOf.keys()], rows };
}

/** The heaviest, in the order of their hashes, cut to the length that is allowed. */
function bounded(weights: readonly [number, number][]): ReadonlyMap<number, number> {
  const heaviest = [...weights].sort(([a, one], [b, other]) => Math.abs(other) - Math.abs(one) || a - b);
  const kept = heaviest.slice(0, MOST_WEIGHTS);
  const length = Math.sqrt(kept.reduce((sum, [, weight]) => sum + weight * weight, 0));
  const scale = length > LONGEST ? LONGEST / length : 1;
  return new Map(
    kept
      .map(([hash, weight]): [number, number] => [hash, rounded(weight * scale)])
      .filter(([, weight]) => weight !== 0)
      .sort(([a], [b]) => a - b),
  );
}

/** As it is written down, so that what is used is what is kept. */
function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
