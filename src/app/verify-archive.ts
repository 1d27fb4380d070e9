import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  type Check,
  firstBroken,
  hashFile,
  parseChain,
  readDeskKey,
  verifyWacz,
  type WaczReport,
} from '../keep/index.ts';
import type { Capture, Problem, Result } from '../model/index.ts';
import { failed, ok, problem } from '../model/index.ts';

/** One archive and what was found of it. */
export interface Verified extends WaczReport {
  /** The path that was read. */
  readonly file: string;
  /** Where the store knows the archive: which capture it is. */
  readonly capture?: string;
}

export interface VerifyAsk {
  /** Where the desk's key is; nothing is made there. */
  readonly home: string;
  /** A PEM file of roots that domains and time-stamping authorities may lead to. */
  readonly ca?: string;
  /** The key that must have signed: SHA-256 of the public key, hexadecimal. */
  readonly expectedKey?: string;
  readonly onProgress?: (bytes: number) => void;
  /** Told when the desk's key could not be used: nothing can be recognised as this desk's then. */
  readonly onProblem?: (problem: Problem) => void;
}

/**
 * Verifies one archive file. Where it is one the store knows, that it is the very file that was kept
 * is the first link. Problems: those of reading the file, and `bad-usage` for a `ca` without certificates.
 */
export async function verifyArchive(
  file: string,
  ask: VerifyAsk,
  capture?: Capture,
): Promise<Result<Verified>> {
  const roots = ask.ca === undefined ? ok([]) : await readRoots(ask.ca);
  if (!roots.ok) return roots;
  const key = await readDeskKey(ask.home);
  if (!key.ok) ask.onProblem?.(key.problem);
  const report = await verifyWacz(file, {
    ownKeys: key.ok && key.value !== undefined ? [key.value.publicKey] : [],
    roots: roots.value,
    ...(ask.expectedKey !== undefined && { expectedKey: ask.expectedKey }),
    ...(ask.onProgress && { onProgress: ask.onProgress }),
  });
  if (!report.ok) return report;
  if (capture === undefined) return ok({ file, ...report.value });
  const checks = [await storeCheck(file, capture), ...report.value.checks];
  const verdict = firstBroken(checks) === undefined ? 'verifies' : 'broken';
  return ok({ file, capture: capture.id, ...report.value, verdict, checks });
}

async function storeCheck(file: string, capture: Capture): Promise<Check> {
  const isKept = (await hashFile(file)) === capture.waczSha256;
  const message = isKept
    ? 'the very file that was kept'
    : `not the file that was kept: its SHA-256 is not ${capture.waczSha256}`;
  return { kind: 'check', link: 'store', state: isKept ? 'ok' : 'broken', message, further: [] };
}

async function readRoots(
  path: string,
): Promise<
  ReturnType<typeof ok<NonNullable<ReturnType<typeof parseChain>>>> | { ok: false; problem: Problem }
> {
  let pem: string;
  try {
    pem = await readFile(path, 'utf8');
  } catch {
    return failed(problem('not-found', `${basename(path)} could not be read`, { where: path }));
  }
  const roots = parseChain(pem);
  return roots === undefined
    ? failed(problem('bad-usage', 'there is no certificate in it', { where: path }))
    : ok(roots);
}
