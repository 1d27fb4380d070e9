import type { Block } from '../../model/index.ts';
import type { Piece } from '../parts/piece.ts';

/** A paragraph of a Word document, as it was read. */
export interface Paragraph {
  kind: Block['kind'];
  level?: number;
  cell?: NonNullable<Block['cell']>;
  isTitle?: true;
  readonly pieces: Piece[];
}

/** A link's target with the place that states it. */
export interface Link {
  readonly shown: string;
  readonly target: Piece;
}

/** One of a Word document's stories: its body, its notes, its comments, a header (ECMA-376, part 1, 17.2). */
export interface Story {
  readonly paragraphs: readonly Paragraph[];
  /** What tracked changes took out: no longer the document's words, but still in the file. */
  readonly deleted: readonly Paragraph[];
  readonly links: readonly Link[];
}
