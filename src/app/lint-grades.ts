import type { Result } from '../model/index.ts';
import { ok } from '../model/index.ts';
import { readBytes } from '../read/index.ts';
import { type GradeLint, lintGrades, type Yardstick } from '../who/grades/index.ts';

/** Reads a text, keeps nothing, and says where it breaks the rules of a scale. */
export async function lintText(
  bytes: Uint8Array,
  name: string,
  yardstick: Yardstick,
): Promise<Result<readonly GradeLint[]>> {
  const reading = await readBytes(bytes, { name });
  return reading.ok ? ok(lintGrades(reading.value, yardstick)) : reading;
}
