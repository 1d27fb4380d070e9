/** A logistic regression: of each feature a weight, a bias, and what each label adds to the bias. */
export interface Logistic {
  readonly weights: readonly number[];
  readonly bias: number;
  readonly ofLabel: readonly number[];
}

export interface Example {
  readonly features: readonly number[];
  readonly label: number;
  readonly isTrue: boolean;
}

/**
 * Newton's method on the penalised likelihood. The penalty on what a label adds pulls every label's
 * threshold towards the common one, the harder the fewer examples the label has.
 */
export function fitLogistic(
  examples: readonly Example[],
  labels: number,
  penalty: number,
  labelPenalty: number,
): Logistic {
  const size = examples[0]?.features.length ?? 0;
  const { means, scales } = scaleOf(examples, size);
  const width = size + 1 + labels;
  const point = new Float64Array(width);
  point[size] = -1.5;
  const penalties = Float64Array.from({ length: width }, (_, at) =>
    at < size ? penalty : at === size ? 1e-6 : labelPenalty,
  );
  const scaled = examples.map(({ features }) =>
    Float64Array.from([...features.map((value, at) => (value - means[at]!) / scales[at]!), 1]),
  );
  for (let round = 0; round < 20; round++) {
    const slope = point.map((value, at) => value * penalties[at]!);
    const curve = Array.from({ length: width }, (_, at) => {
      const row = new Float64Array(width);
      row[at] = penalties[at]!;
      return row;
    });
    examples.forEach(({ label, isTrue }, index) => {
      const row = scaled[index]!;
      const own = size + 1 + label;
      let sum = point[own]!;
      for (let at = 0; at <= size; at++) sum += point[at]! * row[at]!;
      const chance = 1 / (1 + Math.exp(-sum));
      const error = chance - (isTrue ? 1 : 0);
      const spread = chance * (1 - chance);
      for (let at = 0; at <= size; at++) {
        slope[at] = slope[at]! + error * row[at]!;
        for (let other = 0; other <= at; other++) curve[at]![other]! += spread * row[at]! * row[other]!;
        curve[own]![at]! += spread * row[at]!;
      }
      slope[own] = slope[own]! + error;
      curve[own]![own]! += spread;
    });
    const step = solve(curve, slope);
    let longest = 0;
    for (let at = 0; at < width; at++) {
      point[at] = point[at]! - step[at]!;
      longest = Math.max(longest, Math.abs(step[at]!));
    }
    if (longest < 1e-5) break;
  }
  const weights = means.map((_, at) => point[at]! / scales[at]!);
  const bias = point[size]! - means.reduce((sum, mean, at) => sum + mean * weights[at]!, 0);
  return { weights, bias, ofLabel: [...point.slice(size + 1)] };
}

function scaleOf(examples: readonly Example[], size: number): { means: number[]; scales: number[] } {
  const means = Array.from({ length: size }, (_, at) => mean(examples.map(({ features }) => features[at]!)));
  const scales = means.map(
    (middle, at) => Math.sqrt(mean(examples.map(({ features }) => (features[at]! - middle) ** 2))) || 1,
  );
  return { means, scales };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / (values.length || 1);
}

/** Solves a positive definite system by Cholesky; only the lower half of `matrix` is read, and overwritten. */
function solve(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const size = right.length;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = matrix[row]![column]!;
      for (let at = 0; at < column; at++) sum -= matrix[row]![at]! * matrix[column]![at]!;
      matrix[row]![column] = row === column ? Math.sqrt(Math.max(sum, 1e-9)) : sum / matrix[column]![column]!;
    }
  }
  const solution = new Float64Array(size);
  for (let row = 0; row < size; row++) {
    let sum = right[row]!;
    for (let at = 0; at < row; at++) sum -= matrix[row]![at]! * solution[at]!;
    solution[row] = sum / matrix[row]![row]!;
  }
  for (let row = size - 1; row >= 0; row--) {
    let sum = solution[row]!;
    for (let at = row + 1; at < size; at++) sum -= matrix[at]![row]! * solution[at]!;
    solution[row] = sum / matrix[row]![row]!;
  }
  return solution;
}
