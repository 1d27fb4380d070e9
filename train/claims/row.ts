/** What the weigher is to say of somebody mentioned in a sentence. */
export const KINDS = ['none', 'did', 'sponsored', 'same-as'] as const;
export type Kind = (typeof KINDS)[number];

/** One mention in one sentence, as an example. */
export interface Row {
  /** The story, the report or the list that it comes from: rows of one group are never on both sides of a fold. */
  readonly group: string;
  readonly features: readonly string[];
  readonly kind: Kind;
  /** How much it counts; 1 is a labelled mention of our own stories. */
  readonly weight: number;
}
