import type { ClaimPredicate, EvidenceKind } from './claim.ts';
import type { Passage } from './echo.ts';

/** How an item stands to a hypothesis: very or merely consistent, neither, merely or very inconsistent, not applicable. */
export const CONSISTENCIES = ['CC', 'C', 'N', 'I', 'II', 'NA'] as const;

export type Consistency = (typeof CONSISTENCIES)[number];

/** One change to a story's matrix; the matrix is what all of them, in order, have made of it. */
export type MatrixEvent =
  | { readonly kind: 'hypothesis-added'; readonly label: string }
  | { readonly kind: 'hypothesis-dropped'; readonly label: string }
  | {
      readonly kind: 'rated';
      /** The item as it stood, so that the rating outlives a ledger that no longer has it. */
      readonly item: MatrixItem;
      readonly hypothesis: string;
      /** Null takes the rating back. */
      readonly rating: Consistency | null;
      readonly note?: string;
    }
  /** Takes back the change of this number. */
  | { readonly kind: 'undone'; readonly entry: number };

/** A piece of evidence that a claim of the ledger gives, or the word of an origin that gives none. */
export interface MatrixItem {
  readonly id: string;
  readonly what: EvidenceKind | 'statement';
  /** Whose word it is. */
  readonly entity: string;
  readonly predicate: ClaimPredicate;
  readonly stance: 'asserts' | 'doubts' | 'denies';
  readonly claimId: string;
  readonly passage: Passage;
}

export interface Matrix {
  readonly kind: 'matrix';
  readonly storyId: string;
  readonly hypotheses: readonly MatrixColumn[];
  readonly rows: readonly MatrixRow[];
  /** What the order of the inconsistency counts would become without one item. */
  readonly fragile: readonly MatrixFall[];
}

export interface MatrixColumn {
  readonly label: string;
  /** `ledger`: somebody claims it; `always`: every matrix has it; `analyst`: added by hand. */
  readonly from: 'ledger' | 'always' | 'analyst';
  /** Items rated I or II, and their sum with II counted twice. */
  readonly inconsistent: number;
  readonly weight: number;
  readonly unrated: number;
}

export interface MatrixRow {
  readonly item: MatrixItem;
  /** In the order of the hypotheses; null: not rated. */
  readonly ratings: readonly (Consistency | null)[];
  /** From 0 (equal across all hypotheses: it says nothing) to 4; absent while a cell is not rated. */
  readonly diagnosticity?: number;
  /** The ledger no longer has it. */
  readonly lost?: true;
}

export interface MatrixFall {
  readonly itemId: string;
  /** Pairs that would no longer stand to one another as they do. */
  readonly changes: readonly MatrixChange[];
}

/** `more`: the first hypothesis is contradicted more than the second. */
export interface MatrixChange {
  readonly first: string;
  readonly second: string;
  readonly now: 'more' | 'equally' | 'less';
  readonly without: 'more' | 'equally' | 'less';
}
