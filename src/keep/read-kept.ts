import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Capture, failed, ok, problem, type Result, sha256 } from '../model/index.ts';
import { readPayload } from './archive/read-payload.ts';

/**
 * The payload of a capture, read again from its WACZ. Both the file and the payload must still have
 * the digests that were recorded when they were kept; anything else is `capture-damaged`.
 */
export async function readKept(archive: string, capture: Capture): Promise<Result<Uint8Array>> {
  const damaged = (what: string): Result<never> =>
    failed(problem('capture-damaged', `the kept copy ${what}`, { where: capture.wacz }));
  if (basename(capture.wacz) !== capture.wacz) return damaged('is not named by a plain file name');
  let wacz: Buffer;
  try {
    wacz = await readFile(join(archive, capture.wacz));
  } catch (error) {
    return damaged(`could not be read (${codeOf(error)})`);
  }
  if (sha256(wacz) !== capture.waczSha256)
    return damaged('is not the file that was kept: its SHA-256 differs');
  const payload = await readPayload(wacz, capture);
  if (payload === undefined) return damaged('holds no record of the report');
  if (sha256(payload) !== capture.sha256)
    return damaged('holds other bytes than were kept: their SHA-256 differs');
  return ok(payload);
}

function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error) return String(error.code);
  throw error;
}
