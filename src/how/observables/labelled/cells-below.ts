import type { Reading, TextRange } from '../../../model/index.ts';
import { blockAt } from '../../../model/reading.ts';
import { lastBeginning } from '../../roles/range-finder.ts';
import type { Label } from './label-at.ts';

/** Words that may stand in a header cell beside the label. */
const MOST_BESIDE = 12;

/** The cells of the column that a label heads; none where the label stands elsewhere. */
export function cellsBelow(reading: Pick<Reading, 'text' | 'blocks'>, label: Label): readonly TextRange[] {
  const head = blockAt(reading.blocks, label.start);
  if (head?.cell === undefined || !(head.cell.header || head.cell.row === 0)) return [];
  if (head.end - head.start - (label.end - label.start) > MOST_BESIDE) return [];
  const { table, column, row } = head.cell;
  const cells: TextRange[] = [];
  for (let at = lastBeginning(reading.blocks, label.start) + 1; at < reading.blocks.length; at++) {
    const block = reading.blocks[at];
    if (block?.cell?.table !== table) break;
    if (block.cell.column === column && block.cell.row > row) cells.push(block);
  }
  return cells;
}
