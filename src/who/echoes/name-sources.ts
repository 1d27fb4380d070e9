import type { Claim, EchoGround, TextRange } from '../../model/index.ts';
import { sentenceAt } from '../../model/index.ts';
import { claimKey } from '../origins/claim-key.ts';
import type { Corpus } from './corpus.ts';
import { linkedBy, shareClaim } from './corpus.ts';
import type { Credit } from './credit.ts';
import { compareDates } from './dates.ts';
import type { Drafts } from './drafts.ts';
import { isPartOfName, nameKey, squashed } from './names.ts';
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
    if (target === undefined) continue;
    drafts.add(piece, target, namedGround(piece, credit), CREDIT);
    const paper = typeof target === 'string' ? undefined : paperOf(credit, piece, target, corpus);
    if (paper !== undefined) drafts.add(piece, paper, namedGround(piece, credit), CREDIT);
  }
}

/** A link alone may lead anywhere; it leads to a source where both claim one thing or the source is credited, too. */
function isSource(piece: Piece, other: Piece, corpus: Corpus, credits: readonly Credit[]): boolean {
  if (contradicts(piece, other, corpus)) return false;
  const relays = credits.some(({ key, explicit }) => explicit && other.own.has(key));
  return relays || (asserts(piece) && shareClaim(corpus, piece, other));
}

/** A contrary voice: in its own name it denies or doubts what the other asserts, and has the rest from itself. */
function contradicts(piece: Piece, other: Piece, corpus: Corpus): boolean {
  return piece.claims.some(
    (claim) =>
      claim.stance !== 'asserts' &&
      claim.predicate !== 'same-as' &&
      claim.claimants.some((one) => isOwnVoice(piece, one)) &&
      sharesKey(corpus, other, claim, piece),
  );
}

function isOwnVoice({ own }: Piece, { as, entity }: Claim['claimants'][number]): boolean {
  return as === 'the report' || (entity !== undefined && own.has(nameKey(entity)));
}

/** What "Northgate said" credits is a source only where both say the same. */
function bothAssert(corpus: Corpus, piece: Piece, other: Piece): boolean {
  return piece.claims.some(
    (claim) =>
      claim.stance === 'asserts' && claim.predicate !== 'same-as' && sharesKey(corpus, other, claim, piece),
  );
}

function sharesKey(corpus: Corpus, other: Piece, claim: Claim, piece: Piece): boolean {
  const key = claimKey(claim, piece.source.report.publisher, corpus.respelled);
  return other.claims.some(
    (there) =>
      there.stance === 'asserts' && claimKey(there, other.source.report.publisher, corpus.respelled) === key,
  );
}

/** A report that only denies has nothing from the one it contradicts. */
function asserts({ claims }: Piece): boolean {
  return claims.some(({ stance }) => stance === 'asserts');
}

function targetOf(credit: Credit, piece: Piece, corpus: Corpus, drafts: Drafts): Piece | string | undefined {
  const named = namedBy(credit, piece, corpus).filter(
    (other) =>
      isEarlier(other, piece) && (relays(piece, credit, other) || !contradicts(piece, other, corpus)),
  );
  const known = named.filter(
    (other) =>
      retracts(credit, other) ||
      drafts.has(piece, other) ||
      (credit.speech === true ? bothAssert(corpus, piece, other) : shareClaim(corpus, piece, other)) ||
      credit.sure === true ||
      saysWho(piece, credit, other) ||
      mentionsTitle(piece, other) ||
      piece.source.links.some((link) => linkedBy(corpus, piece, link).includes(other)),
  );
  const best = bestOf(known, piece, corpus, (other) => drafts.has(piece, other));
  if (best !== undefined) return best;
  // The only report of an outlet that is said to have carried it.
  const [only, another] = named;
  const carried = credit.published === true && credit.claim !== undefined;
  if (carried && only !== undefined && another === undefined) return only;
  // Only a text can be outside: whoever spoke to the report itself is a claimant and no source.
  const outside = credit.published === true && (credit.affair !== true || saysWho(piece, credit));
  return outside && named.length === 0 ? (credit.outside ?? credit.name).replace(/^[Tt]he /u, '') : undefined;
}

const WHO =
  /\b(?:behind|blam|attribut|responsib|work of|link(?:s|ed) |tie[sd] |pin(?:s|ned) |point(?:s|ed)? (?:at|to)|accus|culprit|carried out|hackers?|hacking (?:group|team)|group|gang|crew|actors?|belong|stole|broke into|broken into|robbed|breach|attack|cyber|did it|staged|no longer)/iu;
/** Whoever spoke to the report itself was not read elsewhere. */
const SPOKE_HERE =
  /\b(?:told (?:us|this (?:newspaper|publication|paper|outlet|site))|in an? (?:e-mail|email|interview|call) (?:to|with))\b/iu;

/** What somebody is called says nothing of what he did. */
const NAMING = /\b(?:overlaps?|tracks?|tracked|calls|called|also known|known as|names?|writes that its)\b/iu;

/** Passes on who did it, or that somebody owned up, whatever it holds of that itself. */
function relays(piece: Piece, credit: Credit, other: Piece): boolean {
  const { claim } = credit;
  const about = claim?.object.entity;
  const ownsUp = about !== undefined && claim?.stance === 'asserts' && other.own.has(nameKey(about));
  return ownsUp || saysWho(piece, credit, other);
}

/** Whom a report names as those who did it. */
function accused({ claims }: Piece): readonly string[] {
  return claims.flatMap(({ predicate, stance, object, subject }) =>
    stance === 'asserts' && (predicate === 'did' || predicate === 'sponsored')
      ? [
          object.kind === 'actor' ? (object.entity ?? []) : [],
          subject?.kind === 'actor' ? (subject.entity ?? []) : [],
        ].flat()
      : [],
  );
}

/** What is left unsaid is nothing that could be had from anybody. */
const UNSAID =
  /\b(?:declined to|would not (?:say|confirm|comment)|no comment|did not (?:answer|comment|say|reply|respond))/iu;

/** Whether the sentence that credits a name is about who did it, whether or not a claim was found in it. */
function saysWho({ source: { reading } }: Piece, { range }: Credit, other?: Piece): boolean {
  const { start, end } = sentenceAt(reading, range.start);
  const sentence = reading.text.slice(start, Math.min(end, start + 2000));
  const names = other === undefined ? [] : accused(other);
  return (
    (WHO.test(sentence) || (!NAMING.test(sentence) && names.some((name) => sentence.includes(name)))) &&
    !SPOKE_HERE.test(sentence) &&
    !UNSAID.test(sentence)
  );
}

/** "They had a paper on it, but pulled it": the paper is spoken of besides what was published of it later. */
function paperOf(credit: Credit, piece: Piece, notice: Piece, corpus: Corpus): Piece | undefined {
  const { reading } = piece.source;
  const { start, end } = sentenceAt(reading, credit.range.start);
  if (
    !/\bhad (?:a|an|the|its|their|his|her) (?:paper|report)\b/iu.test(
      reading.text.slice(start, Math.min(end, start + 2000)),
    )
  )
    return undefined;
  const own = namedBy(credit, piece, corpus).filter((other) => isEarlier(other, piece));
  const [first] = [...own].sort((a, b) => (isEarlier(a, b) ? -1 : 1));
  return own.length > 1 && first !== notice ? first : undefined;
}

/** Reports of whoever is credited: by the name, by the first words of it, or written together ("redthistle"). */
const POSTED = /\b(?:forum|post(?:ed)?|site|blog|statement|channel|message|letter|manifesto|online|web)\b/iu;

function namedBy({ key, claim }: Credit, piece: Piece, { byVoice, pieces }: Corpus): readonly Piece[] {
  const exact = byVoice.get(key);
  if (exact !== undefined) return exact;
  const posted = claim !== undefined && POSTED.test(claim.span.quote);
  const close = [...byVoice.keys()].filter(
    (voice) => (posted && squashed(voice) === squashed(key)) || isPartOfName(key, voice),
  );
  return close.length === 1
    ? (byVoice.get(close[0] ?? '') ?? []).filter((other) => other !== piece && pieces.includes(other))
    : [];
}

/** The report credited for a correction or a removal says the same of itself. */
function retracts({ claim }: Credit, other: Piece): boolean {
  const about = claim?.predicate;
  return (
    (about === 'removed' || about === 'corrected') &&
    other.claims.some(({ predicate }) => predicate === 'removed' || predicate === 'corrected')
  );
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

function linkGround(piece: Piece, link: Piece['source']['links'][number]): EchoGround {
  return { kind: 'link', why: `links to ${link.url}`, here: [passageIn(piece, link.span)], there: [] };
}

function namedGround(piece: Piece, { name, range, claim }: Credit): EchoGround {
  const channel = (claim?.via ?? []).some((via) => nameKey(via) === nameKey(name));
  const why = channel ? `says it has it through ${name}` : `names ${name} as its source`;
  return { kind: 'named-source', why, here: [passageIn(piece, range)], there: [] };
}
