import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { hashFile, takeUpFile } from '../keep/index.ts';
import type { Capture, Reading, Result } from '../model/index.ts';
import { failed, ok, sha256 } from '../model/index.ts';
import { readBytes } from '../read/index.ts';
import { markingOf } from './marking.ts';
import type { ReadOptions } from './read-report.ts';

/** `<instant>-<payload’s digest>-<archive’s digest>.wacz`, both digests cut to 12 digits. */
const NAME = /-([\da-f]{12})-([\da-f]{12})\.wacz$/u;

/** By archive: the copies there were when this process first asked, by payload; what is made later is in the store. */
const copies = new Map<string, Promise<ReadonlyMap<string, string>>>();

/** What came of reading the bytes of a copy that nothing in the store is of. */
export interface ReadBefore {
  readonly reading: Reading;
  /** The copy, where it was kept under the same name: nothing need be kept again. */
  readonly capture?: Capture;
}

/**
 * Reads bytes of which there is a copy, but nothing in the store: a report that could not be read, or is marked
 * more strictly than it was to be shown, is kept once, however often its folder is read, and so is one whose reading
 * was interrupted. Undefined where there is no whole copy; ok where it can be read by now.
 */
export async function readFailedBefore(
  bytes: Uint8Array,
  path: string,
  archive: string,
  { ocr, tlp, onPage }: Pick<ReadOptions, 'ocr' | 'tlp' | 'onPage'>,
): Promise<Result<ReadBefore> | undefined> {
  const there = copies.get(archive) ?? copiesIn(archive);
  copies.set(archive, there);
  const copy = (await there).get(sha256(bytes).slice(0, 12));
  if (copy === undefined || !(await isWhole(join(archive, copy)))) return undefined;
  const name = basename(path);
  const reading = await readBytes(bytes, { name, ocr: ocr === true, ...(onPage && { onPage }) });
  const marking = reading.ok ? markingOf(reading.value, tlp, name) : reading;
  if (reading.ok && marking.ok) {
    const capture = await takeUpFile(archive, copy, bytes, name);
    return ok({ reading: reading.value, ...(capture && { capture }) });
  }
  if (marking.ok) return undefined;
  const hint = `The copy is kept as archive/${copy}.`;
  const { problem } = marking;
  return failed({ ...problem, hint: problem.hint === undefined ? hint : `${problem.hint} ${hint}` });
}

async function isWhole(path: string): Promise<boolean> {
  const digest = NAME.exec(path)?.[2];
  return digest !== undefined && (await hashFile(path))?.startsWith(digest) === true;
}

async function copiesIn(archive: string): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(archive).catch(() => []);
  return new Map(
    names.flatMap((name) => {
      const payload = NAME.exec(name)?.[1];
      return payload === undefined ? [] : [[payload, name] as const];
    }),
  );
}
