import type { AttackMatrix, MatrixTechnique } from '../api/types.ts';

/** Two reports side by side, by id. */
export interface Sides {
  readonly a: string;
  readonly b: string;
}

export type Side = 'a' | 'b' | 'both';

/** Which of the two shows a technique. */
export function sideOf({ counts }: MatrixTechnique, { a, b }: Sides): Side {
  if ((counts[a] ?? 0) === 0) return 'b';
  return (counts[b] ?? 0) === 0 ? 'a' : 'both';
}

/** How many techniques each side has alone, and both together. */
export function sumOf({ techniques }: AttackMatrix, sides: Sides): Readonly<Record<Side, number>> {
  const sum = { a: 0, b: 0, both: 0 };
  for (const technique of techniques) sum[sideOf(technique, sides)] += 1;
  return sum;
}
