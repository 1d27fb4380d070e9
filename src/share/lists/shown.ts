import type { Finding } from '../../model/index.ts';

/**
 * Whether the default export carries a finding. What an analyst accepted or edited is always
 * carried, what an analyst rejected never, whatever the machine thought of either.
 */
export function isShown(finding: Finding): boolean {
  return whyNotShown(finding) === undefined;
}

/** The reason a finding stays out of the default export; `undefined` when it does not. */
export function whyNotShown(finding: Finding): string | undefined {
  if (finding.status === 'rejected') return `rejected by ${finding.by}`;
  if (isDecided(finding)) return undefined;
  if (finding.heldBack !== undefined) return finding.heldBack;
  if (finding.kind === 'technique' && finding.tier === 'hidden') return 'score below the review threshold';
  return undefined;
}

/**
 * The names that an analyst rejected at one mention and accepted at none: what is said of a name at one
 * place holds wherever the machine found it again.
 */
export function rejectedNames<F extends Finding>(
  findings: readonly F[],
  nameOf: (finding: F) => string,
): ReadonlySet<string> {
  const accepted = new Set(findings.filter(isDecided).map(nameOf));
  const rejected = findings.filter((finding) => finding.status === 'rejected').map(nameOf);
  return new Set(rejected.filter((name) => !accepted.has(name)));
}

/** An analyst took it in. */
export function isDecided(finding: Finding): boolean {
  return finding.status === 'accepted' || finding.status === 'edited';
}
