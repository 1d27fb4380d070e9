import type { Claim, ClaimObject, Finding } from '../../model/index.ts';
import type { Item } from './answer.ts';
import { quotedSpan, quotedWords } from './quoted.ts';

/** A finding with the words that show it; what the words are taken to say is the desk's, the words are not. */
export function findingItem(finding: Finding, report: string, reading: string): Item {
  const { id, kind, status, by, heldBack, span } = finding;
  return {
    finding: id,
    kind,
    status,
    foundBy: by,
    ...(heldBack !== undefined && { heldBack }),
    ...whatIs(finding, report),
    words: quotedSpan(report, reading, span),
  };
}

function whatIs(finding: Finding, report: string): Item {
  switch (finding.kind) {
    case 'observable':
      return { type: finding.type, value: quotedWords(report, finding.value), role: finding.role };
    case 'technique': {
      const { attackId, name, tactics, tier, how } = finding;
      return { attackId, name, tactics, tier, how };
    }
    case 'software':
      return { name: quotedWords(report, finding.name), softwareType: finding.softwareType };
    case 'vulnerability':
      return { cve: finding.cve };
    case 'rule':
      return { ruleType: finding.ruleType, name: quotedWords(report, finding.name) };
    case 'actor-name':
      return { name: quotedWords(report, finding.name), accordingTo: finding.accordingTo };
    case 'claim':
      return claimOf(finding, report);
  }
}

/** Who says it, how surely and on what; no claimant is made up and no evidence either. */
function claimOf(claim: Claim, report: string): Item {
  const { predicate, claimants, object, subject, incident, stance, hedge, evidence, via } = claim;
  const party = ({ as, kind }: ClaimObject): Item => ({ as: quotedWords(report, as), kind });
  return {
    predicate,
    stance,
    claimants: claimants.map(({ as, resolved }) => ({ as: quotedWords(report, as), resolved })),
    object: party(object),
    ...(subject && { subject: party(subject) }),
    ...(incident !== undefined && { incident: quotedWords(report, incident) }),
    hedge: {
      class: hedge.class,
      ...(hedge.cue !== undefined && { cue: quotedWords(report, hedge.cue) }),
      ...(hedge.term && { term: hedge.term }),
    },
    evidence:
      evidence.length === 0
        ? 'none given'
        : evidence.map((each) => ({ kind: each.kind, words: quotedWords(report, each.quote) })),
    ...(via !== undefined && via.length > 0 && { via: via.map((each) => quotedWords(report, each)) }),
  };
}
