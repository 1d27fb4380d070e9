import type { ClaimObject } from '../../model/index.ts';

/**
 * What makes somebody a candidate: a name that is an actor’s or a state’s; any other capitalised name
 * (`open`); a kind of culprit (`kind`); a pronoun or "the group" that stands for one named before (`reference`).
 */
export type MentionBasis = 'name' | 'open' | 'kind' | 'reference';

/** Someone who may be said to have done it, with the token range `[from, to)` in the sentence. */
export interface ActorMention {
  readonly from: number;
  readonly to: number;
  readonly object: ClaimObject;
  /** `name` where it is left out. */
  readonly basis?: MentionBasis;
}

/** A mention before its span is made. */
export interface FoundActor {
  readonly from: number;
  readonly to: number;
  readonly kind: ClaimObject['kind'];
  readonly entity?: string;
  readonly basis?: MentionBasis;
}
