import type { Passage } from './echo.ts';

/**
 * What an analyst says about names, as one dated entry of the desk's name ledger. Nothing is ever
 * changed or erased: who was wrong withdraws, and who withdrew wrongly withdraws the withdrawal.
 */
export type NameSaying =
  /** A vendor, or the desk itself, calls a cluster by a name. */
  | {
      readonly kind: 'lists';
      readonly name: string;
      readonly cluster: string;
      /** Who gave the name, where it is known. */
      readonly nameGiver?: string;
      /** Since when, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
      readonly since?: string;
    }
  /** A source lists a name where the analyst holds that it does not belong. */
  | {
      readonly kind: 'disputes';
      readonly name: string;
      /** As the list is called on the trust line: `misp`, `attack`, `microsoft`, `desk`. */
      readonly source: string;
      readonly cluster: string;
    }
  | NameEvent
  /** Takes back an earlier entry, by its number. */
  | { readonly kind: 'withdraws'; readonly entry: number };

/** What became of clusters, on a day, according to somebody. */
export interface NameEvent {
  readonly kind: 'merge' | 'split' | 'graduation';
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; absent: not stated. */
  readonly on?: string;
  readonly accordingTo?: string;
}

/** A saying with why, and the words of a kept report that say so where there are any. */
export interface NameStatement {
  readonly kind: 'name-statement';
  readonly says: NameSaying;
  readonly note?: string;
  readonly passage?: Passage;
}
