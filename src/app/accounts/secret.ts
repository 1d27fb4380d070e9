import { randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** What a cookie holds: 256 random bits, base64url. */
export function newSessionId(): string {
  return randomBytes(32).toString('base64url');
}

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const PREFIX = 'hdt_';
/** Base-62 digits that hold 256 bits, and 32. */
const SECRET_DIGITS = 43;
const CHECK_DIGITS = 6;

/**
 * A token for programs: `hdt_`, 256 random bits, and a checksum (CRC-32 of all before it), so that secret scanners
 * find it in what was published by mistake, without asking us and without false alarm.
 */
export function newToken(): string {
  const secret = PREFIX + inDigits(BigInt(`0x${randomBytes(32).toString('hex')}`), SECRET_DIGITS);
  return secret + checksum(secret);
}

/** Whether a text could be a token of ours; one that was mistyped or cut off could not. */
export function isToken(text: string): boolean {
  if (!/^hdt_[0-9A-Za-z]{49}$/u.test(text)) return false;
  return checksum(text.slice(0, -CHECK_DIGITS)) === text.slice(-CHECK_DIGITS);
}

function checksum(text: string): string {
  return inDigits(BigInt(crc32(text)), CHECK_DIGITS);
}

function inDigits(value: bigint, length: number): string {
  let digits = '';
  for (let rest = value; digits.length < length; rest /= 62n) digits = DIGITS[Number(rest % 62n)] + digits;
  return digits;
}
