/**
 * Expected failures are values. A `Problem` says what went wrong, where, and what to try;
 * exceptions are kept for bugs. Every code is documented with its exit code in
 * docs/reference/exit-codes.md.
 */
export type ProblemCode =
  // the caller
  | 'bad-usage'
  | 'not-in-store'
  | 'ambiguous-report'
  // the source
  | 'not-found'
  | 'is-directory'
  | 'permission-denied'
  | 'empty-source'
  | 'too-large'
  | 'bad-url'
  | 'address-refused'
  | 'unreachable'
  | 'tls-failed'
  | 'timed-out'
  | 'redirect-loop'
  | 'too-many-redirects'
  | 'source-gone'
  | 'source-gated'
  | 'source-error'
  | 'decompression-limit'
  // a part of what was to be searched
  | 'not-searched'
  // the reading
  | 'unsupported-format'
  | 'damaged'
  | 'encrypted'
  | 'no-text'
  | 'too-deep'
  // the store and the disk
  | 'disk-full'
  | 'write-failed'
  | 'store-busy'
  | 'store-unreachable'
  | 'store-damaged'
  | 'capture-damaged'
  // the desk's key and the time
  | 'key-refused'
  | 'timestamp-failed'
  // the exits
  | 'tlp-refused'
  // the desk in the browser
  | 'bind-refused'
  | 'bind-failed'
  // accounts
  | 'account-refused'
  // somebody else decided on the same finding in between
  | 'decided-meanwhile'
  // what an analyst may not say of a claim
  | 'grade-refused'
  // what the desk learnt from its decisions goes with another model than the one that is shipped
  | 'model-refused';

export interface Problem {
  readonly kind: 'problem';
  readonly code: ProblemCode;
  /** One sentence for a person: what happened, in the past tense, without blame. */
  readonly message: string;
  /** The file, URL, page or log position it happened at. */
  readonly where?: string;
  /** What the person can do about it. */
  readonly hint?: string;
}

export function problem(
  code: ProblemCode,
  message: string,
  detail: { where?: string; hint?: string } = {},
): Problem {
  return { kind: 'problem', code, message, ...detail };
}
