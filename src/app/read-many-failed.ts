import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { hashFile } from '../keep/index.ts';
import type { Problem } from '../model/index.ts';
import { sha256 } from '../model/index.ts';
import { readBytes } from '../read/index.ts';

/** `<instant>-<payload’s digest>-<archive’s digest>.wacz`, both digests cut to 12 digits. */
const NAME = /-([\da-f]{12})-([\da-f]{12})\.wacz$/u;

/** The copies there were when this process first asked, by payload; what is made later is in the store. */
let copies: Promise<ReadonlyMap<string, string>> | undefined;

/**
 * Why bytes of which there is a copy, but nothing in the store, still cannot be read: a report that failed is
 * kept once, however often its folder is read. Undefined where there is no whole copy, or where they can be
 * read by now.
 */
export async function failsAgain(
  bytes: Uint8Array,
  path: string,
  archive: string,
): Promise<Problem | undefined> {
  copies ??= copiesIn(archive);
  const copy = (await copies).get(sha256(bytes).slice(0, 12));
  if (copy === undefined || !(await isWhole(join(archive, copy)))) return undefined;
  const reading = await readBytes(bytes, { name: basename(path) });
  if (reading.ok) return undefined;
  const hint = `The copy is kept as archive/${copy}.`;
  const { problem } = reading;
  return { ...problem, hint: problem.hint === undefined ? hint : `${problem.hint} ${hint}` };
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
