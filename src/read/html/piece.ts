import type { Draft } from './draft.ts';
import { namesBody } from './element-words.ts';
import type { PageElement } from './page-element.ts';
import { isProse, lengthOf, type PageSums, Sum } from './page-sums.ts';

/** What a code unit of a link, and of a short line, counts against the prose of an element. */
const LINK = 0.8;
const SHORT = 0.3;
/** With less prose than this a page is a note: nothing in it can be told from the rest by counting. */
const LEAST_PROSE = 250;
/** Share of the best gain above which an element that calls itself the body is believed. */
const BELIEVED = 0.5;
/** Share of the largest body's gain above which another one counts as much. */
const WEIGHTY = 0.3;

/**
 * The element that holds the piece. Each element gains by the prose in it and loses by links and short
 * lines; the one that gains most is the piece, unless one that calls itself the body of an article has
 * at least half as much. A page may carry several pieces, each under a main heading of its own: the
 * first one is meant.
 *
 * @param isApart whether a draft is known to be no part of the piece
 * @returns undefined where the page has too little prose to tell
 */
export function pieceIn(
  drafts: readonly Draft[],
  page: readonly PageElement[],
  sums: PageSums,
  isApart: (draft: Draft) => boolean,
): Pick<PageElement, 'from' | 'to'> | undefined {
  if (sums.prose.total < LEAST_PROSE) return undefined;
  const gain = new Sum(drafts, (draft) => (isApart(draft) ? 0 : gainOf(draft)));
  let best: PageElement | undefined;
  for (const element of page) {
    if (element.name !== 'p' && gain.in(element) >= (best === undefined ? 1 : gain.in(best))) best = element;
  }
  if (best === undefined) return undefined;
  const bodies = page.filter((element) => namesBody(element) && gain.in(element) > 0);
  const body = firstBody(bodies, gain, sums.titles);
  if (body === undefined) return best;
  const others = outermost(bodies.filter(({ from, to }) => from >= body.to || to <= body.from));
  const [own, foreign] = divide(others, (other) => hasTitleBetween(body, other, sums.titles));
  const total = gain.in(best) - foreign.reduce((sum, element) => sum + gain.in(element), 0);
  const parts = own.filter((element) => gain.in(element) > gain.in(body) * WEIGHTY);
  const whole = parts.reduce<Range>(around, body);
  return gain.in(whole) < total * BELIEVED ? best : whole;
}

function gainOf(draft: Draft): number {
  const { linked, context } = draft;
  const plain = lengthOf(draft) - linked;
  if (isProse(draft)) return plain - linked * LINK;
  return -linked * LINK - (context.kind === 'paragraph' && context.cell === undefined ? plain * SHORT : 0);
}

/** Those that stand in none of the others; elements are in source order, parents first. */
function outermost(elements: readonly PageElement[]): readonly PageElement[] {
  let end = 0;
  return elements.filter(({ from, to }) => {
    if (from < end) return false;
    end = to;
    return true;
  });
}

/** Of nested bodies the one that gains most, of several pieces the first that weighs as much. */
function firstBody(bodies: readonly PageElement[], gain: Sum, titles: Sum): PageElement | undefined {
  const largest = bodies.reduce((most, element) => Math.max(most, gain.in(element)), 0);
  let body: PageElement | undefined;
  for (const element of bodies) {
    if (gain.in(element) <= largest * WEIGHTY) continue;
    const isBetter = body === undefined || gain.in(element) >= gain.in(body);
    const isOther = body !== undefined && element.from >= body.to && hasTitleBetween(body, element, titles);
    if (isBetter && !isOther) body = element;
  }
  return body;
}

function around(one: Range, other: Range): Range {
  return { from: Math.min(one.from, other.from), to: Math.max(one.to, other.to) };
}

type Range = Pick<PageElement, 'from' | 'to'>;

/** Whether a main heading opens another piece: between two elements, or at the head of the latter. */
function hasTitleBetween(one: Range, other: Range, titles: Sum): boolean {
  const [first, second] = one.from <= other.from ? [one, other] : [other, one];
  return titles.between(first.to, second.to) > 0;
}

function divide<T>(list: readonly T[], isSecond: (item: T) => boolean): readonly [T[], T[]] {
  return [list.filter((item) => !isSecond(item)), list.filter(isSecond)];
}
