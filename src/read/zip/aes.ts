import { createCipheriv, createHmac, pbkdf2Sync } from 'node:crypto';

const VERIFIER = 2;
const MAC = 10;

/**
 * Undoes WinZip's AES encryption (AE-1 and AE-2): PBKDF2 with HMAC-SHA-1, AES in counter mode with a
 * little-endian counter from one, HMAC-SHA-1 cut to 80 bits. Undefined where the password or the
 * authentication code does not fit.
 */
export function aesDecrypt(
  data: Uint8Array,
  password: string,
  bits: 128 | 192 | 256,
): Uint8Array | undefined {
  const keyLength = bits / 8;
  const saltLength = keyLength / 2;
  if (data.length < saltLength + VERIFIER + MAC) return undefined;
  const salt = data.subarray(0, saltLength);
  const keys = pbkdf2Sync(password, salt, 1_000, 2 * keyLength + VERIFIER, 'sha1');
  const verifier = data.subarray(saltLength, saltLength + VERIFIER);
  if (!keys.subarray(2 * keyLength).equals(verifier)) return undefined;
  const cipher = data.subarray(saltLength + VERIFIER, data.length - MAC);
  const code = createHmac('sha1', keys.subarray(keyLength, 2 * keyLength))
    .update(cipher)
    .digest();
  if (!code.subarray(0, MAC).equals(data.subarray(data.length - MAC))) return undefined;
  return xor(cipher, keyStream(keys.subarray(0, keyLength), bits, cipher.length));
}

function keyStream(key: Uint8Array, bits: number, length: number): Uint8Array {
  const counters = Buffer.alloc(Math.ceil(length / 16) * 16);
  for (let block = 0; block * 16 < counters.length; block++) counters.writeUInt32LE(block + 1, block * 16);
  const ecb = createCipheriv(`aes-${bits}-ecb`, key, null).setAutoPadding(false);
  return Buffer.concat([ecb.update(counters), ecb.final()]);
}

function xor(data: Uint8Array, stream: Uint8Array): Uint8Array {
  return data.map((byte, at) => byte ^ (stream[at] ?? 0));
}
