import type { ObservableType } from '../../../model/index.ts';

/** What a word is by its form alone. */
export interface Formed {
  readonly type: ObservableType;
  /** Normalised. */
  readonly value: string;
}
