import type { ReportDocument } from '../../model/index.ts';
import { isShown } from '../lists/shown.ts';
import type { Ink } from './ink.ts';

/** What a reader would look for and the report does not give. Absence is a finding, too. */
export function notStated(document: ReportDocument, ink: Ink): string[] {
  const { report, findings } = document;
  const shown = findings.filter((finding) => isShown(finding));
  const claims = shown.filter(
    (finding) =>
      finding.kind === 'claim' && finding.predicate !== 'removed' && finding.predicate !== 'corrected',
  );
  const bare = claims.filter((finding) => finding.kind === 'claim' && finding.evidence.length === 0);
  const missing = [
    report.publisher === undefined && 'the publisher',
    report.published === undefined && 'the date of publication',
    report.tlp.statedBy === 'desk-default' && 'a TLP marking',
    bare.length > 0 &&
      `evidence for ${bare.length} of ${claims.length} ${claims.length === 1 ? 'claim' : 'claims'}`,
  ].filter((part) => part !== false);
  return missing.length === 0 ? [] : [`${ink.strong('NOT STATED')}   ${missing.join(' · ')}`];
}
