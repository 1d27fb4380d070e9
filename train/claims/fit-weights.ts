import { randomOf } from '../random.ts';
import type { Row } from './row.ts';
import { KINDS } from './row.ts';

/** A multinomial logistic model: by feature the weight for each of KINDS; the bias is the feature ''. */
export type Weights = ReadonlyMap<string, readonly number[]>;

export interface Plan {
  readonly seed: number;
  readonly epochs: number;
  /** Step of AdaGrad. */
  readonly rate: number;
  /** L2 penalty on every weight but the bias. */
  readonly penalty: number;
  /** A feature has to occur in so many rows, of so many groups. */
  readonly rows: number;
  readonly groups: number;
}

export const PLAN: Plan = { seed: 11, epochs: 8, rate: 0.25, penalty: 0.008, rows: 4, groups: 2 };

/** The same rows in the same order give the same weights, bit for bit. */
export function fitWeights(rows: readonly Row[], plan: Plan = PLAN): Weights {
  const index = vocabulary(rows, plan);
  const examples = rows.map(({ features, kind, weight }) => ({
    at: [0, ...features.flatMap((feature) => index.get(feature) ?? [])],
    kind: KINDS.indexOf(kind),
    weight,
  }));
  const width = KINDS.length;
  const weights = new Float64Array((index.size + 1) * width);
  const squares = new Float64Array(weights.length).fill(1e-6);
  const random = randomOf(plan.seed);
  const order = examples.map((_, at) => at);
  for (let epoch = 0; epoch < plan.epochs; epoch++) {
    shuffle(order, random);
    for (const each of order) {
      const { at, kind, weight } = examples[each]!;
      const chances = softmax(sums(weights, at, width));
      for (const feature of at) {
        for (let of = 0; of < width; of++) {
          const cell = feature * width + of;
          const error = (chances[of]! - (of === kind ? 1 : 0)) * weight;
          const slope = error + (feature === 0 ? 0 : plan.penalty * weights[cell]!);
          squares[cell] = squares[cell]! + slope * slope;
          weights[cell] = weights[cell]! - (plan.rate * slope) / Math.sqrt(squares[cell]!);
        }
      }
    }
  }
  const names: readonly [string, number][] = [['', 0], ...index];
  return new Map(names.map(([feature, at]) => [feature, [...weights.slice(at * width, (at + 1) * width)]]));
}

function vocabulary(rows: readonly Row[], plan: Plan): ReadonlyMap<string, number> {
  const counts = new Map<string, { rows: number; groups: Set<string> }>();
  for (const { features, group } of rows) {
    for (const feature of features) {
      const count = counts.get(feature) ?? { rows: 0, groups: new Set() };
      counts.set(feature, { rows: count.rows + 1, groups: count.groups.add(group) });
    }
  }
  const kept = [...counts].filter(([, count]) => count.rows >= plan.rows && count.groups.size >= plan.groups);
  return new Map(
    kept
      .map(([feature]) => feature)
      .sort()
      .map((feature, at) => [feature, at + 1]),
  );
}

function sums(weights: Float64Array, at: readonly number[], width: number): number[] {
  const sum = Array.from({ length: width }, () => 0);
  for (const feature of at) {
    for (let of = 0; of < width; of++) sum[of] = sum[of]! + weights[feature * width + of]!;
  }
  return sum;
}

function softmax(sum: readonly number[]): readonly number[] {
  const top = Math.max(...sum);
  const powers = sum.map((each) => Math.exp(each - top));
  const total = powers.reduce((all, each) => all + each, 0);
  return powers.map((each) => each / total);
}

function shuffle(order: number[], random: () => number): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
}
