import type { Draft } from './draft.ts';
import type { PageElement } from './page-element.ts';
import type { Sum } from './page-sums.ts';

const HEADING =
  /^(?:(?:\d[\d,.]{0,6}|one|two|three|no) (?:comments?|responses?|replies|reply|thoughts?)(?: (?:for|on|to|so far)\b.{0,300})?|(?:reader |all )?comments?(?: ?\(\d[\d,.]{0,6}\))?|(?:leave|post|add|write) a (?:reply|comment|response)|join the (?:discussion|conversation)) ?:?$/i;
const LONGEST_HEADING = 320;
/** What stands before it must be at least this share of the piece's prose: under the title it is a counter. */
const PIECE = 0.5;

/**
 * Where the readers' comments begin in a piece whose page does not mark them up: at a heading that says
 * so, with most of the prose before it. Infinity where there is none.
 */
export function commentsFrom(
  text: string,
  drafts: readonly Draft[],
  piece: Pick<PageElement, 'from' | 'to'>,
  prose: Sum,
): number {
  const end = Math.min(piece.to, drafts.length);
  for (let at = piece.from; at < end; at++) {
    const draft = drafts[at];
    if (draft?.context.kind !== 'heading' || draft.end - draft.start > LONGEST_HEADING) continue;
    const isMost = prose.between(piece.from, at) > prose.in(piece) * PIECE;
    if (isMost && HEADING.test(text.slice(draft.start, draft.end).replace(/\s+/g, ' ').trim())) return at;
  }
  return Number.POSITIVE_INFINITY;
}
