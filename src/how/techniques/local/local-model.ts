import type { Sha256, UtcInstant } from '../../../model/index.ts';

/** What one desk's decisions add to the model that is shipped; nothing of the shipped model is changed. */
export interface LocalModel {
  /** When it was learnt. */
  readonly made: UtcInstant;
  /** Of all that it says: which local model it is. */
  readonly sha256: Sha256;
  readonly corrections: ReadonlyMap<string, Correction>;
}

/** What is added to the log-odds that the shipped model gives a technique, in natural units. */
export interface Correction {
  /** The same for every sentence. */
  readonly shift: number;
  /** Of each n-gram, by its cut hash, for a sentence whose n-grams have a length of one together. */
  readonly weights: ReadonlyMap<number, number>;
}

/** A technique is learnt from no fewer decisions, and from no fewer reports: one report is one author's style. */
export const FEWEST_DECISIONS = 5;
export const FEWEST_REPORTS = 2;
/** Of one report no more decisions on one technique count, so that no report speaks for all. */
export const MOST_OF_REPORT = 4;
/** The newest decisions on one technique that count. */
export const MOST_DECISIONS = 400;

/** No correction shifts by more, whatever was decided, and n-grams together add no more than `LONGEST`. */
const FURTHEST = 1.5;
export const LONGEST = 1.5;
/** The heaviest n-grams of a technique that are kept. */
export const MOST_WEIGHTS = 3_000;

/** How far so many decisions may shift a technique's log-odds. */
export function furthestShift(decisions: number): number {
  return Math.min(FURTHEST, Math.log(1 + decisions / 3));
}

/** As it stands in the name of who found something, e.g. `3f9a2c11`. */
export function shortHash({ sha256 }: LocalModel): string {
  return sha256.slice(0, 8);
}
