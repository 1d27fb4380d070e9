import type { EchoGround, TextRange } from '../../model/index.ts';
import type { Corpus } from './corpus.ts';
import { linkedBy, shareClaim } from './corpus.ts';
import type { Credit } from './credits.ts';
import { compareDates } from './dates.ts';
import type { Drafts } from './drafts.ts';
import { nameKey } from './names.ts';
import type { Piece } from './piece.ts';
import { overlaps, passageIn } from './piece.ts';

const CREDIT = { credited: true, directedBy: 'credit' } as const;

/** A stretch of a report that is another's text. */
export interface Borrowed extends TextRange {
  readonly source: Piece;
}

/**
 * Edges from what a report says of its sources: links to other reports, and names it credits. A source
 * that is not among the reports stays outside; a person who is quoted is an origin and no text.
 *
 * @param borrowed stretches of the piece that it has from a source already found: what they credit is
 *   the source's credit
 */
export function nameSources(
  piece: Piece,
  corpus: Corpus,
  drafts: Drafts,
  borrowed: readonly Borrowed[],
): void {
  const isBorrowed = (range: TextRange, voice?: string): boolean =>
    borrowed.some((each) => overlaps(each, range) && !(voice !== undefined && each.source.own.has(voice)));
  const own = (corpus.credits[piece.at] ?? []).filter(({ range, key }) => !isBorrowed(range, key));
  for (const link of piece.source.links) {
    const linked = linkedBy(corpus, piece, link).filter((other) => isSource(piece, other, corpus, own));
    const target = bestOf(linked, piece, corpus);
    if (target === undefined || isBorrowed(link.span)) continue;
    drafts.add(piece, target, linkGround(piece, link), CREDIT);
  }
  for (const credit of own) {
    const target = targetOf(credit, piece, corpus, drafts);
    if (target !== undefined) drafts.add(piece, target, namedGround(piece, credit), CREDIT);
  }
}

/** A link alone may lead anywhere; it leads to a source where both claim one thing or the source is credited, too. */
function isSource(piece: Piece, other: Piece, corpus: Corpus, credits: readonly Credit[]): boolean {
  const relays = credits.some(({ key, explicit }) => explicit && other.own.has(key));
  return relays || (asserts(piece) && shareClaim(corpus, piece, other));
}

/** A report that only denies has nothing from the one it contradicts. */
function asserts({ claims }: Piece): boolean {
  return claims.some(({ stance }) => stance === 'asserts');
}

function targetOf(credit: Credit, piece: Piece, corpus: Corpus, drafts: Drafts): Piece | string | undefined {
  const named = (corpus.byVoice.get(credit.key) ?? []).filter((other) => isEarlier(other, piece));
  const known = named.filter(
    (other) =>
      drafts.has(piece, other) ||
      shareClaim(corpus, piece, other) ||
      mentionsTitle(piece, other) ||
      piece.source.links.some((link) => linkedBy(corpus, piece, link).includes(other)),
  );
  const best = bestOf(known, piece, corpus, (other) => drafts.has(piece, other));
  if (best !== undefined) return best;
  if (!credit.explicit || !/\p{Lu}/u.test(credit.name)) return undefined;
  // Only a text can be outside: a person who is quoted has published nothing.
  return named.length > 0 || !isPersonIn(piece, credit) ? credit.name.replace(/^[Tt]he /u, '') : undefined;
}

function isEarlier(other: Piece, piece: Piece): boolean {
  return (
    (compareDates(other.source.report.published, piece.source.report.published) ?? -1) < 0 &&
    other.at !== piece.at
  );
}

function mentionsTitle({ source }: Piece, other: Piece): boolean {
  const { title } = other.source.report;
  return title.length >= 12 && source.reading.text.includes(title);
}

/** Of several texts under one name or address: what is tied already, what claims the same, what is nearest in time. */
function bestOf(
  candidates: readonly Piece[],
  piece: Piece,
  corpus: Corpus,
  tied: (other: Piece) => boolean = () => false,
): Piece | undefined {
  const worth = (other: Piece): number => (tied(other) ? 2 : 0) + (shareClaim(corpus, piece, other) ? 1 : 0);
  let best: Piece | undefined;
  for (const other of candidates) {
    if (best === undefined || worth(other) > worth(best)) best = other;
    else if (worth(other) === worth(best) && isEarlier(best, other)) best = other;
  }
  return best;
}

/** "Imke Dallowe, a vice president of …", "said Imke Dallowe": two or three plain words with a title beside them. */
function isPersonIn({ source }: Piece, { name, range, claim }: Credit): boolean {
  if (!/^\p{Lu}[\p{Ll}’'-]+(?: \p{Lu}\.?)?(?: \p{Lu}[\p{L}’'-]+){1,2}$/u.test(name)) return false;
  const { text } = source.reading;
  const near = `${text.slice(Math.max(0, range.start - 60), range.start)}|${text.slice(range.start, range.end + 80)}`;
  return claim !== undefined && PERSONAL.test(near.replaceAll('\n', ' '));
}

const PERSONAL =
  /\b(?:vice|president|director|chief|officer|head|manager|analyst|researcher|engineer|founder|ceo|cto|ciso|minister|secretary|spokes\p{L}+|professor|dr|mr|ms|mrs|he|she)\b/iu;

function linkGround(piece: Piece, link: Piece['source']['links'][number]): EchoGround {
  return { kind: 'link', why: `links to ${link.url}`, here: [passageIn(piece, link.span)], there: [] };
}

function namedGround(piece: Piece, { name, range, claim }: Credit): EchoGround {
  const channel = (claim?.via ?? []).some((via) => nameKey(via) === nameKey(name));
  const why = channel ? `says it has it through ${name}` : `names ${name} as its source`;
  return { kind: 'named-source', why, here: [passageIn(piece, range)], there: [] };
}
