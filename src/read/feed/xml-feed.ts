import { append } from '../append.ts';
import { attributeOf, attributeValue } from '../xml/attributes.ts';
import { decodedPieces } from '../xml/references.ts';
import { tokenizeXml, type XmlTag } from '../xml/tokens.ts';
import { DecodedText, type Stretch } from './decoded-text.ts';
import type { Feed, FeedEntry, FeedField } from './write-feed.ts';

/** Elements of RSS 0.9 to 2.0, RSS 1.0 and Atom (RFC 4287) by their name without prefix. */
const FIELDS: Readonly<Record<string, FeedField>> = {
  title: 'title',
  description: 'summary',
  subtitle: 'summary',
  tagline: 'summary',
  summary: 'summary',
  encoded: 'content',
  content: 'content',
  pubDate: 'date',
  published: 'date',
  issued: 'date',
  date: 'date',
  updated: 'date',
  creator: 'author',
  author: 'author',
  name: 'author',
  link: 'link',
};

/** Modules whose elements have the same names and other meanings. */
const FOREIGN =
  /^(?:media|itunes|googleplay|georss|gml|geo|podcast|thr|slash|wfw|sy|feedburner|image|skos|cc):/;
const MOST_ENTRIES = 10_000;

interface OpenField {
  readonly field: FeedField;
  readonly name: string;
  readonly contentStart: number;
  readonly isMarkup: boolean;
  readonly stretches: Stretch[];
  depth: number;
}

/** Reads the elements of an XML feed; markup in an entry is text to be read as a page. */
export class XmlFeed {
  readonly #source: string;
  readonly #own: FeedEntry = {};
  readonly #entries: FeedEntry[] = [];
  #entry: FeedEntry | undefined;
  #open: OpenField | undefined;
  /** Elements that have titles and links of their own: an image, an input field, a source. */
  #apart = 0;

  constructor(source: string) {
    this.#source = source;
    tokenizeXml(source, this);
  }

  get feed(): Feed {
    return { own: this.#own, entries: this.#entries };
  }

  open(tag: XmlTag): void {
    const { local, name } = tag;
    if (this.#open !== undefined) {
      this.#open.depth++;
      if (!(this.#open.field === 'author' && local === 'name')) return;
      this.#open = undefined;
    }
    if (local === 'item' || local === 'entry') this.#beginEntry();
    else if (/^(?:image|textInput|textinput|source)$/.test(local)) this.#apart++;
    const field = FOREIGN.test(name) || this.#apart > 0 ? undefined : FIELDS[local];
    if (field === undefined) return;
    if (field === 'link' && this.#linkAttribute(tag)) return;
    const isMarkup = /xhtml/.test(attributeValue(this.#source, tag, 'type') ?? '');
    if (!tag.selfClosing)
      this.#open = { field, name, contentStart: tag.end, isMarkup, stretches: [], depth: 0 };
  }

  close(local: string, tag: XmlTag): void {
    const open = this.#open;
    if (open !== undefined) {
      if (open.depth > 0) open.depth--;
      else if (open.name === tag.name || /^(?:item|entry|channel|feed)$/.test(local))
        this.#finish(open, tag.start);
      if (!/^(?:item|entry)$/.test(local)) return;
    }
    if (local === 'item' || local === 'entry') this.#entry = undefined;
    else if (/^(?:image|textInput|textinput|source)$/.test(local)) this.#apart = Math.max(0, this.#apart - 1);
  }

  text(start: number, end: number, literal: boolean): void {
    const open = this.#open;
    if (open === undefined || open.isMarkup) return;
    if (literal) open.stretches.push({ text: this.#source.slice(start, end), start, end });
    else append(open.stretches, decodedPieces(this.#source, start, end));
  }

  #beginEntry(): void {
    this.#entry = {};
    if (this.#entries.length < MOST_ENTRIES) this.#entries.push(this.#entry);
  }

  /** Atom writes its links as attributes; the alternate one is the entry's page. */
  #linkAttribute(tag: XmlTag): boolean {
    const href = attributeOf(this.#source, tag, 'href');
    if (href === undefined) return false;
    const rel = attributeValue(this.#source, tag, 'rel') ?? 'alternate';
    if (rel === 'alternate')
      this.#set('link', new DecodedText([...decodedPieces(this.#source, href.start, href.end)]));
    return true;
  }

  #finish(open: OpenField, end: number): void {
    this.#open = undefined;
    const { field, contentStart, isMarkup, stretches } = open;
    const markup = { text: this.#source.slice(contentStart, end), start: contentStart, end };
    this.#set(field, new DecodedText(isMarkup ? [markup] : stretches));
  }

  /** The first of each counts, as `published` does before `updated`; an empty one does not. */
  #set(field: FeedField, value: DecodedText): void {
    if (value.text.trim() === '') return;
    const into = this.#entry ?? this.#own;
    into[field] ??= value;
  }
}
