import type { Claim, Finding } from '../../../model/index.ts';
import { wordsOf } from './words.ts';

/** Findings whose absence is worth an alert: what is hunted for, and what is claimed. */
export type Weighty = Extract<Finding, { kind: 'observable' | 'vulnerability' | 'rule' | 'claim' }>;

/** The weighty findings of a copy, one for each thing said, held back and rejected ones aside. */
export function weightyOf(findings: readonly Finding[]): readonly Weighty[] {
  const byKey = new Map<string, Weighty>();
  for (const finding of findings) {
    if (finding.heldBack !== undefined || finding.status === 'rejected') continue;
    if (!isWeighty(finding)) continue;
    const key = keyOf(finding);
    if (!byKey.has(key)) byKey.set(key, finding);
  }
  return [...byKey.values()];
}

/**
 * Those that another reading does not have: neither found in it nor their words anywhere in its text, so
 * that an extractor which has become stricter takes nothing away.
 */
export function absentFrom(
  weighty: readonly Weighty[],
  other: { readonly findings: readonly Finding[]; readonly words: readonly string[] },
): readonly Weighty[] {
  const keys = new Set(other.findings.filter(isWeighty).map(keyOf));
  const missing = weighty.filter((finding) => !keys.has(keyOf(finding)));
  if (missing.length === 0) return missing;
  const text = ` ${other.words.join(' ')} `;
  return missing.filter((finding) => !text.includes(` ${wordsOf(finding.span.quote).join(' ')} `));
}

/** How a finding is called in a list. */
export function labelOf(finding: Weighty): string {
  switch (finding.kind) {
    case 'observable':
      return finding.value;
    case 'vulnerability':
      return finding.cve;
    case 'rule':
      return `${finding.ruleType} rule ${finding.name}`;
    case 'claim':
      return finding.span.quote;
  }
}

function isWeighty(finding: Finding): finding is Weighty {
  return (
    finding.kind === 'observable' ||
    finding.kind === 'vulnerability' ||
    finding.kind === 'rule' ||
    finding.kind === 'claim'
  );
}

function keyOf(finding: Weighty): string {
  switch (finding.kind) {
    case 'observable':
      return `observable ${finding.type} ${finding.value}`;
    case 'vulnerability':
      return `vulnerability ${finding.cve}`;
    case 'rule':
      return `rule ${finding.ruleType} ${finding.name}`;
    case 'claim':
      return claimKey(finding);
  }
}

// What is claimed, of whom, by whom and how surely: a comma set right leaves it the same claim.
function claimKey(claim: Claim): string {
  return [
    'claim',
    claim.predicate,
    claim.stance,
    claim.hedge.class,
    claim.object.as.toLowerCase(),
    claim.subject?.as.toLowerCase() ?? '',
    ...claim.claimants.map(({ as }) => as.toLowerCase()).sort(),
  ].join('\0');
}
