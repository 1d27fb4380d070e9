import type { Block, SourcePlace } from '../../model/index.ts';
import { append } from '../append.ts';
import { type Piece, textOf } from '../parts/piece.ts';
import { partAt, rangeAt } from '../parts/place.ts';
import { attributeValue } from '../xml/attributes.ts';
import { xmlPieces } from '../xml/pieces.ts';
import { tokenizeXml, type XmlTag } from '../xml/tokens.ts';
import { fieldLink } from './field-link.ts';
import type { Link, Paragraph, Story } from './story.ts';
import { type Style, styleNamed } from './styles.ts';
import { WordTables } from './tables.ts';

/** Elements whose content is not the text: a fallback says again what came before it, a move's source what comes at its target. */
const SKIPPED = new Set(['Fallback', 'moveFrom', 'pPrChange', 'rPrChange', 'tblPrChange', 'sectPrChange']);

export interface StoryOptions {
  readonly path: string;
  readonly styles: ReadonlyMap<string, Style>;
  /** What a paragraph is here where its style says nothing. */
  readonly kind: Block['kind'];
  /** The targets of this part's links by relationship id. */
  readonly targets: ReadonlyMap<string, Piece>;
  readonly firstTable: number;
}

/** Reads a part of WordprocessingML into paragraphs whose every character leads back to the part's XML. */
export function readStory(source: string, options: StoryOptions): Story {
  const reader = new StoryReader(source, options);
  tokenizeXml(source, reader);
  return reader.finish();
}

interface OpenLink {
  readonly target: Piece;
  readonly shown: string[];
}

class StoryReader {
  readonly #source: string;
  readonly #options: StoryOptions;
  readonly #tables: WordTables;
  readonly #open: Paragraph[] = [];
  readonly #paragraphs: Paragraph[] = [];
  readonly #deleted: Paragraph[] = [];
  readonly #links: Link[] = [];
  readonly #openLinks: OpenLink[] = [];
  #struck: Paragraph = { kind: 'comment', pieces: [] };
  #skipped: { readonly local: string; depth: number } | undefined;
  /** The element whose text is being read: `t`, `delText` or `instrText`. */
  #inside: string | undefined;
  #deletions = 0;

  constructor(source: string, options: StoryOptions) {
    this.#source = source;
    this.#options = options;
    this.#tables = new WordTables(options.firstTable);
  }

  finish(): Story {
    for (const paragraph of this.#open.splice(0).reverse()) this.#end(paragraph);
    return { paragraphs: this.#paragraphs, deleted: this.#deleted, links: this.#links };
  }

  open(tag: XmlTag): void {
    const { local } = tag;
    if (this.#skipped !== undefined) {
      if (local === this.#skipped.local) this.#skipped.depth++;
      return;
    }
    if (SKIPPED.has(local)) {
      this.#skipped = { local, depth: 1 };
      return;
    }
    this.#tables.open(local);
    if (local === 'p') this.#open.push(this.#begin());
    else if (local === 'del') this.#deletions++;
    else if (local === 't' || local === 'delText' || local === 'instrText') this.#inside = local;
    else if (local === 'hyperlink') this.#openLink(this.#attribute(tag, 'id'));
    else if (local === 'fldSimple') this.#field(tag);
    else this.#property(tag);
  }

  close(local: string): void {
    if (this.#skipped !== undefined) {
      if (local === this.#skipped.local && --this.#skipped.depth === 0) this.#skipped = undefined;
      return;
    }
    this.#tables.close(local);
    if (local === this.#inside) this.#inside = undefined;
    else if (local === 'del') this.#deletions = Math.max(0, this.#deletions - 1);
    else if (local === 'hyperlink') this.#closeLink();
    else if (local === 'p') {
      const paragraph = this.#open.pop();
      if (paragraph !== undefined) this.#end(paragraph);
    }
  }

  text(start: number, end: number, literal: boolean): void {
    if (this.#inside === undefined || this.#skipped !== undefined) return;
    if (this.#inside === 'instrText') {
      this.#instruction(this.#source.slice(start, end), start);
      return;
    }
    const pieces = xmlPieces(this.#source, start, end, literal, this.#place);
    const isStruck = this.#inside === 'delText' || this.#deletions > 0;
    const into = isStruck ? this.#struck : this.#open.at(-1);
    if (into !== undefined) append(into.pieces, pieces);
    if (!isStruck) this.#openLinks.at(-1)?.shown.push(textOf(pieces));
  }

  readonly #place = (at: SourcePlace): SourcePlace => partAt(this.#options.path, at);

  #begin(): Paragraph {
    const { cell } = this.#tables;
    return cell === undefined
      ? { kind: this.#options.kind, pieces: [] }
      : { kind: 'table-cell', cell, pieces: [] };
  }

  #end(paragraph: Paragraph): void {
    if (paragraph.pieces.length > 0) this.#paragraphs.push(paragraph);
    if (this.#struck.pieces.length > 0) this.#deleted.push(this.#struck);
    this.#struck = { kind: 'comment', pieces: [] };
  }

  #property(tag: XmlTag): void {
    const { local } = tag;
    const paragraph = this.#open.at(-1);
    if (local === 'tblHeader' || local === 'gridSpan' || local === 'tblLook') {
      this.#tables.property(local, this.#attribute(tag, 'val'), this.#attribute(tag, 'firstRow'));
    } else if (paragraph === undefined) return;
    else if (local === 'pStyle') this.#styled(paragraph, this.#attribute(tag, 'val') ?? '');
    else if (local === 'numPr') this.#become(paragraph, { kind: 'list-item' });
    else if (local === 'outlineLvl') this.#outline(paragraph, this.#attribute(tag, 'val'));
    else if (local === 'tab' || local === 'ptab') this.#character(paragraph, '\t', tag);
    else if (local === 'br' || local === 'cr') this.#character(paragraph, '\n', tag);
    else if (local === 'noBreakHyphen') this.#character(paragraph, '-', tag);
  }

  /** A tab stop is defined by the same element as a tab character is, but before any text. */
  #character(paragraph: Paragraph, text: string, tag: XmlTag): void {
    if (text === '\t' && this.#attribute(tag, 'pos') !== undefined) return;
    const into = this.#deletions > 0 ? this.#struck : paragraph;
    into.pieces.push({ text, at: this.#place(rangeAt(tag.start, tag.end)) });
  }

  #styled(paragraph: Paragraph, id: string): void {
    const style = this.#options.styles.get(id) ?? styleNamed(id);
    if (style !== undefined) this.#become(paragraph, style);
  }

  #outline(paragraph: Paragraph, value: string | undefined): void {
    const level = Number.parseInt(value ?? '', 10);
    if (level >= 0 && level < 9) this.#become(paragraph, { kind: 'heading', level: Math.min(6, level + 1) });
  }

  /** A cell stays a cell, a heading a heading although it is numbered, a note a note. */
  #become(paragraph: Paragraph, style: Style): void {
    if (paragraph.kind !== 'paragraph') return;
    if (style.kind === 'title') paragraph.isTitle = true;
    paragraph.kind = style.kind === 'title' ? 'heading' : style.kind;
    if (paragraph.kind === 'heading') paragraph.level = style.level ?? 1;
  }

  #openLink(id: string | undefined): void {
    const target = id === undefined ? undefined : this.#options.targets.get(id);
    this.#openLinks.push({ target: target ?? { text: '', at: rangeAt(0, 0) }, shown: [] });
  }

  #closeLink(): void {
    const link = this.#openLinks.pop();
    if (link !== undefined && link.target.text !== '')
      this.#links.push({ shown: link.shown.join(''), target: link.target });
  }

  #field(tag: XmlTag): void {
    const from = this.#source.indexOf('instr', tag.start);
    if (from >= 0 && from < tag.end) this.#instruction(this.#source.slice(from, tag.end), from);
  }

  #instruction(written: string, start: number): void {
    const link = fieldLink(written);
    if (link === undefined) return;
    const at = this.#place(rangeAt(start + link.start, start + link.end));
    this.#links.push({ shown: '', target: { text: link.target, at } });
  }

  #attribute(tag: XmlTag, local: string): string | undefined {
    return attributeValue(this.#source, tag, local);
  }
}
