import type { Reading, Span, TextRange } from '../../model/index.ts';
import { spanIn } from '../../model/index.ts';
import type { Fold, Folded } from './folded.ts';
import { folded, unfolded } from './folded.ts';
import { nearly } from './nearly.ts';
import { standsWhole } from './whole.ts';

/**
 * How far the words may have changed. `value`: not at all, white space and compatibility forms apart, for one
 * other digit is another hash and one hyphen another host. `prose`: hyphens may come and go, and one
 * character in ten may differ.
 */
export type Likeness = 'value' | 'prose';

export type FindAgain = (span: Span, likeness: Likeness) => Span | undefined;

/** The fewest folded units of prose that is looked for with edits; shorter prose resembles too much else. */
const LEAST_PROSE = 20;
const EDITS_PER_UNIT = 0.1;
/** Folded units of context that must agree before it tells one place from another, and by which it must lead. */
const LEAST_CONTEXT = 8;
const LEAST_LEAD = 6;

/**
 * Finds spans of one reading again in another, in the order of the W3C selectors: the same offset in the same
 * context; the only place with that context; the same words with both texts folded, where context, then the
 * page, decides between several places; nearly the same words. (The same words verbatim are no step of their
 * own: where one of two mentions is broken by a line end, the other would seem to be the only one.) Whatever
 * leaves a doubt is not found: the span is lost there, and its caller says so.
 */
export function placesIn(reading: Pick<Reading, 'text' | 'map'>): FindAgain {
  const { text } = reading;
  const folds = new Map<Fold, Folded>();
  const foldedBy = (fold: Fold): Folded => {
    const known = folds.get(fold) ?? folded(text, fold);
    folds.set(fold, known);
    return known;
  };
  return (span, likeness) => {
    const pageOf = (start: number): number | undefined => spanIn(reading, start, start).page;
    const place =
      verbatim(span, text) ??
      inFolded(span, text, foldedBy('spaces'), 'spaces', pageOf) ??
      (likeness === 'value'
        ? undefined
        : (inFolded(span, text, foldedBy('spaces-and-hyphens'), 'spaces-and-hyphens', pageOf) ??
          almost(span, text, foldedBy('spaces-and-hyphens'), pageOf)));
    if (place === undefined || straysOver(span, place, pageOf)) return undefined;
    return spanIn(reading, place.start, place.end);
  };
}

function verbatim(span: Span, text: string): TextRange | undefined {
  const inContext = span.prefix + span.quote + span.suffix;
  if (text.startsWith(inContext, span.start - span.prefix.length)) return span;
  const place = text.indexOf(inContext);
  if (place < 0 || span.quote === '' || text.indexOf(inContext, place + 1) >= 0) return undefined;
  const start = place + span.prefix.length;
  return { start, end: start + span.quote.length };
}

/** Dots that lead to a page number, and rules, are everywhere alike: only their context tells them apart. */
function hasWords({ quote }: Span): boolean {
  return /[\p{L}\p{N}]/u.test(quote);
}

/** A place that begins at the foot of another page and runs on to the next: two engines order feet differently. */
function straysOver(span: Span, { start, end }: TextRange, pageOf: PageOf): boolean {
  if (span.page === undefined) return false;
  const [first, last] = [pageOf(start), pageOf(end - 1)];
  return first !== undefined && first !== span.page && last !== first;
}

type PageOf = (start: number) => number | undefined;

/** More places than this cannot be told apart: context decides between a few mentions, not between hundreds. */
const MAX_PLACES = 256;

function inFolded(span: Span, text: string, into: Folded, fold: Fold, pageOf: PageOf): TextRange | undefined {
  const quote = folded(span.quote, fold).text;
  if (!hasWords(span)) return undefined;
  const places: TextRange[] = [];
  let at = into.text.indexOf(quote);
  while (at >= 0 && places.length <= MAX_PLACES) {
    places.push({ start: at, end: at + quote.length });
    at = into.text.indexOf(quote, at + 1);
  }
  if (places.length > MAX_PLACES) return undefined;
  return theOne(places, span, text, into, fold, pageOf);
}

function almost(span: Span, text: string, into: Folded, pageOf: PageOf): TextRange | undefined {
  if (!hasWords(span)) return undefined;
  const fold = 'spaces-and-hyphens';
  const quote = folded(span.quote, fold).text;
  if (quote.length < LEAST_PROSE) return undefined;
  const places = nearly(into.text, quote, Math.floor(quote.length * EDITS_PER_UNIT));
  return theOne(places, span, text, into, fold, pageOf);
}

/** The only place, or the one that its context singles out, or the only one on the page. */
function theOne(
  places: readonly TextRange[],
  span: Span,
  text: string,
  into: Folded,
  fold: Fold,
  pageOf: PageOf,
): TextRange | undefined {
  const isLong = span.quote.length >= LEAST_PROSE && fold !== 'spaces';
  const placed = places.flatMap((place) => {
    const [start, end] = unfolded(into, text, place.start, place.end);
    if (!isLong && !standsWhole(span, text, { start, end })) return [];
    return [{ start, end, context: contextOf(place, span, into, fold) }];
  });
  if (placed.length < 2) return placed[0];
  const [first, second] = [...placed].sort((a, b) => b.context - a.context);
  if (first !== undefined && second !== undefined && first.context >= LEAST_CONTEXT) {
    if (first.context >= second.context + LEAST_LEAD) return first;
  }
  if (span.page === undefined) return undefined;
  const onPage = placed.filter(({ start }) => pageOf(start) === span.page);
  return onPage.length === 1 ? onPage[0] : undefined;
}

/** Folded units of the span's context that stand around a place, counted outwards until one differs. */
function contextOf(place: TextRange, span: Span, into: Folded, fold: Fold): number {
  const before = folded(span.prefix, fold).text;
  const after = folded(span.suffix, fold).text;
  let left = 0;
  while (left < before.length && before[before.length - 1 - left] === into.text[place.start - 1 - left])
    left++;
  let right = 0;
  while (right < after.length && after[right] === into.text[place.end + right]) right++;
  return left + right;
}
