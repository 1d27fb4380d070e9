import type { Capture, Finding, Result, Sha256, Watch } from '../model/index.ts';
import type { Decision } from './decisions/decision.ts';
import type {
  ReportSummary,
  SavedDocument,
  SaveOutcome,
  SeenObservation,
  StoredCapture,
  StoredDocument,
  StoredIndicator,
} from './stored.ts';

/**
 * Where documents are kept: the one thing the rest of the house knows of storage.
 *
 * What a call has reported as done survives the death of the process and of the power supply.
 * Several processes may use one store at once. Every call may fail with `store-busy` (another process
 * wrote for longer than the time allowed), `store-damaged`, `disk-full`, `permission-denied` or
 * `write-failed`; a call that fails has changed nothing.
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
   * @throws when an edit touches what no edit may change
   */
  decide(findingId: string, decision: Decision): Promise<Result<Finding>>;

  /** Every decision about a finding, oldest first. Fails with `not-in-store`. */
  decisions(findingId: string): Promise<Result<readonly Decision[]>>;

  /** The newest capture of a report as last read, with the analysts' decisions in force. */
  document(reference: string): Promise<Result<StoredDocument>>;

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

  /** Ends the use of the store; nothing may be asked of it afterwards. */
  close(): Promise<void>;
}

export interface StoreOptions {
  /** How long a call waits for another process to finish writing, in ms, and this one with it; 10,000 unless told. */
  readonly busyTimeout?: number;
}
