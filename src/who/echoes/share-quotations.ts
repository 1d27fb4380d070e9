import type { EchoGround } from '../../model/index.ts';
import type { Corpus } from './corpus.ts';
import { compareDates } from './dates.ts';
import type { Drafts } from './drafts.ts';
import { nameKey } from './names.ts';
import type { Piece } from './piece.ts';
import { passageIn } from './piece.ts';
import type { Quotation } from './quotations.ts';

interface Quoting {
  readonly piece: Piece;
  readonly quotation: Quotation;
}

/** A quotation that more reports have than this was published by whoever is quoted. */
const MOST_HOLDERS = 60;

/** Words that say a quotation was published for everybody. */
const PUBLISHED =
  /\b(?:statement|press release|news conference|press conference|hearing|(?:wrote|writes|said|says|stated) in (?:a|an|its|the|their) |the (?:report|paper|post|advisory|indictment)(?: itself)? (?:says|said|states|reads|concludes)|blog post|testimony|indictment)\b/iu;
const TOLD =
  /\b(?:told|tells|spoke to|speaking to|interview with) (?:the )?([\p{L}\p{N}][\p{L}\p{N} .’'-]{1,40})/iu;

/**
 * The same quoted sentence of the same person: the later report has it from the one that person spoke to,
 * or from the first that had it. Not where it was published for everybody, and not where both have it
 * from a third.
 */
export function shareQuotations(corpus: Corpus, drafts: Drafts): void {
  const byWords = new Map<string, Quoting[]>();
  for (const piece of corpus.pieces) {
    for (const quotation of piece.quotations) {
      const others = byWords.get(quotation.key);
      if (others === undefined) byWords.set(quotation.key, [{ piece, quotation }]);
      else if (others.length <= MOST_HOLDERS) others.push({ piece, quotation });
    }
  }
  for (const holders of byWords.values()) {
    if (holders.length < 2 || holders.length > MOST_HOLDERS) continue;
    for (const echo of holders) {
      const source = sourceOf(echo, holders, drafts);
      if (source !== undefined) addTo(drafts, echo, source);
    }
  }
}

function sourceOf(echo: Quoting, holders: readonly Quoting[], drafts: Drafts): Quoting | undefined {
  const others = holders.filter(
    ({ piece, quotation }) => piece !== echo.piece && sameSpeaker(quotation, echo.quotation),
  );
  const told = TOLD.exec(echo.quotation.around)?.[1];
  if (told !== undefined) return others.find(({ piece }) => isVoice(piece, told));
  const tied = others.find(({ piece }) => drafts.has(echo.piece, piece));
  if (tied !== undefined) return tied;
  if (PUBLISHED.test(echo.quotation.around)) return undefined;
  const earlier = others.filter(
    ({ piece, quotation }) =>
      (compareDates(piece.source.report.published, echo.piece.source.report.published) ?? 1) < 0 &&
      !PUBLISHED.test(quotation.around) &&
      !haveCommonSource(echo.piece, piece, drafts),
  );
  return (
    earlier.find(({ piece, quotation }) => {
      const outlet = TOLD.exec(quotation.around)?.[1];
      return outlet !== undefined && isVoice(piece, outlet);
    }) ?? earliest(earlier)
  );
}

/** So many words in a row are one person's, whether or not both name him. */
const SURE_WORDS = 8;

function sameSpeaker(a: Quotation, b: Quotation): boolean {
  if (a.key.split(' ').length >= SURE_WORDS) return true;
  for (const name of a.names) if (b.names.has(name)) return true;
  return false;
}

function isVoice({ own }: Piece, told: string): boolean {
  const words = nameKey(told);
  return [...own].some(
    (name) => words === name || words.startsWith(`${name} `) || words.startsWith(`${name}.`),
  );
}

function haveCommonSource(a: Piece, b: Piece, drafts: Drafts): boolean {
  const sources = new Set(drafts.sourcesOf(a).map(sourceKey));
  return drafts.sourcesOf(b).some((source) => sources.has(sourceKey(source)));
}

function sourceKey(source: Piece | string): string | number {
  return typeof source === 'string' ? nameKey(source) : source.at;
}

function earliest(holders: readonly Quoting[]): Quoting | undefined {
  return holders.reduce<Quoting | undefined>((first, next) => {
    if (first === undefined) return next;
    const order = compareDates(next.piece.source.report.published, first.piece.source.report.published);
    return order !== undefined && order < 0 ? next : first;
  }, undefined);
}

function addTo(drafts: Drafts, echo: Quoting, source: Quoting): void {
  const told = TOLD.exec(echo.quotation.around)?.[1];
  const credited = told !== undefined && isVoice(source.piece, told);
  const ground: EchoGround = {
    kind: 'shared-quotation',
    why: `the same quotation of ${[...echo.quotation.names].find((name) => source.quotation.names.has(name)) ?? 'the same person'}`,
    here: [passageIn(echo.piece, echo.quotation)],
    there: [passageIn(source.piece, source.quotation)],
  };
  drafts.add(echo.piece, source.piece, ground, { credited, directedBy: credited ? 'credit' : 'date' });
}
