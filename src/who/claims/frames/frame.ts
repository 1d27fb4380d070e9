import type { Claim } from '../../../model/index.ts';
import type { Token } from '../../tokens.ts';
import type { TokenRange } from '../phrases.ts';

/**
 * A stretch of a sentence that somebody is said to say. Frames nest: "<paper> reports that <person>
 * believes …" is two, and the innermost one that covers a deed names its claimant.
 */
export interface Frame {
  /** Who says it; absent when the sentence hides it ("is believed to"). */
  readonly claimant?: TokenRange;
  /** Token index of the verb (or of "according") that makes the frame. */
  readonly verb: number;
  /** What is said, as token indexes. */
  readonly covers: TokenRange;
  /** Whom it was told: a channel. */
  readonly channel?: TokenRange;
  /** "as S first reported": S passes it on and is no claimant. */
  readonly carries?: boolean;
  /** The report's own statement, without a speaker in so many words: "this conclusion that". */
  readonly own?: boolean;
  /** Set where the frame's own words settle it: "rejected the accusation that", "cannot rule out that". */
  readonly stance?: Claim['stance'];
}

/** Adding a way of saying costs one file with one of these and one line in `frames/index.ts`. */
export type FrameFinder = (tokens: readonly Token[], at: number) => Frame | undefined;
