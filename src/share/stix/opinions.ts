import type { Claim } from '../../model/index.ts';
import { claimEvidence } from './claim-evidence.ts';
import { claimantName, claimLine } from './claim-text.ts';
import { common, type Frame } from './frame.ts';
import { gradedConfidence } from './grade.ts';
import type { Opinion } from './objects.ts';
import { partyKey } from './parties.ts';
import { oneLine, quoted } from './text.ts';

/**
 * What is denied or doubted. The opinion stands on the notes and relationships that assert the same of
 * the same party and incident; where nothing in the bundle does, on the note that tells the dispute.
 *
 * @param idsOf the note and the relationship made of a claim
 */
export function opinions(
  frame: Frame,
  claims: readonly Claim[],
  idsOf: (claim: Claim) => readonly string[],
): Opinion[] {
  const asserted = new Map<string, Claim>();
  for (const claim of claims) {
    if (claim.stance === 'asserts' && !asserted.has(topic(claim))) asserted.set(topic(claim), claim);
  }
  return claims
    .filter((claim) => claim.stance !== 'asserts')
    .map((claim) => ({
      ...common(frame, 'opinion', [claim.id], claimEvidence(frame.document, claim)),
      opinion: claim.stance === 'denies' ? 'strongly-disagree' : 'disagree',
      explanation: `${oneLine(claimLine(claim), 1000)}\n${quoted(frame.document, claim)}`,
      authors: claim.claimants.map((claimant) => oneLine(claimantName(claimant))),
      object_refs: idsOf(asserted.get(topic(claim)) ?? claim),
      ...gradedConfidence(claim),
    }));
}

/** What a claim is about, whoever says it and whether they assert it. */
function topic({ predicate, object, subject, incident }: Claim): string {
  return JSON.stringify([
    predicate,
    partyKey(object) ?? object.as,
    partyKey(subject) ?? subject?.as,
    incident,
  ]);
}
