import type { Finding, ReportDocument, Rule, Software, Technique, Vulnerability } from '../../model/index.ts';
import type { DistinctObservable } from '../lists/distinct-observables.ts';
import { distinctObservables } from '../lists/distinct-observables.ts';
import type { Distinct } from './distinct.ts';
import { distinct } from './distinct.ts';
import { showsUse } from './technique-rows.ts';

/** What the report says of HOW, each thing once, what the default view holds back among it. */
export interface HowFindings {
  readonly techniques: readonly Distinct<Technique>[];
  readonly software: readonly Distinct<Software>[];
  readonly vulnerabilities: readonly Distinct<Vulnerability>[];
  readonly rules: readonly Distinct<Rule>[];
  /** Without CVE ids: they stand among the vulnerabilities. */
  readonly observables: readonly DistinctObservable[];
}

export function howFindings(document: ReportDocument): HowFindings {
  const { findings } = document;
  return {
    techniques: distinct(
      only(findings, 'technique'),
      ({ attackId }) => attackId,
      (technique) => showsUse(document, technique),
    ),
    software: distinct(only(findings, 'software'), ({ name }) => name),
    vulnerabilities: distinct(only(findings, 'vulnerability'), ({ cve }) => cve),
    rules: distinct(only(findings, 'rule'), ({ id }) => id),
    observables: distinctObservables(findings, true).filter(({ lead }) => lead.type !== 'cve'),
  };
}

/** What the default view shows. */
export function shownIn(how: HowFindings): HowFindings {
  return {
    techniques: how.techniques.filter(isShown),
    software: how.software.filter(isShown),
    vulnerabilities: how.vulnerabilities.filter(isShown),
    rules: how.rules.filter(isShown),
    observables: how.observables.filter(isShown),
  };
}

function isShown({ heldBack }: { readonly heldBack?: string }): boolean {
  return heldBack === undefined;
}

function only<K extends Finding['kind']>(
  findings: readonly Finding[],
  kind: K,
): Extract<Finding, { kind: K }>[] {
  return findings.filter((finding): finding is Extract<Finding, { kind: K }> => finding.kind === kind);
}
