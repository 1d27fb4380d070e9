import type { Reading, TextRange } from '../../model/index.ts';
import { blockAt } from '../../model/index.ts';
import type { AttackTechnique } from '../../vocab/attack-techniques.ts';
import type { IdMention } from './ids.ts';

/** What an id beside a name means for the name. */
export type Beside =
  /** The id says it already, or says it more exactly: one finding, the id's. */
  | { readonly kind: 'said-by-id' }
  /** The id is the technique's, the name its sub-technique's: the name adds to it. */
  | { readonly kind: 'narrows'; readonly technique: AttackTechnique };

/** How far apart an id and its name may stand in running text, in UTF-16 code units. */
const REACH = 40;
/** A row with more ids is no row of a technique. */
const MOST_IN_ROW = 50;

/** Looks for ids beside names: a few words away, or in the same row of a table. */
export function besideIn(
  reading: Reading,
  ids: readonly IdMention[],
): (name: TextRange, candidates: readonly AttackTechnique[]) => Beside | undefined {
  const byRow = new Map<string, IdMention[]>();
  for (const id of ids) {
    const row = rowAt(reading, id.start);
    if (row === undefined) continue;
    const inRow = byRow.get(row) ?? [];
    if (inRow.length < MOST_IN_ROW) inRow.push(id);
    byRow.set(row, inRow);
  }
  return (name, candidates) => {
    const row = rowAt(reading, name.start);
    const inRow = row === undefined ? [] : (byRow.get(row) ?? []);
    return relation([...nearest(ids, name), ...inRow], candidates);
  };
}

function relation(ids: readonly IdMention[], candidates: readonly AttackTechnique[]): Beside | undefined {
  const saidById = candidates.some(({ id }) =>
    ids.some(({ technique }) => technique.id === id || technique.parent === id),
  );
  if (saidById) return { kind: 'said-by-id' };
  const narrower = candidates.filter(({ parent }) => ids.some(({ technique }) => technique.id === parent));
  const [technique] = narrower;
  return technique !== undefined && narrower.length === 1 ? { kind: 'narrows', technique } : undefined;
}

/** The ids just before and just after a name that are close enough. */
function nearest(ids: readonly IdMention[], name: TextRange): readonly IdMention[] {
  const after = firstFrom(ids, name.start);
  return [ids[after - 1], ids[after]].flatMap((id) =>
    id !== undefined && id.start - name.end <= REACH && name.start - id.end <= REACH ? [id] : [],
  );
}

/** Binary search: the place of the first id that starts at or after a position. */
function firstFrom(ids: readonly IdMention[], position: number): number {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ids[middle]?.start ?? Number.POSITIVE_INFINITY) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

function rowAt(reading: Reading, position: number): string | undefined {
  const cell = blockAt(reading.blocks, position)?.cell;
  return cell === undefined ? undefined : `${cell.table}:${cell.row}`;
}
