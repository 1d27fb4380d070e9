import type { Finding } from '../../model/index.ts';

/** What a finding is about, apart from where it stands. */
export interface About {
  readonly type?: string;
  readonly value: string;
}

export function aboutOf(finding: Finding): About {
  switch (finding.kind) {
    case 'observable':
      return { type: finding.type, value: finding.value };
    case 'technique':
      return { value: finding.attackId };
    case 'software':
      return { type: finding.softwareType, value: finding.name };
    case 'vulnerability':
      return { value: finding.cve };
    case 'rule':
      return { type: finding.ruleType, value: finding.name };
    case 'claim':
      return { type: finding.predicate, value: saidOf(finding) };
    case 'actor-name':
      return { value: finding.name };
  }
}

function saidOf(claim: Finding & { kind: 'claim' }): string {
  const claimants = claim.claimants.map((claimant) => claimant.as).join(', ');
  const subject = claim.subject === undefined ? '' : `${claim.subject.as} → `;
  return `${claimants}: ${subject}${claim.object.as}`;
}

/** Equal for findings that say the same of the same words, wherever these stand. */
export function keyOf(finding: Finding): string {
  const { type, value } = aboutOf(finding);
  return JSON.stringify([finding.kind, type, value, finding.span.quote]);
}
