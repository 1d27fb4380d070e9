import type { Kysely } from 'kysely';
import type { TextRange } from '../../model/index.ts';
import type { Schema } from '../schema.ts';
import type { Phrase } from './sought.ts';

/** A passage as it is indexed: see `indexedText`. */
export interface IndexedPassage {
  readonly id: number;
  readonly text: string;
}

/** UTF-16 offsets into the text that is shown, end exclusive. */
export type FoundPassage = TextRange & { readonly id: number };

/** Passages that are ranked; of more, those of the reports indexed last. */
export const MOST_RANKED = 20_000;

/**
 * The full-text index of a database. What goes in does not come out again; where passages stand is in
 * `text_passages`, which is none of its business but to join them.
 */
export interface TextIndex {
  /** Within a transaction that writes. */
  add(db: Kysely<Schema>, passages: readonly IndexedPassage[]): Promise<void>;
  /** Forgets the passages from one id to before another. */
  forget(db: Kysely<Schema>, from: number, to: number): Promise<void>;
  /**
   * Passages that have all that is sought: those that have it side by side first, then those that have it as it is
   * typed, then those where a word goes on; among these by BM25, then the lowest id.
   *
   * @param sought at least one phrase
   */
  find(
    db: Kysely<Schema>,
    sought: readonly Phrase[],
    page: { readonly limit: number; readonly offset: number },
  ): Promise<readonly FoundPassage[]>;
}
