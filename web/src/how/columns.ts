import type { AttackMatrix, MatrixTechnique } from '../api/types.ts';

export interface Column {
  readonly id: string;
  readonly name: string;
  readonly techniques: readonly MatrixTechnique[];
}

/** Tactics that something was found for, each with its techniques, the most shown first. */
export function columnsOf({ tactics, techniques }: AttackMatrix): readonly Column[] {
  const known = new Set(tactics.flatMap(({ id, name }) => [id, name]));
  const extra = [...new Set(techniques.flatMap((each) => each.tactics))].filter((name) => !known.has(name));
  return [...tactics, ...extra.map((id) => ({ id, name: id }))]
    .map(({ id, name }) => ({
      id,
      name: sentenceCase(name),
      techniques: techniques
        .filter((each) => each.tactics.includes(id) || each.tactics.includes(name))
        .sort((a, b) => b.count - a.count || (a.attackId < b.attackId ? -1 : 1)),
    }))
    .filter((column) => column.techniques.length > 0);
}

function sentenceCase(name: string): string {
  const plain = name.replaceAll('-', ' ').toLowerCase();
  return plain.slice(0, 1).toUpperCase() + plain.slice(1);
}
