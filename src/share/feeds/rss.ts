import type { FeedDraft, FeedDraftEntry } from './entry.ts';
import { element, xmlText } from './xml-text.ts';

/** RSS 2.0 (rssboard.org), with Atom's link to itself and Dublin Core's creator, which is no e-mail address. */
export function toRss(feed: FeedDraft): string {
  const self = feed.self ?? `urn:uuid:${feed.id}`;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">',
    '<channel>',
    element('title', feed.title),
    element('link', self),
    element('description', feed.description),
    element('lastBuildDate', new Date(feed.updated).toUTCString()),
    element('generator', 'Howdunit'),
    ...(feed.self === undefined
      ? []
      : [`<atom:link rel="self" type="application/rss+xml" href="${xmlText(feed.self)}"/>`]),
    ...feed.entries.map(itemOf),
    '</channel>',
    '</rss>',
    '',
  ].join('\n');
}

function itemOf(entry: FeedDraftEntry): string {
  return [
    '<item>',
    element('title', entry.title),
    ...(entry.url === undefined ? [] : [element('link', entry.url)]),
    element('guid', `urn:uuid:${entry.id}`, ' isPermaLink="false"'),
    element('pubDate', new Date(entry.published).toUTCString()),
    ...(entry.author === undefined ? [] : [element('dc:creator', entry.author)]),
    ...entry.tags.map((tag) => element('category', tag, ' domain="https://attack.mitre.org/techniques"')),
    // A description is HTML: what a report says is escaped once as text and once as XML.
    element('description', entry.lines.map((line) => `<p>${xmlText(line)}</p>`).join('')),
    '</item>',
  ].join('\n');
}
