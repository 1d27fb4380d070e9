import { type Problem, type ProblemCode, problem, sha256 } from '../../model/index.ts';
import type { ReadHints } from '../extract.ts';
import type { Composition } from './composition.ts';
import type { PartReader } from './part-reader.ts';
import { isProgram } from './program.ts';

/** A part as its container gives it. */
export interface Part {
  /** What the container calls it; see `PartPlace`. */
  readonly path: string;
  /** File name, where it has one. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly declaredType?: string;
}

/**
 * Reads a part and adds its text. A program, and what no reader takes, is listed as a problem with
 * name, size and SHA-256; nothing is ever written to disk.
 *
 * @returns what kept it from being read; undefined where it was
 */
export async function addPart(
  composition: Composition,
  parts: PartReader,
  part: Part,
): Promise<Problem | undefined> {
  const unread = await readInto(composition, parts, part);
  if (unread !== undefined) composition.problem(unread);
  return unread;
}

async function readInto(
  composition: Composition,
  parts: PartReader,
  part: Part,
): Promise<Problem | undefined> {
  const { path, name, bytes, declaredType } = part;
  if (isProgram(name, bytes))
    return listed(part, 'unsupported-format', 'is a program; it was listed, not read.');
  if (composition.isFull || !parts.budget.takePart(bytes.length)) {
    return listed(
      part,
      'decompression-limit',
      'goes beyond what is unpacked of one source; it was not read.',
    );
  }
  const hints: ReadHints = { name, ...(declaredType === undefined ? {} : { declaredType }) };
  const extract = await parts.read(bytes, hints);
  if (!extract.ok) return listed(part, extract.problem.code, `was not read. ${extract.problem.message}`);
  if (extract.value.text.trim() === '') return listed(part, 'no-text', 'holds no text.');
  composition.part(path, extract.value);
  return undefined;
}

function listed(part: Part, code: ProblemCode, what: string): Problem {
  const { path, name, bytes } = part;
  const called = name === '' ? 'A part without a name' : JSON.stringify(name);
  return problem(code, `${called} (${bytes.length} bytes, sha256 ${sha256(bytes)}) ${what}`, { where: path });
}
