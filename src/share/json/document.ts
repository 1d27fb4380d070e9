import type { Finding, ReportDocument } from '../../model/index.ts';
import { lineSafeJson } from './line-safe.ts';

/** The whole document on one line, as schemas/document.schema.json describes it, ended by a newline. */
export function toJson(document: ReportDocument): string {
  const { report, capture, reading, findings, problems, lost = [], memento } = document;
  const more = { ...(memento && { memento }), ...(lost.length > 0 && { lost }) };
  return `${lineSafeJson({ report, capture, reading, findings, problems, ...more })}\n`;
}

/** One finding a line (schemas/finding.schema.json), each ended by a newline. */
export function toJsonLines(findings: readonly Finding[]): string {
  return findings.map((finding) => `${lineSafeJson(finding)}\n`).join('');
}
