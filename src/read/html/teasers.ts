import type { Draft } from './draft.ts';
import type { PageElement } from './page-element.ts';
import { lengthOf, type PageSums } from './page-sums.ts';

const LISTS: ReadonlySet<string> = new Set(['ul', 'ol', 'div', 'section', 'aside']);
/** Share of an element's text that is links, above which it is a list of links, or a line that is one. */
const LINKS = 0.7;
const LINK_LINE = 0.75;

const HEADLINE = /^\S{1,60}(?:\s{1,4}\S{1,60}){3}/;
const LONGEST_TEASER = 600;
const FEWEST_TEASERS = 3;

/** Which elements lead to other pages: lists and lines of links, and rows of headlines with a few words under each. */
export function teasersOf(
  text: string,
  drafts: readonly Draft[],
  page: readonly PageElement[],
  sums: PageSums,
): (element: PageElement) => boolean {
  const teasers = countTeasers(text, drafts, page, sums);
  return (element) => {
    if (sums.kept.in(element) > 0) return false;
    const length = sums.text.in(element);
    if (length === 0) return false;
    const prose = sums.prose.in(element);
    const links = sums.linked.in(element) / length;
    if (prose === 0 && LISTS.has(element.name) && links > LINKS) return true;
    if (prose === 0 && element.name === 'p' && links > LINK_LINE) return true;
    const { count, covered } = teasers[element.index] ?? { count: 0, covered: 0 };
    const isMost = covered > length * LINKS && prose < sums.prose.total * LINKS;
    return count >= FEWEST_TEASERS && isMost;
  };
}

interface Teasers {
  count: number;
  covered: number;
}

/** For each element, how many of its children are teasers, and how much of its text they are. */
function countTeasers(
  text: string,
  drafts: readonly Draft[],
  page: readonly PageElement[],
  sums: PageSums,
): readonly Teasers[] {
  const isHeadline = drafts.map((draft) => {
    return draft.linked >= lengthOf(draft) * 0.9 && HEADLINE.test(text.slice(draft.start, draft.end));
  });
  const teasers = page.map((): Teasers => ({ count: 0, covered: 0 }));
  for (const { name, parent, from, to } of page) {
    const around = parent === undefined ? undefined : teasers[parent.index];
    const length = sums.text.between(from, to);
    if (around === undefined || name === 'p' || length === 0 || length > LONGEST_TEASER) continue;
    if (isHeadline[from] === true || (isHeadline[from + 1] === true && from + 1 < to)) {
      around.count++;
      around.covered += length;
    }
  }
  return teasers;
}
