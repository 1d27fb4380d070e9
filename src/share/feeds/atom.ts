import type { FeedDraft, FeedDraftEntry } from './entry.ts';
import { element, xmlText } from './xml-text.ts';

/** Atom 1.0 (RFC 4287). */
export function toAtom(feed: FeedDraft): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    element('id', `urn:uuid:${feed.id}`),
    element('title', feed.title),
    element('subtitle', feed.description),
    element('updated', feed.updated),
    ...(feed.self === undefined
      ? []
      : [`<link rel="self" type="application/atom+xml" href="${xmlText(feed.self)}"/>`]),
    '<author><name>Howdunit</name></author>',
    '<generator>Howdunit</generator>',
    ...feed.entries.map(entryOf),
    '</feed>',
    '',
  ].join('\n');
}

function entryOf(entry: FeedDraftEntry): string {
  return [
    '<entry>',
    element('id', `urn:uuid:${entry.id}`),
    element('title', entry.title),
    ...(entry.url === undefined ? [] : [`<link rel="alternate" href="${xmlText(entry.url)}"/>`]),
    ...(entry.author === undefined ? [] : [`<author>${element('name', entry.author)}</author>`]),
    element('published', entry.published),
    element('updated', entry.updated),
    ...entry.tags.map(
      (tag) => `<category term="${xmlText(tag)}" scheme="https://attack.mitre.org/techniques"/>`,
    ),
    element('content', entry.lines.join('\n'), ' type="text"'),
    '</entry>',
  ].join('\n');
}
