import type {
  Capture,
  Finding,
  Grade,
  JournalRecords,
  JournalTopic,
  KeptSighting,
  LostFinding,
  MementoMark,
  Observable,
  Observation,
  Origin,
  Passage,
  Reading,
  Report,
  ReportDocument,
  Span,
  TextRange,
  Transition,
  UtcInstant,
} from '../model/index.ts';
import type { Decision } from './decisions/decision.ts';

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

/** A grade that an analyst gives, or takes back with null. */
export interface GradeEntry {
  readonly grade: Grade | null;
  readonly by: string;
  readonly at: UtcInstant;
  /** For the audit log; a command of this machine's where absent. */
  readonly origin?: Origin;
}

/** What is to be written into the journal. */
export interface NewEntry<Topic extends JournalTopic> {
  readonly subject: string;
  readonly by: string;
  readonly at: UtcInstant;
  /** For the audit log; a command of this machine's where absent. */
  readonly origin?: Origin;
  readonly record: JournalRecords[Topic];
  /** Written only if the last entry of the subject has this number; 0: if it has none. */
  readonly after?: number;
}

/** A reading that is shown, with the report it is of. */
export interface ShownReading {
  readonly report: Report;
  readonly reading: Reading;
}

export interface FindingPlace {
  /** Any report that has it, unless given. */
  readonly reportId?: string;
  readonly findingId: string;
}

/** A finding where it stands. */
export interface PlacedFinding {
  readonly finding: Finding;
  readonly passage: Passage;
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
  /** When an analyst last changed how its findings stand, here or by rejecting the same in another report. */
  readonly lastDecided?: UtcInstant;
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

/** What to look for of one report. */
export interface ReportIndicators {
  readonly reportId: string;
  /** JSON Lines of `{"type":…,"value":…}`, each once, in the order in which the report names them. */
  readonly lines: string;
  /** Values that are too long for such a line or cannot be handed over in it. */
  readonly odd: readonly StoredIndicator[];
  /** How many there are besides, which the default view holds back. */
  readonly heldBack: number;
}

/**
 * A stretch of a reading with its words: `reading.text.slice(start, end) === text`. A sentence longer
 * than a screenful is cut down to the words around the span.
 */
export interface Sentence extends TextRange {
  readonly text: string;
}

/** What is shown of a report: its newest capture, as last read. */
export interface ShownCapture {
  readonly report: Report;
  readonly capture: Capture;
  readonly memento?: MementoMark;
  readonly readingId: string;
}

/** A finding for whoever reviews it. */
export interface ReviewedFinding {
  readonly finding: Finding;
  /** What it is about, apart from where it stands. */
  readonly about: { readonly type?: string; readonly value: string };
  readonly reportId: string;
  readonly captureId: string;
  readonly readingId: string;
  /** How often it was decided on so far. */
  readonly revision: number;
  readonly decidedAt?: UtcInstant;
}

/** Of the findings of the default view, rejected ones too. */
export interface ReviewProgress {
  readonly findings: number;
  readonly reviewed: number;
}

/** A decision that is asked for, one of many. */
export interface AskedDecision {
  readonly findingId: string;
  readonly decision: Decision | Undoing;
  /** Decided only if it was decided on so often before, and by nobody since; else `decided-meanwhile`. */
  readonly after?: number;
  /**
   * Decide the same on every finding of the same kind, type and value in the reading that nobody has decided
   * on; undoing takes back what was decided together with it.
   */
  readonly alike?: boolean;
}

/** Gives back what stood before the last decision. */
export interface Undoing {
  readonly status: 'undone';
  readonly by: string;
  readonly at: UtcInstant;
  readonly origin?: Origin;
}

/** The same thing found at another place. */
export interface SameValue {
  readonly reportId: string;
  readonly title: string;
  readonly findingId: string;
  readonly status: Finding['status'];
}

export interface SearchAsk {
  /** As they stand in the text, at least two characters. */
  readonly words: string;
  readonly limit: number;
  readonly offset: number;
}

export interface TextsAsk {
  /**
   * As typed: every word, in any order, the last and one with `*` behind it also as a beginning; what stands in
   * quotation marks, side by side. Nothing is syntax else.
   */
  readonly words: string;
  /** Passages. */
  readonly limit: number;
  /** Where the page before ended: its `next`. */
  readonly after?: number | undefined;
}

export interface TextsFound {
  readonly found: readonly FoundText[];
  readonly next?: number;
}

/** A passage that has all the words; the span is the first of them in the sentence that has most of them. */
export interface FoundText {
  readonly report: Report;
  readonly captureId: string;
  readonly readingId: string;
  readonly span: Span;
  readonly sentence: Sentence;
  /** All of them that stand in the sentence. */
  readonly marks: readonly TextRange[];
}

/** A finding whose value has the words that were searched for. */
export interface FoundPassage {
  readonly report: Report;
  readonly captureId: string;
  readonly readingId: string;
  readonly span: Span;
  readonly finding?: Finding;
  readonly about?: ReviewedFinding['about'];
}

/** Something that was done, or refused. */
export interface LoggedAct {
  readonly at: UtcInstant;
  /** Absent where it is not known who it was. */
  readonly by?: string;
  /** Absent in what was logged before doors were told apart. */
  readonly origin?: Origin | undefined;
  /** A decision's status, `graded`, a journal's topic with what was written into it, or e.g. `signed in`. */
  readonly what: string;
  /** A finding's id, a matter, a journal's subject, an account, a token, a report. */
  readonly subject: string;
  readonly reportId?: string;
  readonly value?: string;
  /** `done`, or the code of the problem. */
  readonly outcome: string;
  readonly detail?: Readonly<Record<string, string | number | readonly string[]>>;
}

/** Of the log, which can only be added to. */
export interface AuditEntry extends LoggedAct {
  /** 1, 2, … in the order in which they were written. */
  readonly seq: number;
}

/** A page of the log. */
export type AuditAsk = AuditFilter & AuditPage;

type AuditPage =
  /** Newest first; only what is older than entry `before`. */
  | { readonly order: 'newest'; readonly before?: number | undefined; readonly limit: number }
  /** Oldest first; only what is newer than entry `after`. */
  | { readonly order: 'oldest'; readonly after?: number | undefined; readonly limit: number };

/** Which entries of the log; an absent property lets all through. */
export interface AuditFilter {
  /** Whose acts. */
  readonly by?: string | undefined;
  /** As the entry says it, whole or from its beginning. */
  readonly what?: string | undefined;
  /** What was done to this. */
  readonly subject?: string | undefined;
  /** Only what was not done. */
  readonly isRefused?: boolean | undefined;
  /** At this instant or later, and before that one. */
  readonly since?: UtcInstant | undefined;
  readonly until?: UtcInstant | undefined;
}

/** What a hunt adds to the sightings. */
export interface NewSighting {
  /** Of lines that were not counted before. */
  readonly sighting: KeptSighting;
  /** Names the last of those lines, or all of them, and is compared as a whole. */
  readonly mark: string;
  /** All lines were counted anew: the count takes the place of the one that is kept if it is larger, and is not added. */
  readonly isWholeCount?: boolean;
}

/** Which sightings: of one report, of one indicator, or all. */
export interface SightingsSought {
  /** Id, the beginning of an id, or a part of the title. */
  readonly report?: string | undefined;
  readonly type?: string | undefined;
  readonly value?: string | undefined;
  /** Without those of findings that an analyst rejected since. */
  readonly withoutRejected?: boolean;
}

/** Where a page of sightings ends, and the next one begins. */
export interface SightingPlace {
  readonly day?: string | undefined;
  readonly id: string;
}

export interface SightingsPageAsk extends SightingsSought {
  readonly after?: SightingPlace | undefined;
  readonly limit: number;
}

/** How often, of how much, on how many machines, and when. */
export interface SightingsSum {
  /** Sightings, and the lines of logs they stand for. */
  readonly sightings: number;
  readonly count: number;
  readonly indicators: number;
  readonly hosts: number;
  /** UTC; absent where no line states a time. */
  readonly firstDay?: string;
  readonly lastDay?: string;
}

export interface SightingsSums extends SightingsSum {
  /** The same by report, what was seen last first; no more than were asked for. */
  readonly reports: readonly (SightingsSum & { readonly reportId: string })[];
}

/** A sighting as it stands. */
export interface StoredSighting extends KeptSighting {
  /** Of the finding that names the indicator; absent where no reading that is kept has it any more. */
  readonly status?: Finding['status'];
}
