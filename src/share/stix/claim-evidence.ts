import type { Claim, ClaimObject, ReportDocument, Span } from '../../model/index.ts';
import { wellFormed } from '../lists/sentence-of.ts';
import { evidence, evidenceSpan } from './evidence.ts';
import type { EvidenceSpan, Extensions } from './evidence-extension.ts';
import { gradeEvidence } from './grade.ts';

/** A claim for machines: its kind, stance and hedge, and a span for each part that the text shows. */
export function claimEvidence(document: ReportDocument, claim: Claim): Extensions {
  return evidence(document, claimSpans(claim), {
    status: claim.status,
    found_by: claim.by,
    ...gradeEvidence(claim),
    ...absentFrom(document, claim),
    claim: {
      predicate: claim.predicate,
      stance: claim.stance,
      claimants: claim.claimants.map(({ as, entity, resolved }) => ({
        as,
        ...(entity === undefined ? {} : { entity }),
        resolved,
      })),
      object: party(claim.object),
      ...(claim.subject === undefined ? {} : { subject: party(claim.subject) }),
      ...(claim.incident === undefined ? {} : { incident: wellFormed(claim.incident) }),
      ...(claim.via === undefined || claim.via.length === 0 ? {} : { via: claim.via.map(wellFormed) }),
      hedge_class: claim.hedge.class,
      ...(claim.hedge.cue === undefined ? {} : { hedge_cue: claim.hedge.cue }),
      ...(claim.hedge.term === undefined
        ? {}
        : { hedge_term: claim.hedge.term.term, hedge_scale: claim.hedge.term.scale }),
      ...(claim.hedge.scareQuoted === true ? { hedge_scare_quoted: true } : {}),
      evidence: claim.evidence.length === 0 ? 'none given' : claim.evidence.map((item) => item.kind),
    },
  });
}

function absentFrom({ news }: ReportDocument, { id }: Claim): Readonly<Record<string, unknown>> {
  const newer = news?.newer;
  if (newer === undefined || !newer.absentClaims.includes(id)) return {};
  return { absent_from: { capture: newer.captureId, captured_at: newer.capturedAt } };
}

function party({ as, entity, kind }: ClaimObject): Readonly<Record<string, string>> {
  return { as: wellFormed(as), ...(entity === undefined ? {} : { entity: wellFormed(entity) }), kind };
}

function claimSpans(claim: Claim): EvidenceSpan[] {
  return [
    evidenceSpan(claim.span, 'claim'),
    ...claim.claimants.flatMap((claimant) => part(claimant.span, 'claimant')),
    ...part(claim.object.span, 'object'),
    ...part(claim.subject?.span, 'subject'),
    ...part(claim.hedge.span, 'hedge'),
    ...claim.evidence.map((item) => evidenceSpan(item.span, `evidence:${item.kind}`)),
    ...part(claim.saysNoEvidence, 'says-no-evidence'),
  ];
}

function part(span: Span | undefined, name: string): EvidenceSpan[] {
  return span === undefined ? [] : [evidenceSpan(span, name)];
}
