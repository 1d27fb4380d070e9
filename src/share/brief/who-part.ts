import type { Claim, ReportDocument } from '../../model/index.ts';
import { claimLines } from './claim-lines.ts';
import { flowed } from './fit.ts';
import type { FoldedClaim } from './fold-claims.ts';
import { foldClaims } from './fold-claims.ts';
import { heldBackRow } from './held-back.ts';
import type { Ink } from './ink.ts';
import { distinctNames, nameRows } from './name-rows.ts';
import { table } from './table.ts';
import { count } from './words.ts';

/** WHO: every claim with who says it, how surely and on what evidence; then names according to whom. */
export function whoPart(document: ReportDocument, width: number, ink: Ink, all: boolean): string[] {
  const { deeds, about } = claimsOf(document);
  const names = distinctNames(document.findings.filter((finding) => finding.kind === 'actor-name'));
  const shown = <T extends { readonly heldBack?: string }>(items: readonly T[]): readonly T[] =>
    all ? items : items.filter(({ heldBack }) => heldBack === undefined);
  const held = [...deeds, ...about, ...names].flatMap(({ lead, heldBack }) =>
    heldBack === undefined ? [] : [{ lead, heldBack }],
  );
  const heading = flowed(summaryOf(deeds.filter(isShown)), ' · ', width - HEADING);
  return [
    ...heading.map((line, at) => `${at === 0 ? `${ink.who('WHO')}   ` : ' '.repeat(HEADING)}${line}`),
    ...shown(deeds).flatMap((claim) => claimLines(document, claim, width, ink, true)),
    ...table([...nameRows(shown(names)), ...heldBackRow(held, all)], width),
    ...(shown(about).length === 0 ? [] : ['', ink.strong('THE REPORT ITSELF')]),
    ...shown(about).flatMap((claim) => claimLines(document, claim, width, ink, false)),
  ];
}

const HEADING = 6;
const ABOUT_REPORT: ReadonlySet<Claim['predicate']> = new Set(['removed', 'corrected']);

/** Claims of deeds, and claims about the report itself; what is said again is folded into one. */
export function claimsOf({ findings }: Pick<ReportDocument, 'findings'>): {
  readonly deeds: readonly FoldedClaim[];
  readonly about: readonly FoldedClaim[];
} {
  const folded = foldClaims(findings.filter((finding) => finding.kind === 'claim'));
  return {
    deeds: folded.filter(({ lead }) => !ABOUT_REPORT.has(lead.predicate)),
    about: folded.filter(({ lead }) => ABOUT_REPORT.has(lead.predicate)),
  };
}

function isShown({ heldBack }: FoldedClaim): boolean {
  return heldBack === undefined;
}

/** Claims and named claimants are counted, origins are not: one report cannot tell whether two are one. */
export function summaryOf(claims: readonly FoldedClaim[]): string[] {
  if (claims.length === 0) return ['no claim found in this text'];
  const named = new Set(
    claims
      .flatMap(({ lead }) => lead.claimants)
      .flatMap(({ entity, resolved, as }) => (resolved ? [entity ?? as] : [])),
  );
  const evidenced = claims.filter(givesEvidence).length;
  return [
    count(claims.length, 'claim'),
    count(named.size, 'named claimant'),
    evidenced === 0 ? 'evidence given: none' : `evidence given for ${evidenced}`,
  ];
}

/** Somewhere in the report, not only where the claim is made first. */
export function givesEvidence({ lead, others }: FoldedClaim): boolean {
  return [lead, ...others].some(({ evidence }) => evidence.length > 0);
}
