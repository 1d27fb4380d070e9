import type { Capture, Finding, Problem, Report } from '../model/index.ts';
import type { BriefCounts } from '../share/brief/index.ts';

/** What came of one report among several. `source` is the path or URL it was asked for by. */
export type ReadOutcome = WasRead | NotRead | Faulted | LeftOut;

/** The report is in the store: read just now, or read before by the same extractors from the same bytes. */
export interface WasRead {
  readonly kind: 'read' | 'already-kept';
  readonly source: string;
  readonly report: Pick<Report, 'id' | 'title' | 'tlp'>;
  readonly capture: Pick<Capture, 'id' | 'capturedAt' | 'sha256' | 'bytes' | 'wacz'>;
  readonly pages?: number;
  /** Each thing once, as the brief counts it. */
  readonly counts: BriefCounts;
  /** Findings of the default view, by kind, each mention one; a kind without any is absent. */
  readonly findings: Readonly<Partial<Record<Finding['kind'], number>>>;
  /** What could not be read of it: pages without text, tables cut off. */
  readonly problems: number;
}

export interface NotRead {
  readonly kind: 'failed';
  readonly source: string;
  readonly problem: Problem;
}

/** A bug of ours on the way of this report. */
export interface Faulted {
  readonly kind: 'fault';
  readonly source: string;
  readonly message: string;
}

/** What stood in a folder and is no report. */
export interface LeftOut {
  readonly kind: 'left-out';
  readonly source: string;
  /** A noun phrase or an adjective: `a PNG image`, `hidden`. */
  readonly why: string;
}
