import { hash } from 'node:crypto';

/** A SHA-256 digest, 64 lower-case hexadecimal digits. */
export type Sha256 = string & { readonly __sha256: never };

/** SHA-256 (FIPS 180-4) of bytes, or of a string's UTF-8 encoding. */
export function sha256(data: Uint8Array | string): Sha256 {
  return hash('sha256', data, 'hex') as Sha256;
}
