import type {
  Capture,
  Finding,
  JournalEntry,
  JournalTopic,
  Passage,
  Reading,
  Report,
  Result,
  Sha256,
  StorySeed,
  Watch,
} from '../model/index.ts';
import type { AccountStore } from './accounts.ts';
import type { Decision } from './decisions/decision.ts';
import type { StandingRejection } from './decisions/rejection.ts';
import type { HandedOut, HandingOut } from './handed-out.ts';
import type { SharedStore } from './shared.ts';
import type {
  AskedDecision,
  AuditAsk,
  AuditEntry,
  FindingPlace,
  FoundPassage,
  GradeEntry,
  LoggedAct,
  NewEntry,
  NewSighting,
  PlacedFinding,
  ReportIndicators,
  ReportSummary,
  ReviewedFinding,
  ReviewProgress,
  SameValue,
  SavedDocument,
  SaveOutcome,
  SearchAsk,
  SeenObservation,
  ShownCapture,
  ShownReading,
  SightingsPageAsk,
  SightingsSought,
  SightingsSums,
  StoredCapture,
  StoredDocument,
  StoredIndicator,
  StoredSighting,
  TextsAsk,
  TextsFound,
} from './stored.ts';
import type { TalkStore } from './talk.ts';

/**
 * Where documents are kept: the one thing the rest of the house knows of storage.
 *
 * What a call has reported as done survives the death of the process and of the power supply.
 * Several processes may use one store at once. Every call may fail with `store-busy` (another process
 * wrote for longer than the time allowed), `store-damaged`, `disk-full`, `permission-denied` or
 * `write-failed`, on a server also with `store-unreachable`; a call that fails has changed nothing, but where its
 * problem says that this is not known.
 *
 * A `reference` names a report: its id, a prefix of its id that no other report shares
 * (`report-9f2c` or `9f2c`), or a part of its title (`copper-heron` for "Operation Copper Heron").
 * It may fail with `not-in-store` or `ambiguous-report`, whose hint lists the candidates.
 */
export interface Store {
  /**
   * Keeps one reading of one capture of a report with what was found in it, all of it or nothing.
   *
   * Saving the same again changes nothing. Saving other findings for a capture replaces what the
   * machine suggested for it before; what an analyst decided stands, whether the machine still makes
   * the finding or not. The newest capture, as last read, is what the other calls show.
   *
   * A capture stays with the report it was first saved under, even when a later extractor would name
   * the report otherwise; the outcome says which report that is.
   *
   * @throws when a span does not re-read from the reading's text, two findings share an id, or one is
   *   no suggestion: a bug in a stage, and nothing of the document is kept
   */
  save(document: SavedDocument): Promise<Result<SaveOutcome>>;

  /**
   * Records what an analyst says of a finding, and gives back the finding as it then stands. Earlier
   * decisions are kept; undoing one is a further decision, `suggested`. A finding that stands in
   * several captures of the same text is decided in all of them. Fails with `not-in-store`, also for a
   * finding of an earlier reading that nobody decided on.
   *
   * A rejected observable, software or name is remembered once for all: every other mention of the same kind,
   * type and value that is still a suggestion, in any report, kept now or later, is from then on given with
   * `heldBack` and counted as held back, until the rejection is taken back.
   *
   * @throws when an edit touches what no edit may change
   */
  decide(findingId: string, decision: Decision): Promise<Result<Finding>>;

  /**
   * Records several decisions in one transaction, each with an outcome of its own: every finding it decided
   * on, as it then stands. Fails for one with `not-in-store`, and with `decided-meanwhile` where `after` is not
   * how often it was decided on so far; such a one changes nothing.
   *
   * @throws when an edit touches what no edit may change
   */
  decideAll(asked: readonly AskedDecision[]): Promise<Result<readonly Result<readonly ReviewedFinding[]>[]>>;

  /**
   * The rejection of another mention that holds a finding back; undefined where none does. Fails with
   * `not-in-store`.
   */
  rejection(findingId: string): Promise<Result<StandingRejection | undefined>>;

  /** Every decision about a finding, oldest first. Fails with `not-in-store`. */
  decisions(findingId: string): Promise<Result<readonly Decision[]>>;

  /**
   * Records an analyst's grade of a claim, or with null takes it back, and gives back the finding as it
   * then stands. Verdict and edit stay as they are, and a grade outlives re-runs as they do. Fails with
   * `not-in-store`.
   */
  grade(findingId: string, entry: GradeEntry): Promise<Result<Finding>>;

  /** Every grade given to a finding or taken back, oldest first. Fails with `not-in-store`. */
  grades(findingId: string): Promise<Result<readonly GradeEntry[]>>;

  /**
   * Adds a finding that an analyst made to the reading of it that is shown, and accepts it in the
   * analyst's name; later readings get it by its words. Adding it again changes nothing.
   *
   * @throws when a span does not re-read from the reading's text
   */
  add(
    captureId: string,
    finding: Finding,
    by: Pick<Decision, 'by' | 'at' | 'origin'>,
  ): Promise<Result<Finding>>;

  /**
   * Goes through the readings that are shown and whose text matches any of the patterns (SQL `like`, letter
   * case of ASCII aside, `%` for anything), one after another.
   */
  eachReading(patterns: readonly string[], visit: (shown: ShownReading) => void): Promise<Result<void>>;

  /** Every claim and actor name of the readings that are shown, but those that an analyst rejected. */
  eachWho(visit: (placed: PlacedFinding, report: Report) => void): Promise<Result<void>>;

  /** Every report with what others may say, too; what is held back or rejected is left out. */
  seeds(): Promise<Result<readonly StorySeed[]>>;

  /** Where findings of the readings that are shown stand, by `<report id> <finding id>`. */
  passages(findings: readonly FindingPlace[]): Promise<Result<ReadonlyMap<string, Passage>>>;

  /**
   * Writes an entry of a journal. Where `after` is given and somebody else has written since, nothing is
   * written and the call fails with `store-busy`.
   */
  write<Topic extends JournalTopic>(
    topic: Topic,
    entry: NewEntry<Topic>,
  ): Promise<Result<JournalEntry<Topic>>>;

  /** A topic's entries, of one subject or of all, each subject's in the order they were written. */
  journal<Topic extends JournalTopic>(
    topic: Topic,
    subject?: string,
  ): Promise<Result<readonly JournalEntry<Topic>[]>>;

  /** The newest capture of a report as last read, with the analysts' decisions in force. */
  document(reference: string): Promise<Result<StoredDocument>>;

  /** What `document` gives, without text and findings. */
  shown(reference: string): Promise<Result<ShownCapture>>;

  /** One reading of one capture. Fails with `not-in-store`. */
  reading(captureId: string, readingId: string): Promise<Result<Reading>>;

  /** The findings of the reading that is shown, in the order of the text, with what reviewing needs. */
  review(reference: string): Promise<Result<readonly ReviewedFinding[]>>;

  /** One finding as it stands. Fails with `not-in-store`. */
  reviewed(findingId: string): Promise<Result<ReviewedFinding>>;

  /** How far each report is reviewed, by its id; one without findings is absent. */
  progress(): Promise<Result<ReadonlyMap<string, ReviewProgress>>>;

  /** Where else the same is found in what is shown, 500 places at most; in the finding's own report, too. */
  sameValue(found: Pick<ReviewedFinding, 'finding' | 'about'>): Promise<Result<readonly SameValue[]>>;

  /** Findings of what is shown whose value has the words, letter case of ASCII aside; claims have no value. */
  searchValues(ask: SearchAsk): Promise<Result<readonly FoundPassage[]>>;

  /**
   * Passages of the texts that are shown (blocks, rows of tables) that have all the words, letter case and accents
   * aside; the best first: side by side before apart, as typed before as beginnings, rare words before common ones.
   */
  searchTexts(ask: TextsAsk): Promise<Result<TextsFound>>;

  /**
   * What was done here, one page of it. Decisions, grades, entries of journals and what is done to accounts are
   * logged in the transaction that does them.
   */
  audit(ask: AuditAsk): Promise<Result<readonly AuditEntry[]>>;

  /** Adds to the log what is not logged by itself. No call changes an entry or takes one away. */
  log(act: LoggedAct): Promise<Result<void>>;

  /** What of a report is out in files of a format, taken back or not. */
  handedOut(reportId: string, format: string): Promise<Result<readonly HandedOut[]>>;

  /** Remembers what leaves, and logs that it does: both or neither. */
  handOut(handing: HandingOut): Promise<Result<void>>;

  /** Who may sign in. */
  readonly accounts: AccountStore;

  /** What is handed on as STIX objects. */
  readonly shared: SharedStore;

  /** What others say to published posts. */
  readonly talk: TalkStore;

  /** Every report, the one captured last first. */
  reports(): Promise<Result<readonly ReportSummary[]>>;

  /** Every capture of a report, newest first. */
  captures(reference: string): Promise<Result<readonly StoredCapture[]>>;

  /** One capture of a report as it was last read, shown or not. Fails with `not-in-store`. */
  documentOfCapture(captureId: string): Promise<Result<StoredDocument>>;

  /** The newest capture of a file of this name with these bytes, if there is one. */
  captureOfFile(sha256: Sha256, name: string): Promise<Result<Capture | undefined>>;

  /**
   * What to look for: each distinct observable of each report, or of one, at its first mention that
   * no analyst rejected. Those held back from the default view only with `all`.
   */
  indicators(
    reference?: string,
    options?: { readonly all?: boolean },
  ): Promise<Result<readonly StoredIndicator[]>>;

  /** What `indicators` gives, a report at a time and types and values alone: for a million of them. */
  eachIndicator(
    visit: (some: ReportIndicators) => void,
    reference?: string,
    options?: { readonly all?: boolean },
  ): Promise<Result<void>>;

  /** What `indicators` gives for one value of a report; undefined where it has it no more. */
  indicatorOf(
    named: Pick<StoredIndicator, 'reportId' | 'type' | 'value'>,
    options?: { readonly all?: boolean },
  ): Promise<Result<StoredIndicator | undefined>>;

  /**
   * Adds what a hunt found to the sightings, all of it or nothing. One whose mark is that of the sighting that is
   * kept adds nothing: its lines are counted already.
   */
  addSightings(found: readonly NewSighting[]): Promise<Result<void>>;

  /** The marks of the sightings that are kept, by their ids. */
  sightingMarks(): Promise<Result<ReadonlyMap<string, string>>>;

  /** The sightings of a report, or of all, the latest day first. */
  sightings(reference?: string): Promise<Result<readonly StoredSighting[]>>;

  /** The same, a page at a time; memory is that of the page. */
  sightingsPage(ask: SightingsPageAsk): Promise<Result<readonly StoredSighting[]>>;

  /** What those sightings come to, over all and by report. */
  sightingSums(sought: SightingsSought, mostReports: number): Promise<Result<SightingsSums>>;

  /** How many `indicators` gives for the same, at a small part of what giving them costs. */
  indicatorCount(reference?: string, options?: { readonly all?: boolean }): Promise<Result<number>>;

  /** Everything that is watched, what is due first before the rest. */
  watches(): Promise<Result<readonly Watch[]>>;

  /** Watches a URL from now on; of one that is watched already only `every` changes. */
  addWatch(watch: Watch): Promise<Result<Watch>>;

  /** Ends a watch, named by id or URL, and forgets its observations; captures stay. Fails with `not-in-store`. */
  removeWatch(reference: string): Promise<Result<Watch>>;

  /** Adds a look at a watched page and the standing it led to, both or neither. */
  observe(watch: Watch, seen: SeenObservation): Promise<Result<void>>;

  /** Every look at a watched page, oldest first. */
  observations(watchId: string): Promise<Result<readonly SeenObservation[]>>;

  /**
   * Another text after every write, by this process or another: what was worked out from the store stands as long as
   * it is the same. It means nothing to another process.
   */
  revision(): Promise<Result<string>>;

  /** Ends the use of the store; nothing may be asked of it afterwards. */
  close(): Promise<void>;
}

export interface StoreOptions {
  /**
   * How long a call waits for another process to finish writing, in ms, and this one with it; 10,000 unless told. As
   * long a server that broke the connection is asked whether it wrote what it was told to.
   */
  readonly busyTimeout?: number;
  /** The address of a PostgreSQL server (`postgres://…`, see docs/reference/team-store.md) that holds the store. */
  readonly server?: string;
}
