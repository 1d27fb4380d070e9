import type { Context } from './context.ts';

/** A block as it was read, before the whole page is known. */
export interface Draft {
  readonly start: number;
  end: number;
  readonly context: Context;
  /** Code units of it that are the text of links. */
  linked: number;
}
