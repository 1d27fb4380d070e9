import type { ClaimPredicate } from '../../../model/index.ts';
import { claimWeights } from '../../../vocab/claim-weights.ts';

/** What a weigher may find. */
export const WEIGHED: readonly ClaimPredicate[] = ['did', 'sponsored', 'same-as'];

/** The chance of each of WEIGHED; what is left to 1 is the chance that nothing of the kind is said. */
export function weigh(features: readonly string[]): readonly number[] {
  const table = claimWeights();
  const sums = [0, 0, 0];
  for (const feature of ['', ...features]) {
    const weights = table.get(feature);
    if (weights !== undefined)
      for (let at = 0; at < 3; at += 1) sums[at] = (sums[at] ?? 0) + (weights[at] ?? 0);
  }
  const powers = sums.map(Math.exp);
  const total = powers.reduce((all, power) => all + power, 1);
  return powers.map((power) => power / total);
}
