import type { Capture } from './capture.ts';
import type { Finding } from './finding.ts';
import type { Problem } from './problem.ts';
import type { Reading } from './reading.ts';
import type { Report } from './report.ts';

/**
 * Everything known of one report: what `howdunit read --json` prints and every exporter takes.
 * Described for machines in schemas/document.schema.json.
 */
export interface ReportDocument {
  readonly report: Report;
  readonly capture: Capture;
  readonly reading: Reading;
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
}
