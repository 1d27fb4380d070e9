import type {
  Capture,
  Finding,
  Observable,
  Reading,
  Report,
  ReportDocument,
  Span,
  TextRange,
  UtcInstant,
} from '../model/index.ts';

/** What goes into the store. */
export interface SavedDocument {
  readonly report: Report;
  readonly capture: Capture;
  readonly reading: Reading;
  readonly findings: readonly Finding[];
}

/** What saving changed. */
export interface SaveOutcome {
  /** The report the capture belongs to. */
  readonly reportId: string;
  readonly reportIsNew: boolean;
  readonly captureIsNew: boolean;
  readonly readingIsNew: boolean;
  /** Findings that this capture did not hold before, by id. */
  readonly findingsAdded: number;
  /** Suggestions that this capture held before and the machine no longer makes. */
  readonly findingsRemoved: number;
  /** Decisions in force on findings of this reading. */
  readonly decisionsKept: number;
  /** Decisions whose words do not stand in this reading; they are kept and shown as lost. */
  readonly decisionsLost: number;
}

export interface StoredDocument extends ReportDocument {
  /** Findings an analyst decided on whose words do not stand in this reading. */
  readonly lost: readonly LostFinding[];
}

export interface LostFinding {
  /** Its span is of the reading named here, not of the document's. */
  readonly finding: Finding;
  readonly captureId: string;
  readonly readingId: string;
}

export interface ReportSummary {
  readonly report: Report;
  readonly captures: number;
  readonly lastCapturedAt: UtcInstant;
  /** Findings of the default view: neither held back nor rejected. */
  readonly findings: number;
}

/** An observable of a report with the words that make it one. */
export interface StoredIndicator extends Pick<Observable, 'type' | 'value' | 'role' | 'status' | 'heldBack'> {
  readonly findingId: string;
  readonly reportId: string;
  readonly reportTitle: string;
  readonly captureId: string;
  readonly readingId: string;
  readonly span: Span;
  readonly sentence: Sentence;
}

/**
 * A stretch of a reading with its words: `reading.text.slice(start, end) === text`. A sentence longer
 * than a screenful is cut down to the words around the span.
 */
export interface Sentence extends TextRange {
  readonly text: string;
}
