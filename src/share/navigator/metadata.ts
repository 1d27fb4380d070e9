import type { Claim, Finding, ReportDocument } from '../../model/index.ts';
import { isShown } from '../lists/shown.ts';
import { claimLine } from '../stix/claim-text.ts';
import { oneLine } from '../stix/text.ts';

/** The Navigator shows each as a line of text; both must be strings that are not empty. */
export interface Metadata {
  readonly name: string;
  readonly value: string;
}

/** More would bury the rest of a layer's panel; the others are counted. */
const MOST_CLAIMS = 20;

/** Where the layer comes from, and who claims what: a layer has no other place for either. */
export function layerMetadata(document: ReportDocument): Metadata[] {
  const { report, capture, reading } = document;
  const lines: [string, string | undefined][] = [
    ['report', report.id],
    ['publisher', report.publisher],
    ['published', report.published],
    ['url', report.url],
    ['TLP', report.tlp.label + (report.tlp.statedBy === 'desk-default' ? ' (the report states none)' : '')],
    ['captured', capture.capturedAt],
    ['sha256 of the copy', capture.sha256],
    ['sha256 of its text', reading.textSha256],
    ...claimLines(document.findings),
  ];
  return lines.flatMap(([name, text]) => {
    const value = oneLine(text ?? '', 600);
    return value === '' ? [] : [{ name, value }];
  });
}

function claimLines(findings: readonly Finding[]): [string, string][] {
  const claims = findings.filter((finding): finding is Claim => finding.kind === 'claim').filter(isShown);
  const told = claims.slice(0, MOST_CLAIMS).map((claim): [string, string] => ['claim', claimLine(claim)]);
  const more = claims.length - told.length;
  return more === 0 ? told : [...told, ['claims not shown here', String(more)]];
}
