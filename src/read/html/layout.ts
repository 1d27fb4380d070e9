import { type Context, contextIn } from './context.ts';
import { LONGEST_WORDS } from './element-words.ts';
import { BLOCK_ELEMENTS, IMPLIED_ENDS, KEEP_PARAGRAPH, LEAVES_SVG, SCOPES, SKIPPED } from './elements.ts';
import type { PageMetadata } from './metadata.ts';
import { OpenElements } from './open-elements.ts';
import type { PageElement } from './page-element.ts';
import { partOf, type Tag } from './page-parts.ts';
import { Tables } from './tables.ts';
import type { TextFlow } from './text-flow.ts';
import type { TokenSink } from './tokens.ts';

const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const;
const TABLE_PARTS = new Set(['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th']);

const NO_LINK = -1;

/** Follows the tags of a page and tells the text flow what each stretch of text is. */
export class Layout implements TokenSink {
  readonly #flow: TextFlow;
  readonly #metadata: PageMetadata;
  readonly #tables = new Tables();
  readonly #elements: OpenElements = new OpenElements((name, { element }) => {
    if (name === 'table') this.#tables.closeTable();
    else if (name === 'thead') this.#tables.closeHead();
    if (element !== undefined) element.to = this.#flow.drafts.length;
    if (this.#elements.depth < this.#linkDepth) this.#linkDepth = NO_LINK;
  });
  /** Depth at which the open link was opened: it ends with the element around it at the latest. */
  #linkDepth = NO_LINK;
  /** Every element that holds blocks, in source order, parents first. */
  readonly page: PageElement[] = [];
  #skipped: { readonly name: string; depth: number } | undefined;

  constructor(flow: TextFlow, metadata: PageMetadata) {
    this.#flow = flow;
    this.#metadata = metadata;
  }

  get isSkipping(): boolean {
    return this.#skipped !== undefined;
  }

  open(tag: Tag): void {
    if (this.#stillSkips(tag)) return;
    this.#metadata.tag(tag, this.#isInsidePiece());
    const { name } = tag;
    if (SKIPPED.has(name) && !tag.selfClosing && !tag.attributes.has('shadowrootmode')) {
      this.#skipped = { name, depth: 1 };
    } else if (name === 'br') {
      this.#flow.breakLine(tag.start, tag.end, this.#elements.context);
    } else if (name === 'hr') {
      this.#flow.endBlock();
    } else if (name === 'sup' || name === 'sub') {
      this.#flow.space(tag.start, tag.end);
    } else if (name === 'a') {
      this.#linkDepth = tag.attributes.has('href') ? this.#elements.depth : NO_LINK;
    } else if (name === 'noscript') {
      this.#push(tag);
    } else if (BLOCK_ELEMENTS.has(name)) {
      this.#openBlock(tag);
    }
  }

  close(tag: Tag): void {
    const { name } = tag;
    if (this.#skipped !== undefined) {
      if (name === this.#skipped.name && --this.#skipped.depth === 0) this.#skipped = undefined;
      return;
    }
    if (name === 'a') this.#linkDepth = NO_LINK;
    if (name === 'noscript') this.#elements.close([name], SCOPES);
    if (!BLOCK_ELEMENTS.has(name)) return;
    this.#flow.endBlock();
    if (name === 'html' || name === 'body') return;
    const isHeading = HEADINGS.some((heading) => heading === name);
    this.#elements.close(isHeading ? HEADINGS : [name], TABLE_PARTS.has(name) ? ['table', 'html'] : SCOPES);
  }

  text(start: number, end: number, literal: boolean): void {
    if (this.#skipped !== undefined) return;
    this.#flow.text(start, end, literal, this.#elements.context, this.#linkDepth !== NO_LINK);
  }

  unseen(tag: Tag, start: number, end: number): void {
    if (this.#skipped === undefined) this.#metadata.unseen(tag, start, end);
  }

  #openBlock(tag: Tag): void {
    const { name } = tag;
    this.#flow.endBlock();
    if (!KEEP_PARAGRAPH.has(name)) this.#elements.close(['p'], SCOPES);
    if (HEADINGS.some((heading) => heading === name)) this.#elements.close(HEADINGS, SCOPES);
    const implied = IMPLIED_ENDS[name];
    if (implied !== undefined) this.#elements.close(implied.ends, implied.within);
    this.#push(tag);
  }

  #push(tag: Tag): void {
    const around = this.#elements.context;
    const element: PageElement = {
      name: tag.name,
      parent: around.element,
      index: this.page.length,
      part: partOf(tag, this.#isInsidePiece()),
      words: wordsOf(tag),
      isArticleBody: tag.attributes.get('itemprop')?.toLowerCase() === 'articlebody',
      from: this.#flow.drafts.length,
      to: Number.POSITIVE_INFINITY,
    };
    this.page.push(element);
    this.#elements.push(tag.name, this.#placed(tag, contextIn(around, tag, element)));
  }

  /** Keeps the count of tables, rows and cells, and gives a cell's context its place. */
  #placed(tag: Tag, context: Context): Context {
    const { name } = tag;
    if (name === 'table') this.#tables.openTable(tag);
    else if (name === 'thead' || name === 'tbody' || name === 'tfoot') this.#tables.openSection(name);
    else if (name === 'tr') this.#tables.openRow();
    if (name !== 'td' && name !== 'th') return context;
    const place = this.#tables.openCell(tag);
    return place === undefined ? context : { ...context, kind: 'paragraph', ...place };
  }

  #isInsidePiece(): boolean {
    return this.#elements.has('article') || this.#elements.has('main');
  }

  #stillSkips(tag: Tag): boolean {
    const skipped = this.#skipped;
    if (skipped === undefined) return false;
    if (skipped.name === 'svg' && LEAVES_SVG.has(tag.name)) {
      this.#skipped = undefined;
      return false;
    }
    if (tag.name === skipped.name && !tag.selfClosing) skipped.depth++;
    return true;
  }
}

function wordsOf({ attributes }: Tag): string {
  const id = attributes.get('id') ?? '';
  const classes = attributes.get('class') ?? '';
  return `${id.slice(0, 100)} ${classes.slice(0, LONGEST_WORDS)}`.trim();
}
