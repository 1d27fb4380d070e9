import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomUUID,
  sign,
} from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, link, mkdir, open, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { failed, ok, type Problem, problem, type Result } from '../../model/index.ts';
import type { Signer } from './signer.ts';

/** The key's name inside the home folder. */
export const DESK_KEY_NAME = 'desk-key.pem';

export interface DeskKey extends Signer {
  readonly path: string;
  /** SHA-256 of the public key's DER, hexadecimal: short enough to read out over the telephone. */
  readonly fingerprint: string;
  /** Whether this call made it. */
  readonly isNew: boolean;
}

// A key is a few hundred bytes; anything longer is not one.
const MOST_BYTES = 16 * 1024;
const FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/**
 * The desk's key: ECDSA P-256, PKCS #8 PEM, made on first use. It appears under its name only when
 * whole, and a key that is there is never replaced, also when two processes start at once. Problems:
 * `key-refused` (readable by others, not a file, not such a key), `disk-full`, `write-failed`.
 */
export async function deskKey(home: string): Promise<Result<DeskKey>> {
  const present = await readDeskKey(home);
  if (!present.ok || present.value !== undefined) return present as Result<DeskKey>;
  try {
    await makeKey(home);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') return failed(writeProblem(error, home));
    const theirs = await readDeskKey(home);
    if (!theirs.ok || theirs.value !== undefined) return theirs as Result<DeskKey>;
  }
  const made = await readDeskKey(home);
  if (!made.ok) return made;
  if (made.value === undefined)
    return failed(refused(join(home, DESK_KEY_NAME), 'vanished while it was made'));
  return ok({ ...made.value, isNew: true });
}

/** The desk's key if there is one; nothing is made. Problem: `key-refused`. */
export async function readDeskKey(home: string): Promise<Result<DeskKey | undefined>> {
  const path = join(home, DESK_KEY_NAME);
  let file: FileHandle | undefined;
  try {
    file = await open(path, FLAGS);
    const stat = await file.stat();
    if (!stat.isFile()) return failed(refused(path, 'is not a regular file'));
    // Windows has no such bits: every file there looks open to all.
    if (process.platform !== 'win32' && (stat.mode & 0o077) !== 0)
      return failed(
        refused(path, 'may be read or written by others', `chmod 600 ${path}, if nobody else had it.`),
      );
    if (stat.size > MOST_BYTES) return failed(refused(path, 'is not a key'));
    return parseKey(path, await file.readFile());
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return ok(undefined);
    return failed(refused(path, code === 'ELOOP' ? 'is a symbolic link' : `could not be read (${code})`));
  } finally {
    await file?.close();
  }
}

function parseKey(path: string, pem: Buffer): Result<DeskKey> {
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch {
    return failed(refused(path, 'is not a private key'));
  }
  if (key.asymmetricKeyDetails?.namedCurve !== 'prime256v1')
    return failed(refused(path, 'is not an ECDSA P-256 key'));
  const der = createPublicKey(key).export({ type: 'spki', format: 'der' });
  return ok({
    path,
    isNew: false,
    publicKey: der.toString('base64'),
    fingerprint: createHash('sha256').update(der).digest('hex'),
    sign: (text) => signText(text, key),
  });
}

// The encoding of Web Cryptography (r and s, 32 bytes each): browsers, where replay tools verify, know
// no other. wacz-auth 0.1.0 names none.
function signText(text: string, key: KeyObject): string {
  return sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64');
}

async function makeKey(home: string): Promise<void> {
  await mkdir(home, { recursive: true, mode: 0o700 });
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const partial = join(home, `.desk-key-${randomUUID()}.partial`);
  const file = await open(partial, 'wx', 0o600);
  try {
    await file.writeFile(privateKey.export({ type: 'pkcs8', format: 'pem' }));
    await file.sync();
    await file.close();
    // Unlike a rename, a link fails where the name is taken.
    await link(partial, join(home, DESK_KEY_NAME));
  } finally {
    await file.close();
    await unlink(partial);
  }
  const folder = await open(home, 'r');
  await folder.sync().finally(() => folder.close());
}

function refused(path: string, why: string, hint?: string): Problem {
  return problem('key-refused', `the desk key ${why}; nothing was signed with it`, {
    where: path,
    ...(hint !== undefined && { hint }),
  });
}

function writeProblem(error: unknown, home: string): Problem {
  const code = codeOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return problem('disk-full', 'the disk is full; no desk key was made', { where: home });
  return problem('write-failed', `the desk key could not be written (${code})`, { where: home });
}

function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error) return String(error.code);
  throw error;
}
