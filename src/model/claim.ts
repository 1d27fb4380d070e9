import type { FindingBase } from './finding-base.ts';
import type { Grade } from './grade.ts';
import type { Span } from './span.ts';

/**
 * One statement about who did something, or about the report itself: claimants → predicate → object.
 * A claim is never a fact; this record says who says it, how surely and on what evidence.
 */
export interface Claim extends FindingBase {
  readonly kind: 'claim';
  readonly predicate: ClaimPredicate;
  /** Never empty: a claim without one has a single claimant `UNSTATED`. */
  readonly claimants: readonly Claimant[];
  /** Whom or what the claim is about. */
  readonly object: ClaimObject;
  /**
   * The other side of the predicate: who used the data (`used-from`), which name is said to equal the
   * object (`same-as`), who is said to act for the object (`sponsored`), who took the report down
   * (`removed`), who is framed (`false-flag`).
   */
  readonly subject?: ClaimObject;
  /** The incident, in the report's words. */
  readonly incident?: string;
  readonly stance: 'asserts' | 'doubts' | 'denies';
  readonly hedge: Hedge;
  /** Empty means: none given. */
  readonly evidence: readonly Evidence[];
  /** The text's own words that no evidence is given. */
  readonly saysNoEvidence?: Span;
  /** Channels that carry it ("told <paper>"), as written; a channel is not a claimant. */
  readonly via?: readonly string[];
  /** What an analyst holds of it; never the machine's. */
  readonly grade?: Grade;
}

export type ClaimPredicate =
  | 'did'
  | 'sponsored'
  | 'same-as'
  | 'used-from'
  | 'false-flag'
  /** about the report itself: its publisher took it down, or changed it */
  | 'removed'
  | 'corrected';

export interface Claimant {
  /** As written; `the report` where the text itself says so in nobody else's name; `UNSTATED` where it hides who. */
  readonly as: string;
  /** The person, organisation or publisher it stands for, where the text settles it. */
  readonly entity?: string;
  /** False for "experts", "officials", "sources" and for UNSTATED: never counted as an origin. */
  readonly resolved: boolean;
  readonly span?: Span;
}

export interface ClaimObject {
  /** As written. */
  readonly as: string;
  /** The name or state it contains, e.g. `Iron Tiger` or `China`. */
  readonly entity?: string;
  readonly kind: 'actor' | 'state' | 'organisation' | 'person' | 'data' | 'report' | 'unstated';
  readonly span?: Span;
}

export interface Hedge {
  /** The words that hedge, as written. */
  readonly cue?: string;
  readonly class: 'none' | 'weak' | 'strong';
  /** A term of an estimative scale, where the cue is one. */
  readonly term?: EstimativeTerm;
  /** The report puts the cue in quotation marks: it keeps its distance. */
  readonly scareQuoted?: boolean;
  readonly span?: Span;
}

/** Term and scale together; never a bare number (ICD 203, 2015; MISP estimative-language). */
export interface EstimativeTerm {
  readonly term: string;
  readonly scale: 'ICD 203 likelihood' | 'ICD 203 confidence';
}

export interface Evidence {
  readonly kind: EvidenceKind;
  readonly quote: string;
  readonly span: Span;
}

export type EvidenceKind =
  | 'infrastructure'
  | 'code-overlap'
  | 'technique-overlap'
  | 'language-artefact'
  | 'working-hours'
  | 'victimology'
  | 'operational-mistake'
  | 'official-statement'
  | 'detained-person';
