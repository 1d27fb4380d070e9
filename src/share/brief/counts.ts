import type { ReportDocument } from '../../model/index.ts';
import { howFindings, shownIn } from './how-findings.ts';
import { claimsOf } from './who-part.ts';

/** How much a report gives, each thing once however often it is said: as the brief counts it. */
export interface BriefCounts {
  /** Of any role. */
  readonly observables: number;
  readonly techniques: number;
  readonly claims: number;
}

export function briefCounts(document: ReportDocument): BriefCounts {
  const { observables, techniques } = shownIn(howFindings(document));
  const claims = claimsOf(document).deeds.filter(({ heldBack }) => heldBack === undefined);
  return { observables: observables.length, techniques: techniques.length, claims: claims.length };
}
