import type { Matrix } from './matrix.ts';
import { randomOf } from './random.ts';

/** Linear functions of many labels: of each column all labels' weights side by side, and last the biases. */
export interface Linear {
  readonly labels: number;
  readonly weights: Float32Array;
}

export type Loss = 'plain' | 'squared';

/** What is learnt from a row: whether it is one of a label, and what a mistake costs; 0: it says nothing. */
export interface Lesson {
  readonly rows: Int32Array;
  readonly labels: number;
  /** Writes into `costs` the cost of a mistake for each label, negative where the row is none of the label. */
  readonly fill: (row: number, costs: Float32Array) => void;
  /** How a mistake's cost grows with its size; plain: annotators who overlooked something weigh less. */
  readonly loss: Loss;
}

/**
 * Support vector machines with hinge loss, one against the rest for all labels at once, by dual
 * coordinate descent (Hsieh et al., ICML 2008). A row that taught nothing on two visits is visited every
 * third round only. The same lesson and seed give the same weights.
 */
export function learn(matrix: Matrix, lesson: Lesson, seed: number, rounds = 10): Linear {
  const { starts, columns, values, width } = matrix;
  const { rows, labels, fill, loss } = lesson;
  const weights = new Float32Array((width + 1) * labels);
  const alphas = new Float32Array(rows.length * labels);
  const idle = new Uint8Array(rows.length);
  const margins = new Float32Array(labels);
  const steps = new Float32Array(labels);
  const moved = new Int32Array(labels);
  const costs = new Float32Array(labels);
  const order = Int32Array.from({ length: rows.length }, (_, at) => at);
  const random = randomOf(seed);
  for (let round = 0; round < rounds; round++) {
    for (let at = order.length - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1));
      const kept = order[at]!;
      order[at] = order[other]!;
      order[other] = kept;
    }
    for (const one of order) {
      if (idle[one]! >= 2 && round % 3 !== 2) continue;
      const row = rows[one]!;
      const end = starts[row + 1]!;
      const bias = width * labels;
      for (let label = 0; label < labels; label++) margins[label] = weights[bias + label]!;
      let norm = 1;
      for (let next = starts[row]!; next < end; next++) {
        const value = values[next]!;
        const base = columns[next]! * labels;
        norm += value * value;
        for (let label = 0; label < labels; label++) {
          margins[label] = margins[label]! + weights[base + label]! * value;
        }
      }
      fill(row, costs);
      let count = 0;
      const dual = one * labels;
      for (let label = 0; label < labels; label++) {
        const cost = costs[label]!;
        if (cost === 0) continue;
        const side = cost > 0 ? 1 : -1;
        const half = loss === 'squared' ? 0.5 / (cost * side) : 0;
        const most = loss === 'squared' ? Number.POSITIVE_INFINITY : cost * side;
        const alpha = alphas[dual + label]!;
        const gradient = margins[label]! * side - 1 + alpha * half;
        if ((alpha === 0 && gradient >= 0) || (alpha >= most && gradient <= 0)) continue;
        const next = Math.min(most, Math.max(alpha - gradient / (norm + half), 0));
        if (Math.abs(next - alpha) < 1e-4) continue;
        alphas[dual + label] = next;
        steps[count] = (next - alpha) * side;
        moved[count++] = label;
      }
      idle[one] = count === 0 ? Math.min(idle[one]! + 1, 2) : 0;
      for (let at = 0; at < count; at++) {
        const label = moved[at]!;
        const step = steps[at]!;
        weights[bias + label] = weights[bias + label]! + step;
        for (let next = starts[row]!; next < end; next++) {
          const place = columns[next]! * labels + label;
          weights[place] = weights[place]! + step * values[next]!;
        }
      }
    }
  }
  return { labels, weights };
}

/** What each label's function says of each of the rows, the labels of a row side by side. */
export function marginsOf({ labels, weights }: Linear, matrix: Matrix, rows: Int32Array): Float32Array {
  const { starts, columns, values, width } = matrix;
  const said = new Float32Array(rows.length * labels);
  rows.forEach((row, at) => {
    const to = at * labels;
    for (let label = 0; label < labels; label++) said[to + label] = weights[width * labels + label]!;
    for (let next = starts[row]!; next < starts[row + 1]!; next++) {
      const base = columns[next]! * labels;
      const value = values[next]!;
      for (let label = 0; label < labels; label++) {
        said[to + label] = said[to + label]! + weights[base + label]! * value;
      }
    }
  });
  return said;
}
