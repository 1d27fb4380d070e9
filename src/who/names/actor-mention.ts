import type { ClaimObject } from '../../model/index.ts';

/** Someone who may be said to have done it, with the token range `[from, to)` in the sentence. */
export interface ActorMention {
  readonly from: number;
  readonly to: number;
  readonly object: ClaimObject;
}

/** A mention before its span is made. */
export interface FoundActor {
  readonly from: number;
  readonly to: number;
  readonly kind: ClaimObject['kind'];
  readonly entity?: string;
}
