import { lineSafeJson } from '../json/line-safe.ts';
import { wellFormed } from '../lists/sentence-of.ts';
import type { FeedDraft, FeedDraftEntry } from './entry.ts';

/** JSON Feed 1.1 (jsonfeed.org). */
export function toJsonFeed(feed: FeedDraft): string {
  const whole = {
    version: 'https://jsonfeed.org/version/1.1',
    title: wellFormed(feed.title),
    description: wellFormed(feed.description),
    ...(feed.self !== undefined && { feed_url: feed.self }),
    authors: [{ name: 'Howdunit' }],
    items: feed.entries.map(itemOf),
  };
  return `${lineSafeJson(whole)}\n`;
}

function itemOf(entry: FeedDraftEntry): Readonly<Record<string, unknown>> {
  return {
    id: `urn:uuid:${entry.id}`,
    title: wellFormed(entry.title),
    ...(entry.url !== undefined && { external_url: entry.url }),
    content_text: wellFormed(entry.lines.join('\n')),
    date_published: entry.published,
    date_modified: entry.updated,
    ...(entry.author !== undefined && { authors: [{ name: wellFormed(entry.author) }] }),
    ...(entry.tags.length > 0 && { tags: entry.tags }),
  };
}
