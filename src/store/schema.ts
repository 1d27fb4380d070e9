import type { Generated } from 'kysely';
import type { FindingStatus, Origin, Role } from '../model/index.ts';
import type { PasswordHash } from './accounts.ts';
import type { SharedSchema } from './shared-schema.ts';
import type { TalkSchema } from './talk-schema.ts';

/**
 * The tables, as the migrations leave them. Columns are for finding rows; what is given back comes
 * from the JSON columns. Strings that a report supplies are kept as JSON too, because the driver cuts
 * a plain string off at NUL and replaces half a surrogate pair, and then no span would re-read.
 */
export interface Schema extends SharedSchema, TalkSchema {
  readonly reports: ReportRow;
  readonly captures: CaptureRow;
  readonly readings: ReadingRow;
  readonly findings: FindingRow;
  readonly decisions: DecisionRow;
  readonly watches: WatchRow;
  readonly observations: ObservationRow;
  readonly grades: GradeRow;
  readonly journal: JournalRow;
  readonly accounts: AccountRow;
  readonly identities: IdentityRow;
  readonly sessions: SessionRow;
  readonly tokens: TokenRow;
  readonly audit: AuditRow;
  readonly indexed_texts: IndexedTextRow;
  readonly text_passages: TextPassageRow;
  readonly text_index: TextIndexRow;
  readonly sightings: SightingRow;
  readonly handed_out: HandedOutRow;
}

/** JSON text. */
export type Json = string;

export interface ReportRow {
  readonly id: string;
  readonly title: string;
  readonly url: string | null;
  readonly record: Json;
  /** What is shown of the report: its newest capture, as last read. */
  readonly current_capture: string;
  readonly current_reading: string;
}

export interface CaptureRow {
  readonly id: string;
  readonly report_id: string;
  readonly captured_at: string;
  readonly sha256: string;
  readonly source_kind: 'file' | 'url';
  /** A file's name; the URL that was asked for. */
  readonly source_name: string;
  readonly record: Json;
  /** Whose copy it is, where it is not ours. */
  readonly memento: Json | null;
}

/** Two captures may read the same, with different ways back, so a reading is of a capture. */
export interface ReadingRow {
  readonly capture_id: string;
  readonly id: string;
  readonly extractor: string;
  readonly text: Json;
  readonly blocks: Json;
  readonly sentences: Json;
  readonly map: Json;
  /** The reading's other properties. */
  readonly rest: Json;
  /** Who looked for findings in it when it was last saved; null where that was not said. */
  readonly found_by: Json | null;
}

/** Findings as they stand; `record` and `sentence` as the machine made them, the rest as decided. */
export interface FindingRow {
  readonly capture_id: string;
  readonly reading_id: string;
  readonly id: string;
  /** The order in which the stages gave them. */
  readonly ordinal: number;
  readonly report_id: string;
  readonly kind: string;
  readonly type: string | null;
  readonly value: string;
  readonly span_start: number;
  readonly span_end: number;
  readonly status: FindingStatus;
  readonly by: string;
  readonly held_back: 0 | 1;
  /** The decided matter it is, if an analyst ever decided on it. */
  readonly matter: string | null;
  readonly edit: Json | null;
  /** Observables only. */
  readonly sentence: Json | null;
  readonly record: Json;
  /** The analyst's grade in force. */
  readonly grade: Json | null;
}

/** Rows are added, never changed: the last of a matter is in force. */
export interface DecisionRow {
  readonly report_id: string;
  readonly matter: string;
  /** 1, 2, … within a matter. */
  readonly seq: number;
  readonly status: FindingStatus;
  readonly by: string;
  readonly at: string;
  readonly edit: Json | null;
  /** What was decided on, as it stood then, so that a decision outlives the finding's row. */
  readonly capture_id: string;
  readonly reading_id: string;
  readonly finding: Json;
  /** Of a rejection, what it holds back wherever it is found; null for what stands for itself alone. */
  readonly rejects_kind: string | null;
  readonly rejects_type: string | null;
  readonly rejects_value: string | null;
  /** 1: a rejection that reaches no other report. */
  readonly only_here: 0 | 1;
}

/** Rows are added, never changed: the last of a matter is in force. */
export interface GradeRow {
  readonly report_id: string;
  readonly matter: string;
  /** 1, 2, … within a matter. */
  readonly seq: number;
  readonly by: string;
  readonly at: string;
  /** Null takes back the grade before it. */
  readonly grade: Json | null;
}

/** Rows are added, never changed. */
export interface JournalRow {
  readonly topic: string;
  readonly subject: string;
  /** 1, 2, … within a subject. */
  readonly seq: number;
  readonly by: string;
  readonly at: string;
  readonly record: Json;
}

export interface WatchRow {
  readonly id: string;
  readonly url: string;
  readonly next_due: string;
  readonly record: Json;
}

/** Rows are added, never changed. */
export interface ObservationRow {
  readonly watch_id: string;
  /** 1, 2, … within a watch. */
  readonly seq: number;
  readonly at: string;
  readonly record: Json;
  /** The transition that this look confirmed, if it did. */
  readonly transition: Json | null;
}

export interface SightingRow {
  readonly id: string;
  readonly report_id: string;
  readonly finding_id: string;
  readonly day: string | null;
  readonly record: Json;
  /** Which line was counted last; what ends with the same line is counted already. */
  readonly mark: string;
  /** `day`, or empty: for the order. */
  readonly on_day: string;
  /** Of the record, for asking and adding up. */
  readonly type: string;
  readonly value: string;
  readonly host: string | null;
  readonly count: number;
}

export interface AccountRow {
  readonly name: string;
  readonly role: Role;
  readonly password: PasswordHash;
  readonly password_at: string;
  readonly created_at: string;
  readonly disabled_at: string | null;
}

export interface SessionRow {
  /** SHA-256 of its id. */
  readonly hash: string;
  readonly account: string;
  readonly created_at: string;
  readonly seen_at: string;
  /** Whence it began; null for one that began before that was kept. */
  readonly address: string | null;
  /** Whose word began it; null for a password. */
  readonly issuer: string | null;
}

/** Who an account is at an issuer (OpenID Connect Core, 2: `iss` and `sub`, together, name one person). */
export interface IdentityRow {
  readonly issuer: string;
  readonly subject: string;
  readonly account: string;
  readonly linked_at: string;
}

export interface TokenRow {
  readonly id: string;
  /** SHA-256 of the whole token. */
  readonly hash: string;
  readonly account: string;
  readonly label: string;
  readonly scopes: Json;
  readonly created_at: string;
  readonly expires_at: string;
  readonly used_at: string | null;
  readonly revoked_at: string | null;
}

/** Rows are added; triggers refuse to change one or take one away. */
export interface AuditRow {
  readonly seq: Generated<number>;
  readonly at: string;
  readonly by: string | null;
  readonly via: Origin['via'] | null;
  readonly address: string | null;
  readonly token: string | null;
  readonly what: string;
  readonly subject: string;
  readonly report_id: string | null;
  readonly value: Json | null;
  readonly outcome: string;
  readonly detail: Json | null;
}

/** A report whose shown text is in the full-text index. */
export interface IndexedTextRow {
  /** Counts down: what was indexed last has the lowest. Passages are `number * 2^20 + ordinal`. */
  readonly number: number;
  readonly report_id: string;
}

/** UTF-16 offsets into the text, end exclusive. */
export interface TextPassageRow {
  readonly id: number;
  readonly start: number;
  readonly end: number;
}

/** The index itself (FTS5 without content): what goes in does not come out again. */
export interface TextIndexRow {
  /** Of the passage. */
  readonly rowid: number;
  readonly text: string;
}

/** A record as it left the desk in a file; see migration 0013. */
export interface HandedOutRow {
  readonly report_id: string;
  readonly format: string;
  readonly key: string;
  readonly id: string;
  readonly content: string;
  readonly stamp: string;
  readonly is_withdrawn: 0 | 1;
  readonly json: string;
}
