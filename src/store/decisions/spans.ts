import type { Claim, Finding, Span } from '../../model/index.ts';

/** The finding with each of its spans replaced; a claim carries many. */
export function mapSpans(finding: Finding, change: (span: Span) => Span): Finding {
  const moved = { ...finding, span: change(finding.span) };
  return moved.kind === 'claim' ? { ...moved, ...mapClaimSpans(moved, change) } : moved;
}

function mapClaimSpans(claim: Claim, change: (span: Span) => Span): Partial<Claim> {
  const inPart = <P extends { readonly span?: Span }>(part: P): P =>
    part.span === undefined ? part : { ...part, span: change(part.span) };
  return {
    claimants: claim.claimants.map(inPart),
    object: inPart(claim.object),
    ...(claim.subject && { subject: inPart(claim.subject) }),
    hedge: inPart(claim.hedge),
    evidence: claim.evidence.map(inPart),
    ...(claim.saysNoEvidence && { saysNoEvidence: change(claim.saysNoEvidence) }),
  };
}

/** @throws when a span's quote is not what the text says there: a bug in whoever made the finding */
export function assertRereads(finding: Finding, text: string): void {
  mapSpans(finding, (span) => {
    if (text.slice(span.start, span.end) === span.quote) return span;
    const told = `${span.start} to ${span.end} of ${finding.kind} ${finding.id} by ${finding.by}`;
    throw new Error(`a span does not re-read from the text: ${told}`);
  });
}
