import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { PasswordHash } from '../../store/index.ts';

/** How costly a guess is: `ln` is log2 of N (RFC 7914). */
interface Cost {
  readonly ln: number;
  readonly r: number;
  readonly p: number;
}

/** OWASP Password Storage Cheat Sheet: N = 2^17, r = 8, p = 1; 128 MiB and some tenths of a second each. */
const COST: Cost = { ln: 17, r: 8, p: 1 };
/** The most memory that checking a password takes, whatever cost is stored with it, bytes. */
const MOST_MEMORY = 512 * 1024 * 1024;
const SALT_BYTES = 16;
const HASH_BYTES = 32;

/** Characters of a password that stands alone, without a second factor (NIST SP 800-63B-4, 3.1.1.2). */
const LEAST = 15;
const MOST = 256;
const LEAST_DIFFERENT = 5;

/**
 * Why a password is refused, in words for a person; undefined where it is accepted. Which characters it has does not
 * matter (NIST SP 800-63B-4, 3.1.1.2).
 */
export function whyNoPassword(password: string, account: string): string | undefined {
  const characters = [...password.normalize('NFC')];
  if (characters.length < LEAST) return `a password has at least ${LEAST} characters; several words do well`;
  if (characters.length > MOST) return `a password has at most ${MOST} characters`;
  if (new Set(characters).size < LEAST_DIFFERENT) return 'this password is the same few characters again';
  if (password.toLowerCase().replaceAll(account, '').length < LEAST / 2)
    return 'this password is the account’s name';
  return undefined;
}

/** A password as it is stored, as a PHC string: `$scrypt$ln=17,r=8,p=1$<salt>$<hash>`. */
export async function hashPassword(password: string): Promise<PasswordHash> {
  const salt = randomBytes(SALT_BYTES);
  return written(COST, salt, await derive(password, salt, COST));
}

function written({ ln, r, p }: Cost, salt: Buffer, hash: Buffer): PasswordHash {
  return `$scrypt$ln=${ln},r=${r},p=${p}$${unpadded(salt)}$${unpadded(hash)}` as PasswordHash;
}

/**
 * Checked in place of an account that does not exist, so that an unknown name takes as long as a known one. No
 * password fits: nobody has found what hashes to these bytes.
 */
export const NO_ACCOUNT: PasswordHash = written(COST, Buffer.alloc(SALT_BYTES, 7), Buffer.alloc(HASH_BYTES));

/** For an account that signs in at an issuer: no password fits this, as with NO_ACCOUNT, and no two are alike. */
export function noPassword(): PasswordHash {
  return written(COST, randomBytes(SALT_BYTES), randomBytes(HASH_BYTES));
}

/** Whether a password is the one that was stored, in a time that does not depend on how nearly it is. */
export async function isPassword(password: string, stored: PasswordHash): Promise<boolean> {
  const { cost, salt, hash } = partsOf(stored);
  return timingSafeEqual(hash, await derive(password, salt, cost));
}

/** @throws when what is stored is no hash of ours: the file is damaged */
function partsOf(stored: PasswordHash): { cost: Cost; salt: Buffer; hash: Buffer } {
  const [, ln, r, p, salt = '', hash = ''] =
    /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([\w+/-]{1,100})\$([\w+/-]{43})$/u.exec(stored) ?? [];
  if (hash === '') throw new Error('a stored password is no scrypt hash');
  const cost = { ln: Number(ln), r: Number(r), p: Number(p) };
  return { cost, salt: Buffer.from(salt, 'base64'), hash: Buffer.from(hash, 'base64') };
}

/** One after the other: each takes so much memory that many at once would end the process. */
let last: Promise<unknown> = Promise.resolve();

function derive(password: string, salt: Buffer, { ln, r, p }: Cost): Promise<Buffer> {
  const options = { N: 2 ** ln, r, p, maxmem: MOST_MEMORY };
  const run = (): Promise<Buffer> =>
    new Promise((resolve, reject) => {
      scrypt(password.normalize('NFC'), salt, HASH_BYTES, options, (error, hash) =>
        error ? reject(error) : resolve(hash),
      );
    });
  const mine = last.then(run);
  last = mine.catch(() => {});
  return mine;
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').split('=', 1)[0] ?? '';
}
