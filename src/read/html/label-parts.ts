import type { Draft } from './draft.ts';
import { namesCaption, namesFooter, namesFurniture, namesPrivacy } from './element-words.ts';
import { keptBlocks } from './kept-blocks.ts';
import { commentsFrom } from './page-comments.ts';
import type { PageElement } from './page-element.ts';
import type { Part } from './page-parts.ts';
import { isProse, isTitle, lengthOf, type PageSums, sumsOf } from './page-sums.ts';
import { pieceIn } from './piece.ts';
import { isSmallLine } from './small-lines.ts';
import { teasersOf } from './teasers.ts';

export type Label = Part | 'caption' | undefined;

/** An element with this much prose, and most of the page's, is the piece itself, whatever it is called. */
const LEAST_PIECE = 500;
/** Share of the piece's prose above which an element in it is no furniture and no caption. */
const SMALL = 0.3;
/** Between the title and the piece's body stands what introduces it, within this many blocks. */
const LEAD_BLOCKS = 40;
const LEAST_LEAD = 40;

/**
 * What part of the page each block belongs to, once the page is complete; undefined for the piece
 * itself. In three steps: what elements call themselves; then which element holds the piece; then what
 * in it is furniture all the same. Code, data tables, indicators and references are only ever apart
 * where the page itself says that they stand in a menu or a comment.
 */
export function labelParts(
  text: string,
  drafts: readonly Draft[],
  page: readonly PageElement[],
): readonly Label[] {
  const kept = keptBlocks(text, drafts);
  const sums = sumsOf(drafts, kept);
  const named = namedParts(page, sums, teasersOf(text, drafts, page, sums));
  const partAt = (labels: readonly Label[], { context }: Draft): Label =>
    context.element === undefined ? undefined : labels[context.element.index];
  const piece = pieceIn(drafts, page, sums, (draft) => isApart(partAt(named, draft)));
  if (piece === undefined) {
    return drafts.map((draft) => partAt(named, draft) ?? smallLine(text, draft));
  }
  const furniture = furnitureIn(piece, page, sums, named);
  const comments = commentsFrom(text, drafts, piece, sums.prose);
  const lead = leadOf(drafts, piece.from);
  return drafts.map((draft, at) => {
    const part = partAt(named, draft);
    if (part !== undefined && part !== 'caption') return part;
    if (at >= comments) return 'comment';
    if (kept[at] === true) return part;
    const isBefore = at < piece.to;
    if (isTitle(draft) && isBefore) return part;
    const around = draft.context.element === undefined ? undefined : furniture[draft.context.element.index];
    if (around === 'all' || (around === 'but-prose' && !isProse(draft) && draft.context.kind !== 'heading'))
      return 'navigation';
    const isLead = at >= lead && at < piece.from && lengthOf(draft) >= LEAST_LEAD && draft.linked === 0;
    if (isBefore && (at >= piece.from || (isLead && part === undefined)))
      return part ?? smallLine(text, draft);
    return 'navigation';
  });
}

function isApart(label: Label): boolean {
  return label === 'navigation' || label === 'comment';
}

function smallLine(text: string, { start, end }: Draft): Label {
  return isSmallLine(text.slice(start, Math.min(end, start + 200))) ? 'navigation' : undefined;
}

/** What each element is by its own name and class, by its links, or by the element around it. */
function namedParts(
  page: readonly PageElement[],
  sums: PageSums,
  isTeaser: (element: PageElement) => boolean,
): readonly Label[] {
  const labels: Label[] = [];
  for (const element of page) {
    const around = element.parent === undefined ? undefined : labels[element.parent.index];
    const own = isPieceItself(element, sums) ? undefined : element.part;
    labels.push(
      own ?? (around === undefined || around === 'caption' ? byCount(element) : undefined) ?? around,
    );
  }
  return labels;

  function byCount(element: PageElement): Label {
    if (element.name === 'html' || element.name === 'body' || element.name === 'main') return undefined;
    const isTitled = sums.titles.in(element) > 0;
    if (!isTitled && (namesFooter(element) || namesPrivacy(element)) && sums.kept.in(element) === 0)
      return 'navigation';
    if (isTeaser(element)) return 'navigation';
    const isSmall = sums.prose.in(element) <= sums.prose.total * SMALL;
    return namesCaption(element) && isSmall ? 'caption' : undefined;
  }
}

/** A form or a `header` around the whole page, as some publishing systems make it. */
function isPieceItself(element: PageElement, sums: PageSums): boolean {
  const prose = sums.prose.in(element);
  return element.part === 'navigation' && prose > LEAST_PIECE && prose > sums.prose.total / 2;
}

/** Elements inside the piece, or around its title, that are named after furniture and are small. */
function furnitureIn(
  piece: Pick<PageElement, 'from' | 'to'>,
  page: readonly PageElement[],
  sums: PageSums,
  named: readonly Label[],
): readonly ('all' | 'but-prose' | undefined)[] {
  const most = sums.prose.in(piece) * SMALL;
  const found: ('all' | 'but-prose' | undefined)[] = [];
  for (const element of page) {
    const around = element.parent === undefined ? undefined : found[element.parent.index];
    const isInside =
      element.from >= piece.from && element.to <= piece.to && named[element.index] !== 'reference';
    const isSmall = sums.prose.in(element) < most && sums.kept.in(element) === 0;
    found.push(
      around === 'all' ? around : ((isInside && isSmall ? namesFurniture(element) : undefined) ?? around),
    );
  }
  return found;
}

/** Where the title stands that the piece's body belongs to; the body itself where none is near. */
function leadOf(drafts: readonly Draft[], body: number): number {
  for (let at = body - 1; at >= Math.max(0, body - LEAD_BLOCKS); at--) {
    const draft = drafts[at];
    if (draft !== undefined && isTitle(draft)) return at;
  }
  return body;
}
