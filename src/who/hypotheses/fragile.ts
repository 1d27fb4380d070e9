import type { Consistency, MatrixChange, MatrixColumn, MatrixFall, MatrixRow } from '../../model/index.ts';

/**
 * The items on which a comparison of two hypotheses hangs: without the item, the one would no longer be
 * contradicted more than the other, or would be where it was not.
 */
export function fragileItems(
  hypotheses: readonly MatrixColumn[],
  rows: readonly MatrixRow[],
  weightOf: (rating: Consistency | null | undefined) => number,
): readonly MatrixFall[] {
  const now = hypotheses.map(({ weight }) => weight);
  return rows.flatMap(({ item, ratings, lost }) => {
    if (lost === true) return [];
    const then = now.map((weight, at) => weight - weightOf(ratings[at]));
    const changes: MatrixChange[] = [];
    for (const [first, { label }] of hypotheses.entries()) {
      for (let second = first + 1; second < hypotheses.length; second++) {
        const before = standing(now, first, second);
        const after = standing(then, first, second);
        if (before !== after) {
          const other = hypotheses[second]?.label ?? '';
          changes.push({ first: label, second: other, now: before, without: after });
        }
      }
    }
    return changes.length === 0 ? [] : [{ itemId: item.id, changes }];
  });
}

function standing(weights: readonly number[], first: number, second: number): MatrixChange['now'] {
  const difference = (weights[first] ?? 0) - (weights[second] ?? 0);
  if (difference === 0) return 'equally';
  return difference > 0 ? 'more' : 'less';
}
