import type { Finding, Observable, Vulnerability } from '../../model/index.ts';
import { evidenceOf } from './evidence.ts';
import { common, type Frame } from './frame.ts';
import { mentioned } from './mentioned.ts';
import type { ExternalReference, Vulnerability as StixVulnerability } from './objects.ts';
import { caution, quoted } from './text.ts';

type NamedCve = Vulnerability | (Observable & { readonly type: 'cve' });

/** Vulnerabilities by CVE id, each once, whether found as a vulnerability or as an observable. */
export function vulnerabilities(frame: Frame): StixVulnerability[] {
  return mentioned(frame, namesCve, cveOf).map(([lead, all]) => ({
    ...common(frame, 'vulnerability', [cveOf(lead)], evidenceOf(frame.document, all)),
    name: cveOf(lead),
    description: [...caution(lead), quoted(frame.document, lead)].join(' '),
    ...references(cveOf(lead)),
  }));
}

function namesCve(finding: Finding): finding is NamedCve {
  return finding.kind === 'vulnerability' || (finding.kind === 'observable' && finding.type === 'cve');
}

function cveOf(finding: NamedCve): string {
  return (finding.kind === 'vulnerability' ? finding.cve : finding.value).toUpperCase();
}

/** Only an id that CVE could have issued may be called one (STIX 2.1, section 2.5). */
function references(cve: string): { readonly external_references?: readonly ExternalReference[] } {
  if (!/^CVE-\d{4}-(?:0\d{3}|[1-9]\d{3,})$/u.test(cve)) return {};
  return { external_references: [{ source_name: 'cve', external_id: cve }] };
}
