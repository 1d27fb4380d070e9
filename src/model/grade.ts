import type { UtcInstant } from './time.ts';

/** Every scale a grade may be on; src/who/grades has the terms of each. */
export const GRADE_SCALES = [
  'Admiralty reliability',
  'Admiralty credibility',
  'ICD 203 likelihood',
  'ICD 203 confidence',
  'PHIA likelihood',
  'PHIA confidence',
] as const;

export type GradeScale = (typeof GRADE_SCALES)[number];

/** Term and scale together; a number is derived on export and never stored. */
export interface ScaleTerm {
  readonly scale: GradeScale;
  /** As the scale writes it, e.g. `B`, `2`, `likely`. */
  readonly term: string;
}

/** What an analyst holds of a claim: its source's reliability, its own credibility, how likely it is. */
export interface Grade {
  readonly kind: 'grade';
  /** One term a scale, in the order of `GRADE_SCALES`; never empty. */
  readonly terms: readonly ScaleTerm[];
  readonly by: string;
  readonly at: UtcInstant;
  /** Why, in the analyst's words. */
  readonly note?: string;
}
