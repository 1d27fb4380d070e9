import type { Capture } from './capture.ts';
import type { Finding } from './finding.ts';
import type { MementoMark } from './memento.ts';
import type { Problem } from './problem.ts';
import type { Reading } from './reading.ts';
import type { Report } from './report.ts';
import type { SourceNews } from './source-news.ts';

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
  /** Findings an analyst decided on whose words do not stand in this reading. */
  readonly lost?: readonly LostFinding[];
  /** Whose copy the capture is, where it is not ours. */
  readonly memento?: MementoMark;
  /** What became of the source since; absent: nothing that is known. */
  readonly news?: SourceNews;
}

export interface LostFinding {
  /** Its span is of the reading named here, not of the document's. */
  readonly finding: Finding;
  readonly captureId: string;
  readonly readingId: string;
}
