/**
 * A stretch of a reading with one function in the original: the unit that roles, sentences and
 * held-back findings are decided on. Blocks are sorted, do not overlap, and need not cover the
 * separators between them.
 */
export interface Block {
  readonly kind: BlockKind;
  /** UTF-16 offsets into the reading's text, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** 1 to 6, headings only. */
  readonly level?: number;
  /** Table cells only: 0-based table, row and column, and whether it is a header cell. */
  readonly cell?: {
    readonly table: number;
    readonly row: number;
    readonly column: number;
    readonly header: boolean;
  };
  /** 1-based page, where the original has pages. */
  readonly page?: number;
  /** Its words were recognised in a picture (OCR): any character of them may be misread. */
  readonly recognised?: true;
}

export type BlockKind =
  | 'heading'
  | 'paragraph'
  | 'list-item'
  | 'table-cell'
  | 'code'
  | 'quotation'
  | 'caption'
  /** a source the report cites: a footnote, a bibliography entry */
  | 'reference'
  /** what readers added below the piece */
  | 'comment'
  /** menus, forms, cookie notes, share buttons, site footers */
  | 'navigation'
  /** running headers, footers and page numbers of a paged original */
  | 'running';

/** Blocks whose words are not the report's own: they are kept and shown, and yield no findings by default. */
export function isApart(kind: BlockKind): boolean {
  return kind === 'comment' || kind === 'navigation' || kind === 'running';
}
