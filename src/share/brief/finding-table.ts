import type { Finding } from '../../model/index.ts';
import { defang } from '../lists/defang.ts';
import { contentOf, evidenceOf, hedgeOf } from './claim-words.ts';
import { shortened } from './words.ts';

const WIDTH = 140;

/** Findings as aligned lines for a person: what it is, the value defanged, and why it is what it is. */
export function findingTable(findings: readonly Finding[]): string {
  return findings
    .map(rowOf)
    .map(([kind, value, note]) =>
      `${kind.padEnd(16)}${shortened(value, 70).padEnd(72)}${shortened(note, WIDTH - 88)}`.trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join('');
}

function rowOf(finding: Finding): readonly [kind: string, value: string, note: string] {
  switch (finding.kind) {
    case 'observable':
      return [
        finding.type,
        defang(finding.type, finding.value),
        finding.heldBack ?? `${finding.role}: ${finding.roleWhy}`,
      ];
    case 'technique':
      return ['technique', `${finding.attackId} ${finding.name}`, `${finding.tier}, by ${finding.how}`];
    case 'software':
      return [finding.softwareType, finding.name, finding.attackId ?? ''];
    case 'vulnerability':
      return ['vulnerability', finding.cve, ''];
    case 'rule':
      return [finding.ruleType, finding.name, finding.fault ?? ''];
    case 'actor-name':
      return [
        'actor name',
        finding.name,
        finding.accordingTo.map(({ source, entry }) => `${source}: ${entry}`).join('; '),
      ];
    case 'claim':
      return [
        'claim',
        `${finding.claimants.map(({ as }) => as).join('; ')}: ${hedgeOf(finding)} — ${contentOf(finding)}`,
        `evidence: ${evidenceOf(finding)}`,
      ];
  }
}
