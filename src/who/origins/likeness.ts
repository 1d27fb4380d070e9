import type { Claim } from '../../model/index.ts';

/** Whether two statements have most of their words in common: the one is likely the other, retold. */
export function isRetold(a: Claim, b: Claim): boolean {
  const [first, second] = [wordsOf(a), wordsOf(b)];
  let common = 0;
  for (const word of first) if (second.has(word)) common++;
  return common >= ALIKE * Math.min(first.size, second.size) && common >= FEWEST;
}

const ALIKE = 0.6;
const FEWEST = 5;
/** UTF-16 code units; nobody claims in longer sentences. */
const LONGEST = 2000;

function wordsOf({ span }: Claim): ReadonlySet<string> {
  return new Set(
    span.quote
      .slice(0, LONGEST)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [],
  );
}
