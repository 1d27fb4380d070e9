import type { Claim } from '../../model/index.ts';
import { distinct } from './distinct.ts';
import { plain } from './fit.ts';

/** One claim with the other places where the same claimant says the same, as surely. */
export interface FoldedClaim {
  /** The first place that gives evidence, else the first place. */
  readonly lead: Claim;
  readonly others: readonly Claim[];
  readonly heldBack?: string;
}

/**
 * Claims with what is said again taken together. Another claimant, another stance and another hedge make
 * another claim: how surely something is said is never averaged. Different decisions stay apart, too.
 */
export function foldClaims(claims: readonly Claim[]): FoldedClaim[] {
  return distinct(claims, sameness, ({ evidence }) => (evidence.length > 0 ? 0 : 1)).map(
    ({ lead, mentions, heldBack }) => ({
      lead,
      others: mentions.filter((claim) => claim !== lead),
      ...(heldBack !== undefined && { heldBack }),
    }),
  );
}

function sameness({
  claimants,
  predicate,
  object,
  subject,
  stance,
  hedge,
  status,
  by,
  ...claim
}: Claim): string {
  return [
    predicate,
    stance,
    hedge.cue ?? '',
    hedge.scareQuoted === true ? 'scare-quoted' : '',
    object.entity ?? object.as,
    subject?.entity ?? subject?.as ?? '',
    ...claimants.map(({ entity, as }) => entity ?? as).sort(),
    '',
    ...(claim.via ?? []),
    status === 'suggested' ? (claim.heldBack ?? '') : `${status} ${by}`,
  ]
    .map((part) => plain(part).toLowerCase())
    .join('\0');
}
