import type { Layer } from './layer.ts';

/** A stretch to be highlighted; offsets of the reading. */
export interface Mark {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly layer: Layer;
}

/** Which layer lies over which. */
export const PRIORITY: Readonly<Record<Layer, number>> = {
  rejected: 0,
  how: 1,
  'how-done': 1,
  who: 2,
  'who-done': 2,
  active: 9,
};

/** How marks get onto the page. */
export interface Brush {
  /** Has exactly these marks stand in a paragraph, by its index. */
  paint(at: number, marks: readonly Mark[]): void;
  /** Sets off one mark from all others. */
  activate(mark: Mark | undefined): void;
  end(): void;
}
