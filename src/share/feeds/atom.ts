import type { FeedDraft, FeedDraftEntry } from './entry.ts';
import { element, xmlText } from './xml-text.ts';

/** Atom 1.0 (RFC 4287); what was taken back has its tombstone, too (RFC 6721). */
export function toAtom(feed: FeedDraft): string {
  const gone = feed.entries.filter(({ takesBack }) => takesBack !== undefined);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom"${gone.length === 0 ? '' : ' xmlns:at="http://purl.org/atompub/tombstones/1.0"'}>`,
    element('id', `urn:uuid:${feed.id}`),
    element('title', feed.title),
    element('subtitle', feed.description),
    element('updated', feed.updated),
    ...(feed.self === undefined
      ? []
      : [`<link rel="self" type="application/atom+xml" href="${xmlText(feed.self)}"/>`]),
    '<author><name>Howdunit</name></author>',
    '<generator>Howdunit</generator>',
    ...gone.map(tombstoneOf),
    ...feed.entries.map(entryOf),
    '</feed>',
    '',
  ].join('\n');
}

function tombstoneOf({ takesBack = '', updated, lines }: FeedDraftEntry): string {
  const comment = element('at:comment', lines.join('\n'));
  return `<at:deleted-entry ref="urn:uuid:${xmlText(takesBack)}" when="${updated}">${comment}</at:deleted-entry>`;
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
