import type { Sha256 } from './hash.ts';
import type { UtcInstant } from './time.ts';

/**
 * The bytes as fetched at an instant, kept as a WARC in a WACZ. Immutable: capturing again makes
 * another capture, never a replacement.
 */
export interface Capture {
  readonly kind: 'capture';
  readonly id: string;
  readonly source: CaptureSource;
  readonly capturedAt: UtcInstant;
  /** Of the payload: the file's bytes, or the response body after content decoding. */
  readonly sha256: Sha256;
  /** Payload size in bytes. */
  readonly bytes: number;
  /** What the server said the payload is; what it really is is decided from its bytes. */
  readonly declaredType?: string;
  /** Where the payload is not what the source sent but what a browser made of it: how that was done. */
  readonly rendering?: Rendering;
  /** File name of the WACZ inside the home's `archive` folder. */
  readonly wacz: string;
  /** Of the whole WACZ file. */
  readonly waczSha256: Sha256;
}

/** A page whose scripts were run; the payload is the document they built, as HTML in UTF-8. */
export interface Rendering {
  /** As it names itself, e.g. `Chrome/156.0.8078.108`. */
  readonly browser: string;
  /** Whether the page had come to rest; else it was taken as it stood when the time was over. */
  readonly isSettled: boolean;
  /** Of what the source sent, after content decoding; it lies in the same archive. */
  readonly original: Sha256;
}

export type CaptureSource =
  /** Base name only: a folder on someone's machine is nobody else's business. */
  | { readonly kind: 'file'; readonly name: string }
  | {
      readonly kind: 'url';
      readonly requested: string;
      readonly final: string;
      readonly redirects: readonly Redirect[];
    };

export interface Redirect {
  readonly from: string;
  readonly to: string;
  /** HTTP status, e.g. 301. */
  readonly status: number;
}
