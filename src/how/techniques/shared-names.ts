import type { Reading, TextRange } from '../../model/index.ts';
import { blockAt } from '../../model/index.ts';
import type { AttackTechnique } from '../../vocab/attack-techniques.ts';

/**
 * ATT&CK gives 23 names to more than one technique, e.g. `Spearphishing Link` for initial access and for
 * reconnaissance. A name alone then names neither.
 *
 * @returns the one whose tactic the same block, row or sentence names, where that settles it; else the
 * plain reading of the few names that have one
 */
export function theOneMeant(
  reading: Reading,
  name: TextRange,
  candidates: readonly AttackTechnique[],
): AttackTechnique | undefined {
  const [only, second] = candidates;
  if (second === undefined) return only;
  const around = surroundingsOf(reading, name)
    .toLowerCase()
    .replace(/[\s-]+/g, ' ');
  const named = candidates.filter(({ tactics }) =>
    tactics.some((tactic) => around.includes(tactic.replaceAll('-', ' '))),
  );
  if (named.length === 1) return named[0];
  return named.length === 0 ? candidates.find(({ id }) => PLAIN_READINGS.has(id)) : undefined;
}

/** Spearphishing brings something in, unless the text says that it only gathers information (T1598). */
const PLAIN_READINGS: ReadonlySet<string> = new Set(['T1566.001', 'T1566.002', 'T1566.004']);

/** In UTF-16 code units. */
const REACH = 200;

/** The row or the sentences around a name; a paragraph ends them, a table cell does not. */
function surroundingsOf(reading: Reading, name: TextRange): string {
  const block = blockAt(reading.blocks, name.start);
  const paragraph = block?.cell === undefined ? block : undefined;
  const from = Math.max(0, name.start - REACH, paragraph?.start ?? 0);
  const to = Math.min(name.end + REACH, paragraph?.end ?? reading.text.length);
  return reading.text.slice(from, to);
}
