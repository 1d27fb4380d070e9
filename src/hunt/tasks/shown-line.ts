import type { Match, Sighting } from '../sighting.ts';

/** UTF-16 units. */
export const LONGEST_LINE_SHOWN = 16_384;

/** What a sighting shows of its line: all of it, or the stretch around the hit. */
export function shownLine<Source>(
  match: Match<Source>,
  text: string,
  isCut: boolean,
): Pick<Sighting<Source>, 'line' | 'lineIsCut' | 'at'> {
  if (text.length <= LONGEST_LINE_SHOWN) return { line: text, lineIsCut: isCut, at: match.at };
  const from = Math.max(0, Math.min(match.at - LONGEST_LINE_SHOWN / 2, text.length - LONGEST_LINE_SHOWN));
  return { line: text.slice(from, from + LONGEST_LINE_SHOWN), lineIsCut: true, at: match.at - from };
}
