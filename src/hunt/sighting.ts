import type { ObservableType } from '../model/index.ts';
import type { EventTime } from './records/event-time.ts';

/** What is looked for; `source` is handed back untouched with every hit. */
export interface Indicator<Source> {
  readonly type: ObservableType;
  /** Normalised and refanged, as an observable's value is. */
  readonly value: string;
  readonly source: Source;
}

/** How what the log has stands to what the report names; the first of these that holds. */
export type HitForm =
  /** the log has `cdn.evil.example`, the report `evil.example` */
  | 'subdomain'
  /** the log has an address inside the report's network */
  | 'network'
  /** the log has what lies below the report's URL, folder or registry key, or the same URL with more of a query */
  | 'below'
  /** the log has the host and the path of the report's URL in two fields of one record */
  | 'split'
  /** the same, written so that nobody clicks on it: `evil[.]example`, `hxxp` */
  | 'defanged'
  /** the same, behind percent-encoding or the escapes of JSON */
  | 'escaped'
  /** the same; of case, textual form of an address and default port no heed is taken */
  | 'exact';

/** An indicator in a line. */
export interface Match<Source> {
  readonly indicator: Indicator<Source>;
  readonly form: HitForm;
  /** The words of the line that matched, as they stand there; of a host name, the whole of it. */
  readonly matched: string;
  /** UTF-16 offset of those words in the line, or in the piece of it that was searched. */
  readonly at: number;
  /** When it happened and which machine it is about, where a line has several records and each says so for itself. */
  readonly time?: EventTime;
  readonly host?: string;
}

/** A hit of an indicator in one line of a log. An indicator hits a line once, where it first stands. */
export interface Sighting<Source> extends Match<Source> {
  readonly file: string;
  /** 1-based. */
  readonly lineNumber: number;
  /** Of the line's first byte in the log, after decompression. */
  readonly offset: number;
  /** The line without its end; of a line longer than `LONGEST_LINE_SHOWN`, the stretch around the hit. */
  readonly line: string;
  /** `line` is a stretch of a longer line. */
  readonly lineIsCut: boolean;
  /** UTF-16 offset of `matched` in `line`. */
  readonly at: number;
  /** When it happened, as the line or its record says, and which machine it is about. */
  readonly time?: EventTime;
  readonly host?: string;
  /** The first and the last line of the record, 1-based, where time or host stand in other lines of it. */
  readonly recordLines?: readonly [number, number];
}
