import type { Claim, ClaimObject, Evidence, ReportDocument } from '../../model/index.ts';
import { wellFormed } from '../lists/sentence-of.ts';
import { gradeLines } from './grade.ts';
import { caution, quoted } from './text.ts';

const VOICE = { asserts: 'According to', doubts: 'Doubted by', denies: 'Denied by' } as const;

/** `According to Northgate Labs: AMBER FINCH did it (hedged: “believes”); evidence: none given`. */
export function claimLine(claim: Claim): string {
  const { cue } = claim.hedge;
  const hedge = cue === undefined ? hedgeClass(claim) : ` (hedged: “${cue}”)`;
  return `${VOICE[claim.stance]} ${claimantsOf(claim)}: ${proposition(claim)}${hedge}; evidence: ${evidenceLine(claim)}`;
}

/** Everything the claim record holds, for a person, the sentence first. */
export function claimText(document: ReportDocument, claim: Claim): string {
  const lines = [
    ...caution(claim),
    quoted(document, claim),
    `Claimant: ${claim.claimants.map((c) => (c.entity === undefined || c.entity === c.as ? c.as : `${c.as} (${c.entity})`)).join('; ')}`,
    `Claim: ${proposition(claim)} [${claim.predicate}]`,
    `Stance: ${claim.stance}`,
    `Hedge: ${hedgeLine(claim)}`,
    `Evidence: ${evidenceLine(claim)}`,
    ...claim.evidence.map(evidenceItem),
    ...(claim.saysNoEvidence === undefined
      ? []
      : [`The report says so itself: “${claim.saysNoEvidence.quote}”`]),
    ...(claim.via === undefined || claim.via.length === 0 ? [] : [`Via: ${claim.via.join('; ')}`]),
    ...gradeLines(claim),
  ];
  return wellFormed(lines.join('\n'));
}

function claimantsOf(claim: Claim): string {
  return claim.claimants.map((claimant) => claimant.entity ?? claimant.as).join(', ');
}

/** What is claimed, without who claims it or how surely. */
export function proposition({ predicate, object: { as, entity, kind }, subject, incident }: Claim): string {
  const deed = incident ?? 'it';
  const object = kind === 'report' && entity !== undefined ? `the report “${entity}”` : as;
  switch (predicate) {
    case 'did':
      return `${object} did ${deed}`;
    case 'sponsored':
      return `${object} sponsored ${subject?.as ?? deed}`;
    case 'same-as':
      return `${subject?.as ?? 'the actor'} is the same as ${object}`;
    case 'used-from':
      return `${object} was used${by(subject)}${incident === undefined ? '' : ` in ${incident}`}`;
    case 'false-flag':
      return `${deed} was a false flag${subject === undefined ? '' : ` to implicate ${subject.as}`}`;
    case 'removed':
      return `${object} was removed${by(subject)}`;
    case 'corrected':
      return `${object} was corrected${by(subject)}`;
  }
}

function by(subject: ClaimObject | undefined): string {
  return subject === undefined ? '' : ` by ${subject.as}`;
}

function hedgeClass({ hedge }: Claim): string {
  return hedge.class === 'none' ? '' : ` (hedged: ${hedge.class})`;
}

function hedgeLine({ hedge }: Claim): string {
  if (hedge.class === 'none') return 'none';
  const cue = hedge.cue === undefined ? '' : `“${hedge.cue}”, `;
  const term = hedge.term === undefined ? '' : `, “${hedge.term.term}” on the ${hedge.term.scale} scale`;
  return `${cue}${hedge.class}${term}${hedge.scareQuoted === true ? ', put in quotation marks by the report' : ''}`;
}

function evidenceLine({ evidence }: Claim): string {
  return evidence.length === 0 ? 'none given' : [...new Set(evidence.map((item) => item.kind))].join(', ');
}

function evidenceItem({ kind, quote, span }: Evidence): string {
  return `- ${kind}: “${quote}”${span.page === undefined ? '' : ` (p. ${span.page})`}`;
}
