import { MAX_BLOCKS } from '../limits.ts';
import { TextWriter } from '../text-writer.ts';
import { decodeReference } from './character-references.ts';
import type { Context } from './context.ts';
import type { Draft } from './draft.ts';

/** White space, a character reference, characters that only tell where a word may break, or visible text. */
const PIECE =
  /([ \t\n\f\r]+)|(&(?:#(?:\d{1,20}|x[\da-f]{1,20})|[a-z][a-z\d]{0,31});?)|([\u00AD\u200B\u2060\uFEFF]+|\b(?:\u200C|\u200D)\b)|[^ \t\n\f\r&\u00AD\u200B-\u200D\u2060\uFEFF]+|[&\u200C\u200D]/giu;
const WHITE = /^[ \t\n\f\r]+$/;
const UNSEEN = /^[\u00AD\u200B\u2060\uFEFF]+$/u;

interface Space {
  readonly start: number;
  readonly end: number;
  /** Set where a tag, not a character, makes the space. */
  readonly text?: string;
}

/**
 * Lays a page's text out in blocks (HTML Standard, section 15.3; CSS Text 3, section 4): white space
 * collapses except in preformatted text, blocks are set apart by line breaks, cells of a row by tabs.
 * Soft hyphens and zero-width break marks go, so that a hash wrapped for the screen comes out whole.
 */
export class TextFlow {
  readonly drafts: Draft[] = [];
  readonly #source: string;
  readonly #writer: TextWriter;
  #spaces: Space[] = [];
  #breaks: Space[] = [];
  #ended = true;

  constructor(source: string) {
    this.#source = source;
    this.#writer = new TextWriter(source);
  }

  finish(): ReturnType<TextWriter['finish']> {
    return this.#writer.finish();
  }

  /** The next text opens a new block. */
  endBlock(): void {
    this.#ended = true;
    this.#spaces = [];
    this.#breaks = [];
  }

  /** A `br`: a line break, two of them a new block. */
  breakLine(start: number, end: number, context: Context): void {
    if (context.preformatted) this.#spaces.push({ start, end, text: '\n' });
    else this.#breaks.push({ start, end });
  }

  /** A tag that parts words without being a character, such as that of a superscript. */
  space(start: number, end: number): void {
    if (this.#spaces.length === 0) this.#spaces.push({ start, end, text: ' ' });
  }

  text(start: number, end: number, literal: boolean, context: Context, linked: boolean): void {
    const written = this.#writer.length;
    for (const match of this.#source.slice(start, end).matchAll(PIECE)) {
      const [piece, white, reference, unseen] = match;
      const from = start + match.index;
      const to = from + piece.length;
      if (white !== undefined) this.#white(from, to, context);
      else if (reference !== undefined && !literal) this.#reference(piece, from, to, context);
      else if (unseen === undefined) this.#visible(from, to, context);
    }
    const draft = this.drafts.at(-1);
    if (linked && draft !== undefined)
      draft.linked += Math.max(0, this.#writer.length - Math.max(written, draft.start));
  }

  #white(start: number, end: number, context: Context): void {
    if (context.preformatted || this.#spaces.length === 0) this.#spaces.push({ start, end });
  }

  #reference(written: string, start: number, end: number, context: Context): void {
    const decoded = decodeReference(written);
    if (UNSEEN.test(decoded)) return;
    if (WHITE.test(decoded)) this.#spaces.push({ start, end, text: context.preformatted ? decoded : ' ' });
    else if (decoded !== '\u00A0' || this.#continues(context)) this.#visible(start, end, context, decoded);
  }

  #visible(start: number, end: number, context: Context, decoded?: string): void {
    if (this.#breaks.length > 1) this.#ended = true;
    if (this.#continues(context)) this.#writeSpaces(context);
    else this.#beginBlock(start, context);
    this.#spaces = [];
    this.#breaks = [];
    if (decoded === undefined) this.#writer.copy(start, end);
    else this.#writer.put(decoded, start, end);
    const draft = this.drafts.at(-1);
    if (draft !== undefined) draft.end = this.#writer.length;
  }

  #continues(context: Context): boolean {
    return !this.#ended && this.drafts.at(-1)?.context === context;
  }

  #writeSpaces(context: Context): void {
    const [lineBreak] = this.#breaks;
    if (lineBreak !== undefined) {
      this.#writer.put('\n', lineBreak.start, lineBreak.end);
      return;
    }
    const spaces = context.preformatted ? this.#spaces : this.#spaces.slice(0, 1);
    for (const { start, end, text } of spaces) {
      const exact = context.preformatted || (end - start === 1 && this.#source.charAt(start) === ' ');
      if (text === undefined && exact) this.#writer.copy(start, end);
      else this.#writer.put(text ?? ' ', start, end);
    }
  }

  #beginBlock(start: number, context: Context): void {
    const last = this.drafts.at(-1);
    if (last !== undefined) this.#writer.put(separator(last.context, context), this.#writer.sourceEnd, start);
    const from = this.#writer.length;
    if (context.preformatted) this.#writeIndentation();
    this.#ended = false;
    if (this.drafts.length < MAX_BLOCKS) this.drafts.push({ start: from, end: from, context, linked: 0 });
  }

  /** White space between the last line break and the first visible character of preformatted text. */
  #writeIndentation(): void {
    const space = this.#spaces.at(-1);
    if (space === undefined || space.text !== undefined) return;
    const feed = this.#source.lastIndexOf('\n', space.end - 1);
    this.#writer.copy(Math.max(space.start, feed + 1), space.end);
  }
}

function separator(before: Context, after: Context): string {
  const { cell: left } = before;
  const { cell: right } = after;
  if (left !== undefined && right !== undefined && left.table === right.table) {
    return left.row === right.row && left.column !== right.column ? '\t' : '\n';
  }
  return before.kind === 'list-item' && after.kind === 'list-item' ? '\n' : '\n\n';
}
