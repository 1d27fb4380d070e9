import type { Problem } from '../../model/index.ts';

/** What the process that scans is asked, one thing at a time. */
export type ToScanner =
  /** Whether a source compiles by itself. */
  | { readonly kind: 'compile'; readonly source: string }
  /** What files are scanned for from now on: sources that are compiled apart from one another. */
  | { readonly kind: 'load'; readonly units: readonly string[] }
  /** @param most bytes; a larger file is not scanned */
  | { readonly kind: 'scan'; readonly file: string; readonly most: number };

export type FromScanner =
  /** `@litko/yara-x` is not installed, or not for this machine. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'compiled'; readonly errors: readonly CompileError[] }
  | { readonly kind: 'loaded' }
  | { readonly kind: 'scanned'; readonly scanned: Scanned }
  | { readonly kind: 'unread'; readonly problem: Problem };

export interface CompileError {
  /** Of YARA-X: `E009` is an unknown identifier. */
  readonly code: string;
  /** One line. */
  readonly message: string;
}

/** What one file came to. */
export interface Scanned {
  /** Of exactly the bytes that were scanned, lower-case hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
  readonly matches: readonly UnitMatch[];
}

/** A rule that matched. */
export interface UnitMatch {
  /** Place of its source in `units`. */
  readonly unit: number;
  readonly identifier: string;
  /** The first hundred, in the order of their offsets. */
  readonly strings: readonly MatchedString[];
  /** All of them. */
  readonly stringCount: number;
}

export interface MatchedString {
  /** `$a` */
  readonly identifier: string;
  /** Bytes from the beginning of the file; `length` in bytes. */
  readonly offset: number;
  readonly length: number;
  /** Its first 64 bytes: as text where they are printable ASCII, else hexadecimal. */
  readonly text?: string;
  readonly hex?: string;
}
