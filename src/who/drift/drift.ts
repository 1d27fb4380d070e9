import type { Claim, DriftEnd, Hedge, HedgeDrift } from '../../model/index.ts';
import { spanIn } from '../../model/index.ts';
import type { Piece } from '../echoes/piece.ts';
import { passageIn } from '../echoes/piece.ts';
import { words } from '../lexicon/words.ts';

export interface Statement {
  readonly piece: Piece;
  readonly claim: Claim;
}

const RANK: Readonly<Record<Hedge['class'], number>> = { none: 0, weak: 1, strong: 2 };

/**
 * The change where an echo is surer than its source says: against the surest the source says, so that
 * a headline of the source is not held against the echo. Undefined where it is as careful or more so.
 *
 * @param source every statement of the same claim and stance in the echo's immediate source
 */
export function driftBetween(
  echo: Statement,
  source: readonly Statement[],
  hop: number,
): HedgeDrift | undefined {
  const surest = source.reduce<Statement | undefined>(
    (one, other) => (one === undefined || rankOf(other) < rankOf(one) ? other : one),
    undefined,
  );
  if (surest === undefined || rankOf(echo) >= rankOf(surest)) return undefined;
  return { from: endOf(surest), to: endOf(echo), hop };
}

const NO_VERB = words(
  'in of at on and or who which that for from with by to as after before group hackers gang',
);

function rankOf({ claim }: Statement): number {
  return RANK[claim.hedge.class];
}

function endOf({ piece, claim }: Statement): DriftEnd {
  const { hedge } = claim;
  const hedges = hedge.class !== 'none' && hedge.cue !== undefined && hedge.span !== undefined;
  const range = hedges && hedge.span ? hedge.span : (plainVerb(piece, claim) ?? claim.span);
  const said = hedges ? (hedge.cue ?? '') : range === claim.span ? 'says so' : textOf(piece, range);
  return { claimId: claim.id, class: hedge.class, words: said, hedges, passage: passageIn(piece, range) };
}

/** "is", "broke": the verb that states it flatly, right after whom the claim is about. */
function plainVerb(piece: Piece, { object, span }: Claim): { start: number; end: number } | undefined {
  const { text } = piece.source.reading;
  const after = object.span?.end ?? span.start;
  const match = /^\s(\p{Ll}{2,20})\b/u.exec(text.slice(after, Math.min(span.end, after + 24)));
  if (match === null || NO_VERB.has(match[1] ?? '')) return undefined;
  const start = after + (/^\s/u.test(match[0]) ? 1 : 0);
  return { start, end: after + match[0].length };
}

function textOf({ source }: Piece, { start, end }: { start: number; end: number }): string {
  return spanIn(source.reading, start, end).quote;
}
