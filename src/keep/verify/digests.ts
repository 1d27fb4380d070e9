import { createHash, type Hash } from 'node:crypto';

/** A labelled digest as archives write it: `sha256:…` in hexadecimal, `sha1:…` in Base32. */
export interface LabelledDigest {
  /** As node:crypto names it. */
  readonly algorithm: string;
  readonly value: string;
}

const NAMES: Readonly<Record<string, string>> = {
  md5: 'md5',
  sha1: 'sha1',
  'sha-1': 'sha1',
  sha256: 'sha256',
  'sha-256': 'sha256',
  sha384: 'sha384',
  'sha-384': 'sha384',
  sha512: 'sha512',
  'sha-512': 'sha512',
};
const BYTES: Readonly<Record<string, number>> = { md5: 16, sha1: 20, sha256: 32, sha384: 48, sha512: 64 };
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** @returns undefined where the algorithm is not known here */
export function parseDigest(text: string): LabelledDigest | undefined {
  const colon = text.indexOf(':');
  const algorithm = NAMES[text.slice(0, Math.max(0, colon)).trim().toLowerCase()];
  return algorithm === undefined ? undefined : { algorithm, value: text.slice(colon + 1).trim() };
}

export function hasher({ algorithm }: LabelledDigest): Hash {
  return createHash(algorithm);
}

/** @param actual the digest of the bytes; `hash` is not changed */
export function matches({ algorithm, value }: LabelledDigest, actual: Hash): boolean {
  const bytes = decoded(value, BYTES[algorithm] ?? 0);
  return bytes?.equals(actual.copy().digest()) === true;
}

/** One text for one digest, however it is written; undefined where it is no digest of its algorithm. */
export function digestKey({ algorithm, value }: LabelledDigest): string | undefined {
  const bytes = decoded(value, BYTES[algorithm] ?? 0);
  return bytes && `${algorithm}:${bytes.toString('hex')}`;
}

/** Whether two texts write the same digest; undefined where their algorithms cannot be compared. */
export function sameDigest(a: LabelledDigest, b: LabelledDigest): boolean | undefined {
  if (a.algorithm !== b.algorithm) return undefined;
  const key = digestKey(a);
  return key !== undefined && key === digestKey(b);
}

/** Hexadecimal or Base32 (RFC 4648), in any case, told apart by the length. */
function decoded(value: string, length: number): Buffer | undefined {
  if (value.length === 2 * length) return /^[0-9a-f]+$/i.test(value) ? Buffer.from(value, 'hex') : undefined;
  const text = value.replace(/={0,6}$/, '').toUpperCase();
  if (text.length !== Math.ceil((length * 8) / 5)) return undefined;
  const bytes = Buffer.alloc(length);
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const letter of text) {
    const digit = BASE32.indexOf(letter);
    if (digit < 0) return undefined;
    held = ((held << 5) | digit) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    if (at < length) bytes[at] = (held >> bits) & 0xff;
    at += 1;
  }
  return at === length ? bytes : undefined;
}
