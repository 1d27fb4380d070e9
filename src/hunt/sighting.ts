import type { ObservableType } from '../model/index.ts';

/** What is looked for; `source` is handed back untouched with every hit. */
export interface Indicator<Source> {
  readonly type: ObservableType;
  /** Normalised and refanged, as an observable's value is. */
  readonly value: string;
  readonly source: Source;
}

/** How the line has it. */
export type HitForm =
  | 'exact'
  /** the log has `cdn.evil.example`, the report `evil.example` */
  | 'subdomain'
  /** the log has an address inside the report's network */
  | 'network'
  /** the log has a URL below the report's, or the same with a query */
  | 'url-below'
  /** the log has the defanged form */
  | 'defanged';

/** A hit of an indicator in one line of a log. */
export interface Sighting<Source> {
  readonly indicator: Indicator<Source>;
  readonly form: HitForm;
  /** The words in the line that matched. */
  readonly matched: string;
  readonly file: string;
  /** 1-based. */
  readonly lineNumber: number;
  /** Of the line's first byte in the log, after decompression. */
  readonly offset: number;
  /** The line as it stands; a line longer than 1 MiB is handed on in pieces. */
  readonly line: string;
}
