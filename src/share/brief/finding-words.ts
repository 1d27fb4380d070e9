import type { Finding } from '../../model/index.ts';
import { defang } from '../lists/defang.ts';
import { claimantsOf, contentOf, evidenceOf, hedgeOf } from './claim-words.ts';
import { ruleLabel } from './rule-label.ts';

/** A finding in three columns: what it is, its value defanged, and why it is what it is. */
export interface FindingWords {
  readonly kind: string;
  readonly value: string;
  readonly note: string;
}

export function findingWords(finding: Finding): FindingWords {
  switch (finding.kind) {
    case 'observable': {
      const value = defang(finding.type, finding.value);
      return { kind: finding.type, value, note: finding.heldBack ?? roleWords(finding) };
    }
    case 'technique':
      return {
        kind: 'technique',
        value: `${finding.attackId} ${finding.name}`,
        note: `${finding.tier}, by ${finding.how}${decidedPart(finding)}`,
      };
    case 'software':
      return { kind: finding.softwareType, value: finding.name, note: finding.attackId ?? '' };
    case 'vulnerability':
      return { kind: 'vulnerability', value: finding.cve, note: '' };
    case 'rule':
      return { kind: ruleLabel(finding), value: finding.name, note: finding.fault ?? '' };
    case 'actor-name': {
      const listings = finding.accordingTo.map(({ source, entry }) => `${source}: ${entry}`);
      return { kind: 'actor name', value: finding.name, note: listings.join('; ') };
    }
    case 'claim':
      return {
        kind: 'claim',
        value: `${claimantsOf(finding)}: ${hedgeOf(finding)} — ${contentOf(finding)}`,
        note: `evidence: ${evidenceOf(finding)}`,
      };
  }
}

/** Where the analysts' decisions had a part in the model's word. */
function decidedPart({ because }: Extract<Finding, { kind: 'technique' }>): string {
  return because?.decisions === undefined ? '' : `, with this desk’s decisions, ${because.decisions}`;
}

function roleWords({ role, roleWhy }: Extract<Finding, { kind: 'observable' }>): string {
  return role === 'unknown' ? 'role not stated' : `${role}: ${roleWhy}`;
}
