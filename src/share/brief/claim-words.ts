import type { Claim, Claimant, ClaimObject } from '../../model/index.ts';

/** A claim's content in plain words, never without who says it: the caller puts the claimant before. */
export function contentOf(claim: Claim): string {
  const object = nameOf(claim.object);
  const subject = claim.subject && nameOf(claim.subject);
  switch (claim.predicate) {
    case 'did':
      return claim.incident === undefined ? `${object} did it` : `${object} did it: “${claim.incident}”`;
    case 'sponsored':
      return `${subject ?? 'the intruders'} acted for ${object}`;
    case 'same-as':
      return `${subject ?? 'the actor'} is also ${object}`;
    case 'used-from':
      return `${object} was used${subject === undefined ? '' : ` by ${subject}`}${claim.incident === undefined ? '' : ` in ${claim.incident}`}`;
    case 'false-flag':
      return subject === undefined ? 'it was a false flag' : `it was a false flag to implicate ${subject}`;
    case 'removed':
      return `${object} was removed${subject === undefined ? '' : ` by ${subject}${ownSite(claim)}`}`;
    case 'corrected':
      return `${object} was corrected${subject === undefined ? '' : ` by ${subject}`}`;
  }
}

/** Only where the text says that it was the remover's own site is the remover its publisher. */
function ownSite(claim: Claim): string {
  return /\b(?:its|their) (?:own )?(?:web ?)?site\b/i.test(claim.span.quote) ? ', its publisher' : '';
}

function nameOf(object: ClaimObject): string {
  const { as, entity, kind } = object;
  if (entity === undefined || kind === 'state') return as;
  if (kind === 'report') return `the report “${entity}”`;
  // “this group”: whom the text means by it.
  return as.toLowerCase().includes(entity.toLowerCase()) ? as : `${as} (${entity})`;
}

/** Who says it, with the channels that carry it: a channel is not a claimant. */
export function claimantsOf(claim: Claim): string {
  const via = claim.via === undefined || claim.via.length === 0 ? '' : `, via ${claim.via.join(', via ')}`;
  return `${claim.claimants.map(claimantWords).join('; ')}${via}`;
}

function claimantWords(claimant: Claimant): string {
  if (claimant.as === 'UNSTATED') return 'UNSTATED (the text does not say who says so)';
  const behind =
    claimant.entity !== undefined && !claimant.as.includes(claimant.entity) ? ` (${claimant.entity})` : '';
  return `${claimant.as}${behind}${claimant.resolved ? '' : ' [unresolved]'}`;
}

/** How surely it is said: the report's own cue in quotation marks, never a number. */
export function hedgeOf(claim: Claim): string {
  const { hedge, stance } = claim;
  const verb = stance === 'asserts' ? 'says' : stance;
  if (hedge.cue === undefined) return verb;
  const distance = hedge.scareQuoted === true ? ', in the report’s own quotation marks' : '';
  return `${stance === 'asserts' ? '' : `${verb}, `}“${hedge.cue}”${distance}`;
}

/** What it rests on, each item with its page where that is not the claim's own; or that nothing is given. */
export function evidenceOf(claim: Claim): string {
  const own = claim.saysNoEvidence === undefined ? '' : ` — “${claim.saysNoEvidence.quote}”`;
  if (claim.evidence.length === 0) return `none given${own}`;
  const items = claim.evidence.map(({ kind, quote, span }) => {
    const elsewhere = span.page === undefined || span.page === claim.span.page ? '' : ` p.${span.page}`;
    return `${kind.replaceAll('-', ' ')} (“${quote}”)${elsewhere}`;
  });
  return `${items.join(', ')}${own}`;
}
