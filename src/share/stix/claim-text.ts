import type { Claim, Claimant, ClaimObject, Evidence, ReportDocument } from '../../model/index.ts';
import { absentWords } from '../brief/source-words.ts';
import { inMarks } from '../in-marks.ts';
import { wellFormed } from '../lists/sentence-of.ts';
import { gradeLines } from './grade.ts';
import { caution, quoted } from './text.ts';

const VOICE = { asserts: 'According to', doubts: 'Doubted by', denies: 'Denied by' } as const;

/** `According to Northgate Labs, via Daily Wire: AMBER FINCH did it (hedged: “believes”); evidence: none given`. */
export function claimLine(claim: Claim): string {
  const { cue } = claim.hedge;
  const hedge = cue === undefined ? hedgeClass(claim) : ` (hedged: “${cue}”)`;
  return `${VOICE[claim.stance]} ${claimantsOf(claim)}: ${proposition(claim)}${hedge}; evidence: ${evidenceLine(claim)}`;
}

/** Everything the claim record holds, for a person, the sentence first. */
export function claimText(document: ReportDocument, claim: Claim): string {
  const lines = [
    ...caution(claim),
    ...[absentWords(claim.id, document.news)].filter(Boolean).map((words) => `Caution: ${words}.`),
    quoted(document, claim),
    `Claimant: ${claim.claimants.map((c) => (c.entity === undefined || c.entity === c.as ? c.as : `${c.as} (${c.entity})`)).join('; ')}`,
    `Claim: ${proposition(claim)} [${claim.predicate}]`,
    `Stance: ${claim.stance}`,
    `Hedge: ${hedgeLine(claim)}`,
    `Evidence: ${evidenceLine(claim)}`,
    ...claim.evidence.map(evidenceItem),
    ...(claim.saysNoEvidence === undefined
      ? []
      : [`The report says so itself: ${inMarks(claim.saysNoEvidence.quote)}`]),
    ...(claim.via === undefined || claim.via.length === 0 ? [] : [`Via: ${claim.via.join('; ')}`]),
    ...gradeLines(claim),
  ];
  return wellFormed(lines.join('\n'));
}

/** Who says it, and through whom; never a bare pronoun, for it would point at whoever reads it. */
function claimantsOf({ claimants, via = [] }: Claim): string {
  return [claimants.map(inWords).join(', '), ...via.map((channel) => `via ${channel}`)].join(', ');
}

function inWords(claimant: Claimant): string {
  if (claimant.as === 'UNSTATED') return 'a source that the text does not name';
  return claimant.resolved ? claimantName(claimant) : `“${claimant.as}” (not resolved)`;
}

/** Who a claimant is, for a list of authors: whom the text settles on, else as written. */
export function claimantName(claimant: Claimant): string {
  const { as, entity } = claimant;
  return entity ?? (speaksForReport(claimant) ? 'the report’s authors' : as);
}

/** Whether it is the report's own voice, of a publisher nobody named. */
export function speaksForReport({ as, entity, resolved }: Claimant): boolean {
  return resolved && entity === undefined && /^(?:the report|we|us|our\b.*|i|my\b.*)$/iu.test(as);
}

/** What is claimed, without who claims it or how surely. */
export function proposition({ predicate, object: about, subject, incident }: Claim): string {
  const object = partyWords(about);
  // In quotation marks: an incident is whatever stretch of the sentence says what was done.
  const deed = incident === undefined ? '' : `: “${incident}”`;
  switch (predicate) {
    case 'did':
      return `${object} did it${deed}`;
    case 'sponsored':
      return `${object} sponsored ${subject === undefined ? `it${deed}` : partyWords(subject)}`;
    case 'same-as':
      return `${subject === undefined ? 'the actor' : partyWords(subject)} is the same as ${object}`;
    case 'used-from':
      return `${object} was used${by(subject)}${incident === undefined ? '' : ` in “${incident}”`}`;
    case 'false-flag':
      return `it was a false flag${subject === undefined ? '' : ` to implicate ${partyWords(subject)}`}${deed}`;
    case 'removed':
      return `${object} was removed${by(subject)}`;
    case 'corrected':
      return `${object} was corrected${by(subject)}`;
  }
}

function by(subject: ClaimObject | undefined): string {
  return subject === undefined ? '' : ` by ${partyWords(subject)}`;
}

/** As written, with whom it stands for where the words alone do not say. */
function partyWords({ as, entity, kind }: ClaimObject): string {
  if (entity === undefined || kind === 'state') return as;
  if (kind === 'report') return `the report “${entity}”`;
  return as.toLowerCase().includes(entity.toLowerCase()) ? as : `${as} (${entity})`;
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
  return `- ${kind}: ${inMarks(quote)}${span.page === undefined ? '' : ` (p. ${span.page})`}`;
}
