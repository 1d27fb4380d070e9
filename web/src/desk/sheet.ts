import type { TextBlock } from '../api/types.ts';

/** A block on the page: exactly one text node, so that an offset in it is an offset in the reading. */
interface Paragraph {
  readonly start: number;
  readonly end: number;
  readonly element: HTMLElement;
  readonly node: Text;
}

/** Above this many UTF-16 units the browser lays out only what is near the screen. */
const LARGE = 200_000;
/** Characters on a line, for guessing the height of what has not been laid out. */
const LINE = 75;

/**
 * The text of a reading in our own elements, made by textContent alone: nothing of a report is ever markup.
 * Offsets are UTF-16 units of the reading's text, end exclusive.
 */
export class Sheet {
  readonly paragraphs: readonly Paragraph[];
  readonly #index = new Map<Node, Paragraph>();

  constructor(place: HTMLElement, blocks: readonly TextBlock[]) {
    const paragraphs: Paragraph[] = [];
    const isLarge = (blocks.at(-1)?.end ?? 0) > LARGE;
    const sheet = document.createDocumentFragment();
    const tables = new Tables(sheet);
    let level = 1;
    let page: number | undefined;
    for (const block of blocks) {
      if (block.text === '') continue;
      if (block.kind === 'heading') level = Math.min(level + 1, (block.level ?? 1) + 1, 6);
      const element = tables.cellFor(block) ?? sheet.appendChild(document.createElement(tagOf(block, level)));
      element.dataset['kind'] = block.kind;
      if (block.recognised === true) element.dataset['recognised'] = '';
      if (block.page !== undefined && block.page !== page) {
        page = block.page;
        element.dataset['page'] = String(page);
      }
      if (isLarge && block.kind !== 'table-cell') {
        element.classList.add('far');
        element.style.containIntrinsicBlockSize = `auto ${Math.ceil(block.text.length / LINE)}lh`;
      }
      const node = element.appendChild(document.createTextNode(block.text));
      const paragraph = { start: block.start, end: block.end, element, node };
      paragraphs.push(paragraph);
      this.#index.set(node, paragraph);
      this.#index.set(element, paragraph);
    }
    this.paragraphs = paragraphs;
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

  /** The stretch that the part of [start, end) in one paragraph covers on the page. */
  rangeIn(paragraph: Paragraph, start: number, end: number): Range {
    const range = document.createRange();
    range.setStart(paragraph.node, Math.max(0, start - paragraph.start));
    range.setEnd(paragraph.node, Math.min(paragraph.node.length, end - paragraph.start));
    return range;
  }

  /** Where in the reading a place on the page is; undefined outside the text. */
  offsetOf(node: Node, offset: number): number | undefined {
    const paragraph = this.#index.get(node);
    if (paragraph === undefined) return undefined;
    if (node === paragraph.node) return paragraph.start + offset;
    return offset === 0 ? paragraph.start : paragraph.end;
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
    const raw = paragraph.node.data.slice(start - paragraph.start, end - paragraph.start);
    const quote = raw.trim();
    const lead = raw.length - raw.trimStart().length;
    return quote === '' ? undefined : { start: start + lead, end: start + lead + quote.length, quote };
  }

  /** The text of [start, end) if one paragraph holds it. */
  quote(start: number, end: number): string | undefined {
    const paragraph = this.paragraphAt(start);
    if (paragraph === undefined || start < paragraph.start || end > paragraph.end || end <= start)
      return undefined;
    return paragraph.node.data.slice(start - paragraph.start, end - paragraph.start);
  }
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

/** Puts the cells of a table into one, row by row. */
class Tables {
  readonly #place: ParentNode & Node;
  #table: { readonly id: number; readonly body: HTMLElement } | undefined;
  #row: { readonly id: number; readonly element: HTMLElement } | undefined;
  #column: { readonly id: number; readonly element: HTMLElement } | undefined;

  constructor(place: ParentNode & Node) {
    this.#place = place;
  }

  /** The element for a cell's text; undefined for what is no cell. */
  cellFor({ cell }: TextBlock): HTMLElement | undefined {
    if (cell === undefined) {
      this.#table = undefined;
      return undefined;
    }
    if (this.#table?.id !== cell.table) {
      const table = this.#place.appendChild(document.createElement('table'));
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
