import { failed, problem, type Result } from '../model/index.ts';
import type { Extract, ReadHints } from './extract.ts';
import { FORMATS } from './formats.ts';
import { PartBudget } from './parts/budget.ts';
import type { PartReader } from './parts/part-reader.ts';
import { sniff } from './sniff.ts';

/** Reads a source, and through the same door whatever is packed in it. */
export async function extractBytes(
  bytes: Uint8Array,
  hints: ReadHints,
  parts: PartReader = partsAt(1, new PartBudget(), hints.recognise),
): Promise<Result<Extract>> {
  const format = sniff(bytes, hints);
  if (!format.ok) return format;
  const read = await FORMATS[format.value]();
  return read(bytes, hints, parts);
}

/** @param depth how many containers are around the parts */
function partsAt(depth: number, budget: PartBudget, recognise: ReadHints['recognise']): PartReader {
  return {
    budget,
    read: async (bytes, hints) =>
      depth > budget.limits.depth
        ? failed(tooDeep(budget.limits.depth, hints))
        : extractBytes(
            bytes,
            recognise === undefined ? hints : { ...hints, recognise },
            partsAt(depth + 1, budget, recognise),
          ),
  };
}

function tooDeep(depth: number, { name }: ReadHints): ReturnType<typeof problem> {
  return problem('too-deep', `It is packed more than ${depth} containers deep.`, {
    ...(name !== undefined && name !== '' && { where: name }),
    hint: 'Unpack it and read it by itself.',
  });
}
