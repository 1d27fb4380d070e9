import type {
  Capture,
  Finding,
  MementoMark,
  Observable,
  Observation,
  Reading,
  Report,
  ReportDocument,
  Span,
  TextRange,
  Transition,
  UtcInstant,
} from '../model/index.ts';

/** What goes into the store. */
export interface SavedDocument {
  readonly report: Report;
  readonly capture: Capture;
  readonly reading: Reading;
  readonly findings: readonly Finding[];
  /** Whose copy the capture is, where it is not ours. */
  readonly memento?: MementoMark;
  /** Every `extractor@version` that looked for findings, also those that found none. */
  readonly foundBy?: readonly string[];
  /**
   * Keep it beside what is shown of the report: a page that lost its indicators must not take them from
   * those who hunt by the earlier copy. A report that was not there before is shown all the same.
   */
  readonly isAside?: boolean;
}

/** A capture as it was saved. */
export interface StoredCapture extends Capture {
  readonly memento?: MementoMark;
}

/** A look at a watched page, and what it confirmed. */
export interface SeenObservation {
  readonly observation: Observation;
  readonly transition?: Transition;
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
  /** Who looked for its findings when it was last saved, where that was said. */
  readonly foundBy?: readonly string[];
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
