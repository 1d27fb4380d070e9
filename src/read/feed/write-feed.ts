import type { Block, ReadingMetadata } from '../../model/index.ts';
import { extractHtml } from '../html/extract-html.ts';
import type { Composition } from '../parts/composition.ts';
import { rangeAt } from '../parts/place.ts';
import { extractText } from '../text/extract-text.ts';
import type { DecodedText } from './decoded-text.ts';

/** What of a feed or an entry can be read; each value with the way back. */
export type FeedField = 'title' | 'content' | 'plain' | 'summary' | 'link' | 'date' | 'author';

export type FeedEntry = Partial<Record<FeedField, DecodedText>>;

export interface Feed {
  readonly own: FeedEntry;
  readonly entries: readonly FeedEntry[];
}

/** Writes a feed: its title and description, then each entry with title, date, author, content and address. */
export function writeFeed(composition: Composition, feed: Feed): ReadingMetadata {
  const { title, summary, link } = feed.own;
  const heading = line(composition, { kind: 'heading', level: 1 }, title);
  if (summary !== undefined) rich(composition, summary);
  for (const entry of feed.entries) writeEntry(composition, entry);
  const range = link?.range;
  return {
    ...(heading && { title: { value: heading.value, at: heading.at } }),
    ...(link && range && /^https?:/.test(link.text.trim())
      ? { canonicalUrl: { value: link.text.trim(), at: rangeAt(range.start, range.end) } }
      : {}),
  };
}

function writeEntry(composition: Composition, entry: FeedEntry): void {
  const { title, date, author, content, plain, summary, link } = entry;
  line(composition, { kind: 'heading', level: 2 }, title);
  line(composition, { kind: 'paragraph' }, date);
  line(composition, { kind: 'paragraph' }, author);
  if (content !== undefined && content.text.trim() !== '') rich(composition, content);
  else if (plain !== undefined) composition.embed(extractText(plain.text), (at) => plain.sourceSegments(at));
  else if (summary !== undefined) rich(composition, summary);
  line(composition, { kind: 'reference' }, link);
}

/** Markup that was carried as text, read as a page. */
function rich(composition: Composition, written: DecodedText): void {
  composition.embed(extractHtml(written.text), (segment) => written.sourceSegments(segment));
}

function line(
  composition: Composition,
  kind: Pick<Block, 'kind' | 'level'>,
  written: DecodedText | undefined,
): { readonly value: string; readonly at: { kind: 'text-range'; start: number; end: number } } | undefined {
  if (written === undefined) return undefined;
  const shown = /<[a-z/!]|&[a-z#]/i.test(written.text)
    ? extractHtml(written.text)
    : extractText(written.text);
  const pieces = shown.map
    .flatMap((segment) => written.sourceSegments(segment))
    .map(({ start, end, at }) => ({ text: shown.text.slice(start, end), at }));
  const block = composition.block(kind, pieces);
  if (block === undefined) return undefined;
  const value = pieces
    .map(({ text }) => text)
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
  return { value, at: { kind: 'text-range', start: block.start, end: block.end } };
}
