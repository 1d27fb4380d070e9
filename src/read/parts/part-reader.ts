import type { Result } from '../../model/index.ts';
import type { Extract, ReadHints } from '../extract.ts';
import type { PartBudget } from './budget.ts';

/** Reads what is packed in a source by the same readers as the source itself. */
export interface PartReader {
  readonly budget: PartBudget;
  /** Fails with `too-deep` below the deepest level, else as the part's own reader does. */
  read(bytes: Uint8Array, hints: ReadHints): Promise<Result<Extract>>;
}

/** A reader of what holds other documents; `parts` reads those, within what the whole source may cost. */
export type ContainerReader = (
  bytes: Uint8Array,
  hints: ReadHints,
  parts: PartReader,
) => Promise<Result<Extract>>;
