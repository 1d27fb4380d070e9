import type { LabelledDigest } from '../digests.ts';

/** What is kept in mind of a record, to compare the index and the pages with. */
export interface WarcRecord {
  /** Name inside `archive/`. */
  readonly file: string;
  /** Of its first byte in the file. */
  readonly offset: number;
  /** Bytes in the file: of its gzip member, or of the record with the blank lines behind it. */
  readonly length: number;
  /** Whether it is a gzip member of its own. */
  readonly isGzip: boolean;
  /** SHA-256 of those bytes, hexadecimal. */
  readonly sha256: string;
  readonly type: string;
  readonly id: string;
  readonly uri: string | undefined;
  readonly date: string;
  readonly concurrentTo: readonly string[];
  readonly warcinfoId: string | undefined;
  /** Digests of the payload that are known to be true, the declared one first. */
  readonly payloadDigests: readonly LabelledDigest[];
  /** Whether the record itself bears a digest of its block or payload. */
  readonly bearsDigest: boolean;
  readonly status: number | undefined;
  readonly mime: string | undefined;
}
