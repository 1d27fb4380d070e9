import type { Problem } from '../../model/index.ts';

/** A key of this desk, ready to sign. */
export interface Signer {
  /** SubjectPublicKeyInfo (RFC 5280), DER, base64. */
  readonly publicKey: string;
  /** ECDSA with SHA-256 over the UTF-8 text, base64; see `signText` for the encoding. */
  sign(text: string): string;
}

/** What a keep needs to seal its archive; where `signer` is absent archives stay unsigned. */
export interface SealOptions {
  /** Asked once for every archive; its problem ends the keep, and nothing is kept. */
  readonly signer?: () => Promise<SignerResult>;
  /** A time-stamping authority (RFC 3161) that is asked to sign the signature. */
  readonly timestampUrl?: string;
  /** Told what went wrong without ending the keep: no timestamp could be had. */
  readonly onProblem?: (problem: Problem) => void;
}

type SignerResult =
  | { readonly ok: true; readonly value: Signer }
  | { readonly ok: false; readonly problem: Problem };
