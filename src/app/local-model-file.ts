import { readFileSync, statSync } from 'node:fs';
import { copyFile, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Correction, LocalModel } from '../how/techniques/local/local-model.ts';
import { LONGEST, MOST_WEIGHTS } from '../how/techniques/local/local-model.ts';
import { type ShippedModel, shippedModel } from '../how/techniques/local/shipped.ts';
import type { Problem, Result, Sha256, UtcInstant } from '../model/index.ts';
import { failed, ok, problem, sha256 } from '../model/index.ts';

/** What a local model was learnt from. */
export interface LearntFrom {
  readonly accepted: number;
  readonly rejected: number;
  readonly reports: number;
}

/** The file: plain numbers, and hashed n-grams instead of words. */
export interface LocalModelFile {
  readonly kind: 'howdunit-local-techniques';
  /** 1, 2, … within a home. */
  readonly version: number;
  readonly made: UtcInstant;
  /** The model that it adds to; it is of no use with another. */
  readonly shipped: ShippedModel;
  readonly decisions: LearntFrom;
  readonly techniques: readonly LocalTechnique[];
  /** SHA-256 of the JSON of all that stands above, without white space. */
  readonly sha256: Sha256;
}

export interface LocalTechnique extends LearntFrom {
  readonly attackId: string;
  readonly shift: number;
  /** Pairs of a hash, cut as the shipped model cuts it, and a weight. */
  readonly weights: readonly (readonly [number, number])[];
}

/** A local model's file as it is in use. */
export interface InUse {
  readonly file: LocalModelFile;
  readonly model: LocalModel;
}

/** Bytes; a file of all techniques with the most weights is smaller. */
const LARGEST = 64 * 1024 * 1024;

const HINT =
  'Findings are made as if there were none. Learn again: howdunit train --from decisions --apply; or drop it: howdunit train --forget.';

export function localModelPath(home: string): string {
  return join(home, 'local-techniques.json');
}

function previousPath(home: string): string {
  return join(home, 'local-techniques.previous.json');
}

/**
 * The local model in use; undefined where there is none. Fails with `store-damaged` where the file is not what
 * was written, with `model-refused` where it was learnt for another model than the one that is shipped.
 */
export function readLocalModel(home: string): Result<InUse | undefined> {
  const path = localModelPath(home);
  const text = textOf(path);
  if (!text.ok || text.value === undefined) return text as Result<undefined>;
  const file = parsed(text.value);
  if (file === undefined) {
    return refused('store-damaged', 'what was learnt from decisions is damaged and is not used', path);
  }
  const now = shippedModel();
  if (file.shipped.sha256 !== now.sha256) {
    const message = `what was learnt from decisions adds to another model (${file.shipped.versions}) than this one (${now.versions}) and is not used`;
    return refused('model-refused', message, path);
  }
  const corrections = new Map(
    file.techniques.map(({ attackId, shift, weights }): [string, Correction] => [
      attackId,
      { shift, weights: new Map(weights) },
    ]),
  );
  return ok({ file, model: { made: file.made, sha256: file.sha256, corrections } });
}

function textOf(path: string): Result<string | undefined> {
  try {
    const { size } = statSync(path);
    if (size > LARGEST) return refused('store-damaged', 'what was learnt from decisions is damaged', path);
    return ok(readFileSync(path, 'utf8'));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return ok(undefined);
    return refused('store-damaged', `what was learnt from decisions could not be read (${message})`, path);
  }
}

function refused(code: Problem['code'], message: string, where: string): ReturnType<typeof failed> {
  return failed(problem(code, message, { where, hint: HINT }));
}

/** The number of the last local model of a home that can still be read; 0 where there was none. */
export function lastVersion(home: string): number {
  const versions = [localModelPath(home), previousPath(home)].map((path) => {
    const text = textOf(path);
    return (text.ok && text.value !== undefined && parsed(text.value)?.version) || 0;
  });
  return Math.max(...versions);
}

/** Undefined where it is not, byte for byte in meaning, what was written. */
function parsed(text: string): LocalModelFile | undefined {
  try {
    const file = JSON.parse(text) as LocalModelFile;
    const { sha256: stated, ...rest } = file;
    if (rest.kind !== 'howdunit-local-techniques' || stated !== sha256(JSON.stringify(rest)))
      return undefined;
    return file.techniques.every(isBounded) ? file : undefined;
  } catch {
    return undefined;
  }
}

/** Whoever can write the file can write its hash: what it may do is bounded here, too. */
function isBounded({ shift, weights }: LocalTechnique): boolean {
  const length = Math.sqrt(weights.reduce((sum, [, weight]) => sum + weight * weight, 0));
  // What is written down is rounded.
  return Math.abs(shift) <= 2 && weights.length <= MOST_WEIGHTS && length <= LONGEST + 0.01;
}

/** Puts a local model into use; the one before it is kept beside it. Whole or not at all. */
export async function writeLocalModel(
  home: string,
  rest: Omit<LocalModelFile, 'sha256'>,
): Promise<Result<LocalModelFile>> {
  const file: LocalModelFile = { ...rest, sha256: sha256(JSON.stringify(rest)) };
  const path = localModelPath(home);
  const partial = `${path}.${process.pid}.partial`;
  try {
    const handle = await open(partial, 'w', 0o600);
    try {
      await handle.writeFile(`${JSON.stringify(file)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await keepPrevious(home);
    await rename(partial, path);
    return ok(file);
  } catch (error) {
    await rm(partial, { force: true });
    return failed(writeFailed(error, path));
  }
}

/** Takes the local model out of use; it is kept as the previous one. Whether there was one. */
export async function forgetLocalModel(home: string): Promise<Result<boolean>> {
  try {
    return ok(await setAside(home));
  } catch (error) {
    return failed(writeFailed(error, localModelPath(home)));
  }
}

/** A copy, so that at every instant a whole file is in use. */
async function keepPrevious(home: string): Promise<void> {
  const partial = `${previousPath(home)}.${process.pid}.partial`;
  try {
    await copyFile(localModelPath(home), partial);
    await rename(partial, previousPath(home));
  } catch (error) {
    await rm(partial, { force: true });
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

async function setAside(home: string): Promise<boolean> {
  try {
    await rename(localModelPath(home), previousPath(home));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

function writeFailed(error: unknown, where: string): Problem {
  if (!(error instanceof Error && 'code' in error)) throw error;
  return problem(error.code === 'ENOSPC' ? 'disk-full' : 'write-failed', error.message, { where });
}
