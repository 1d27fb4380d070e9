/** What a column of a table of logs holds; it says which indicators the column is asked for. */
export const COLUMN_KINDS = [
  /** host names, and addresses where a name may be one: a DNS question, a Host header, a SNI */
  'host',
  /** addresses as text or in a type of the engine's own */
  'address',
  /** URLs, or what of one follows the host */
  'url',
  'mailbox',
  /** hashes of files, certificates and handshakes (JA3), alone or in lists */
  'hash',
  /** file names, paths, command lines, pipes, mutexes, JA4 */
  'name',
  'registry',
  'user-agent',
  /** anything: messages, parameters */
  'text',
] as const;
export type ColumnKind = (typeof COLUMN_KINDS)[number];

/** Columns that have a request's host and the rest of its URL. */
export interface RequestColumns {
  readonly host: string;
  readonly path: string;
  /** What follows the question mark, where the path does not have it. */
  readonly query?: string;
}

/**
 * What the columns of a product's logs mean. Names are compared without heed of case, and dot, colon, hyphen and
 * underscore are one; a name that a table does not have is passed over.
 */
export interface Mapping {
  readonly name: string;
  /** The time of the event; the first that the table has. */
  readonly time: readonly string[];
  /** The machine the event is of; the first that the table has. */
  readonly machine: readonly string[];
  readonly columns: ReadonlyMap<string, ColumnKind>;
  readonly requests: readonly RequestColumns[];
}
