import type { Block } from '../../model/index.ts';
import type { ColumnEdge } from './column-edge.ts';
import type { HashLabel } from './hash-joins.ts';
import type { Piece } from './piece.ts';

/** A block that knows its lines on the page but not yet its place in the text. */
export interface Draft extends Pick<Block, 'kind' | 'level' | 'cell'> {
  /** 1-based. */
  readonly page: number;
  readonly lines: readonly Piece[];
  /** Of the column the lines stand in. */
  readonly edge: ColumnEdge;
  readonly label: HashLabel;
}
