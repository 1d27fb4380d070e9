import type { FindingBase } from './finding-base.ts';

/** An ATT&CK technique or sub-technique that the report names or shows used. */
export interface Technique extends FindingBase {
  readonly kind: 'technique';
  /** Active id in the shipped ATT&CK version, e.g. `T1566.001`. */
  readonly attackId: string;
  readonly name: string;
  /** ATT&CK short names, e.g. `initial-access`. */
  readonly tactics: readonly string[];
  /** 0 to 1; 1 for an explicit id. */
  readonly score: number;
  readonly tier: 'confident' | 'review' | 'hidden';
  readonly how: 'id' | 'name' | 'model';
  /** The id as written, when it was revoked and `attackId` is its successor. */
  readonly revokedFrom?: string;
  /** What carried a judgement from the wording; only where `how` is `model`. */
  readonly because?: TechniqueGrounds;
}

/** Why the model takes a sentence for a technique. */
export interface TechniqueGrounds {
  /** The words of the sentence that spoke for it, strongest first. */
  readonly words: readonly CarryingWords[];
  /** The procedure that ATT&CK gives for the technique whose wording is nearest. */
  readonly nearest?: NearestProcedure;
  /** The model and its version, e.g. `base-1`. */
  readonly model: string;
  /**
   * Where what this desk's analysts decided had a part in it: the day (UTC) on which the model learnt from
   * them, e.g. `2026-11-26`. `by` says which local model it was.
   */
  readonly decisions?: string;
}

export interface CarryingWords {
  readonly text: string;
  /** UTF-16 offsets into the reading's text, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Their part of all that spoke for the technique, 0 to 1. */
  readonly share: number;
}

/** ATT&CK's statement that a software, actor or campaign uses a technique. */
export interface NearestProcedure {
  /** ATT&CK id of who or what uses it, e.g. `S0154`. */
  readonly source: string;
  readonly attackId: string;
  /** How much of the sentence's wording, weighted by rareness, the procedure shares, 0 to 1. */
  readonly likeness: number;
}
