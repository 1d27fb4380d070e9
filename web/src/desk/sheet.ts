import type { TextBlock } from '../api/types.ts';

/** A block on the page. Its text nodes, one unless it was divided, hold its text and nothing else. */
interface Paragraph {
  readonly start: number;
  readonly end: number;
  readonly element: HTMLElement;
  readonly text: string;
  /** In their order. */
  nodes: readonly Text[];
}

/** A stretch of a paragraph that is set off by an element. */
interface Piece {
  readonly start: number;
  readonly end: number;
  readonly layer: string;
}

/** Paragraphs by their indexes, to exclusive, in an element of their own or one alone. */
interface Run {
  readonly element: HTMLElement;
  readonly from: number;
  to: number;
}

/** Above this many UTF-16 units the browser lays out only what is near the screen, a run of paragraphs at a time. */
const LARGE = 200_000;
/**
 * UTF-16 units of a run, about a screen: what becomes visible has all that lie beside it placed anew, and a text of a
 * megabyte has thousands of paragraphs, but not two hundred runs.
 */
const RUN = 6_000;
/** Characters on a line, and lines between two paragraphs, for guessing the height of what has not been laid out. */
const LINE = 75;
const GAP = 0.7;

/** A list item that brings its own bullet or number needs none of ours. */
const OWN_MARK = /^(?:[•‣▪●○◦■□–—*·-]\s|\(?(?:\d{1,3}|[A-Za-z])[.)]\s)/u;

/**
 * The text of a reading in our own elements, made by textContent alone: nothing of a report is ever markup.
 * Offsets are UTF-16 units of the reading's text, end exclusive.
 */
export class Sheet {
  readonly paragraphs: readonly Paragraph[];
  readonly runs: readonly Run[];
  readonly #index = new Map<Node, Paragraph>();

  /** @param pageName how a page is called beside the first words on it */
  constructor(place: HTMLElement, blocks: readonly TextBlock[], pageName: (page: number) => string) {
    const paragraphs: Paragraph[] = [];
    const isLarge = (blocks.at(-1)?.end ?? 0) > LARGE;
    const sheet = document.createDocumentFragment();
    const runs = new Runs(sheet, isLarge);
    const tables = new Tables();
    let level = 1;
    let page: number | undefined;
    for (const block of blocks) {
      if (block.text === '') continue;
      if (block.kind === 'heading') level = Math.min(level + 1, (block.level ?? 1) + 1, 6);
      const within = runs.placeFor(block, paragraphs.length);
      const element =
        tables.cellFor(block, within) ?? within.appendChild(document.createElement(tagOf(block, level)));
      element.dataset['kind'] = block.kind;
      if (block.kind === 'list-item' && OWN_MARK.test(block.text)) element.dataset['marked'] = '';
      if (block.recognised === true) element.dataset['recognised'] = '';
      if (block.page !== undefined && block.page !== page) {
        page = block.page;
        element.dataset['page'] = pageName(page);
      }
      const node = element.appendChild(document.createTextNode(block.text));
      const { start, end, text } = block;
      const paragraph = { start, end, element, text, nodes: [node] };
      paragraphs.push(paragraph);
      this.#index.set(node, paragraph);
      this.#index.set(element, paragraph);
    }
    this.paragraphs = paragraphs;
    this.runs = isLarge
      ? runs.end(paragraphs.length)
      : paragraphs.map(({ element }, at) => ({ element, from: at, to: at + 1 }));
    place.replaceChildren(sheet);
  }

  /** Index of the paragraph that holds the offset, or else of the next one. */
  indexAt(offset: number): number {
    let [low, high] = [0, this.paragraphs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.paragraphs[middle]?.end ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  paragraphAt(offset: number): Paragraph | undefined {
    return this.paragraphs[this.indexAt(offset)];
  }

  /** Indexes of the paragraphs that have some of [start, end). */
  indexesOf(start: number, end: number): readonly number[] {
    const found: number[] = [];
    for (let at = this.indexAt(start); (this.paragraphs[at]?.start ?? end) < end; at += 1) found.push(at);
    return found;
  }

  /** The stretches that [start, end) covers on the page, one in each paragraph. */
  rangesOf(start: number, end: number): readonly Range[] {
    return this.indexesOf(start, end).flatMap((at) => {
      const paragraph = this.paragraphs[at];
      return paragraph === undefined ? [] : [this.rangeIn(paragraph, start, end)];
    });
  }

  /** The stretch that the part of [start, end) in one paragraph covers on the page. */
  rangeIn(paragraph: Paragraph, start: number, end: number): Range {
    const range = document.createRange();
    const from = placeIn(paragraph, Math.max(0, start - paragraph.start), false);
    const to = placeIn(paragraph, Math.min(paragraph.text.length, end - paragraph.start), true);
    range.setStart(from.node, from.offset);
    range.setEnd(to.node, to.offset);
    return range;
  }

  /** Where in the reading a place on the page is; undefined outside the text. */
  offsetOf(node: Node, offset: number): number | undefined {
    const paragraph = this.#index.get(node);
    if (paragraph === undefined) return undefined;
    if (node === paragraph.element) return offset === 0 ? paragraph.start : paragraph.end;
    let before = paragraph.start;
    for (const each of paragraph.nodes) {
      if (each === node) return before + offset;
      before += each.length;
    }
    return undefined;
  }

  /** Sets stretches of a paragraph off by `<mark>` elements. @param pieces in their order, without overlap */
  divide(at: number, pieces: readonly Piece[]): void {
    const paragraph = this.paragraphs[at];
    if (paragraph === undefined) return;
    const isWhole = paragraph.nodes.length === 1 && paragraph.nodes[0]?.parentNode === paragraph.element;
    if (pieces.length === 0 && isWhole) return;
    for (const node of paragraph.nodes) this.#index.delete(node);
    const fresh = document.createDocumentFragment();
    const nodes: Text[] = [];
    const add = (place: Node, from: number, to: number): void => {
      if (from >= to) return;
      const node = document.createTextNode(paragraph.text.slice(from, to));
      nodes.push(place.appendChild(node) as Text);
    };
    let done = 0;
    for (const { start, end, layer } of pieces) {
      add(fresh, done, start - paragraph.start);
      const mark = fresh.appendChild(document.createElement('mark'));
      mark.className = `lit ${layer}`;
      add(mark, start - paragraph.start, end - paragraph.start);
      done = end - paragraph.start;
    }
    add(fresh, done, paragraph.text.length);
    paragraph.element.replaceChildren(fresh);
    paragraph.nodes = nodes;
    for (const node of nodes) this.#index.set(node, paragraph);
  }

  /** What is selected in the text, without white space at its ends. */
  selection(): { readonly start: number; readonly end: number; readonly quote: string } | undefined {
    const chosen = document.getSelection();
    if (chosen === null || chosen.rangeCount === 0 || chosen.isCollapsed) return undefined;
    const range = chosen.getRangeAt(0);
    const start = this.offsetOf(range.startContainer, range.startOffset);
    const end = this.offsetOf(range.endContainer, range.endOffset);
    const paragraph = start === undefined ? undefined : this.paragraphAt(start);
    if (start === undefined || end === undefined || paragraph === undefined || end > paragraph.end) {
      return undefined;
    }
    const raw = paragraph.text.slice(start - paragraph.start, end - paragraph.start);
    const quote = raw.trim();
    const lead = raw.length - raw.trimStart().length;
    return quote === '' ? undefined : { start: start + lead, end: start + lead + quote.length, quote };
  }

  /** The text of [start, end) if one paragraph holds it. */
  quote(start: number, end: number): string | undefined {
    const paragraph = this.paragraphAt(start);
    if (paragraph === undefined || start < paragraph.start || end > paragraph.end || end <= start)
      return undefined;
    return paragraph.text.slice(start - paragraph.start, end - paragraph.start);
  }
}

/** The text node at an offset of a paragraph. @param isEnd of two that meet there, the first */
function placeIn({ nodes }: Paragraph, offset: number, isEnd: boolean): { node: Text; offset: number } {
  let before = 0;
  for (const node of nodes) {
    const within = offset - before;
    if (isEnd ? within <= node.length : within < node.length) return { node, offset: within };
    before += node.length;
  }
  const last = nodes.at(-1) as Text;
  return { node: last, offset: last.length };
}

function tagOf(block: TextBlock, level: number): string {
  switch (block.kind) {
    case 'heading':
      return `h${level}`;
    case 'code':
      return 'pre';
    case 'quotation':
      return 'blockquote';
    default:
      return 'p';
  }
}

/** Parts a large text into runs; a table is never parted. */
class Runs {
  readonly #sheet: ParentNode & Node;
  readonly #isLarge: boolean;
  readonly #runs: Run[] = [];
  #length = 0;
  #lines = 0;

  constructor(sheet: ParentNode & Node, isLarge: boolean) {
    this.#sheet = sheet;
    this.#isLarge = isLarge;
  }

  /** Where a block goes. @param at its index */
  placeFor(block: TextBlock, at: number): ParentNode & Node {
    if (!this.#isLarge) return this.#sheet;
    const last = this.#runs.at(-1);
    const isNew = last === undefined || (this.#length >= RUN && block.cell === undefined);
    const run = isNew ? this.#begin(at) : last;
    this.#length += block.text.length;
    this.#lines += Math.ceil(block.text.length / LINE) + GAP;
    return run.element;
  }

  end(count: number): readonly Run[] {
    this.#close(count);
    return this.#runs;
  }

  #begin(at: number): Run {
    this.#close(at);
    const element = this.#sheet.appendChild(document.createElement('div'));
    element.className = 'run far';
    const run = { element, from: at, to: at };
    this.#runs.push(run);
    [this.#length, this.#lines] = [0, 0];
    return run;
  }

  #close(at: number): void {
    const last = this.#runs.at(-1);
    if (last === undefined) return;
    last.to = at;
    last.element.style.containIntrinsicBlockSize = `auto ${Math.ceil(this.#lines)}lh`;
  }
}

/** Puts the cells of a table into one, row by row. */
class Tables {
  #table: { readonly id: number; readonly body: HTMLElement } | undefined;
  #row: { readonly id: number; readonly element: HTMLElement } | undefined;
  #column: { readonly id: number; readonly element: HTMLElement } | undefined;

  /** The element for a cell's text; undefined for what is no cell. @param place where a new table goes */
  cellFor({ cell }: TextBlock, place: ParentNode & Node): HTMLElement | undefined {
    if (cell === undefined) {
      this.#table = undefined;
      return undefined;
    }
    if (this.#table?.id !== cell.table) {
      const table = place.appendChild(document.createElement('table'));
      this.#table = { id: cell.table, body: table.appendChild(document.createElement('tbody')) };
      this.#row = undefined;
    }
    if (this.#row?.id !== cell.row) {
      this.#row = { id: cell.row, element: this.#table.body.appendChild(document.createElement('tr')) };
      this.#column = undefined;
    }
    if (this.#column?.id === cell.column) {
      return this.#column.element.appendChild(document.createElement('p'));
    }
    const element = this.#row.element.appendChild(document.createElement(cell.header ? 'th' : 'td'));
    this.#column = { id: cell.column, element };
    return element;
  }
}
