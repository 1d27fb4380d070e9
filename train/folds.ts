import { randomOf } from './random.ts';

/** Deals groups into folds, the same for the same seed; rows of one group are never on two sides. */
export function foldsOf(groups: readonly string[], folds: number, seed: number): ReadonlyMap<string, number> {
  const random = randomOf(seed);
  const shuffled = [...new Set(groups)];
  for (let at = shuffled.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    const kept = shuffled[at]!;
    shuffled[at] = shuffled[other]!;
    shuffled[other] = kept;
  }
  return new Map(shuffled.map((group, at) => [group, at % folds]));
}
