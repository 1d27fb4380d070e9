import { expect, test } from 'vitest';
import { seeds } from '../../../eval/hostile-seeds.mjs';
import { blockLines, problemOf, readingOf } from '../../../test/fixtures/block-lines.ts';
import type { Reading } from '../../model/index.ts';

const seed = async (name: string): Promise<Reading> =>
  readingOf((await seeds()).get(name) ?? new Uint8Array());

test('an RSS feed: entries with date, content once, and address; the logo’s title is none of its own', async () => {
  const reading = await seed('feed.rss');
  expect(blockLines(reading)).toEqual([
    'heading1: Northgate Labs',
    'paragraph: Reports & notes',
    'heading2: Copper Heron & friends',
    'paragraph: Tue, 17 Nov 2026 08:00:00 GMT',
    'paragraph: The implant beacons to update.heron-cdn.example & more.',
    'reference: https://northgate.example/copper-heron',
    'heading2: Second',
    'paragraph: C2 at 198.51.100.23 & on',
  ]);
  expect(reading.metadata).toMatchObject({
    title: { value: 'Northgate Labs' },
    canonicalUrl: { value: 'https://northgate.example/' },
  });
});

test('text that was escaped twice leads back to how it was written', async () => {
  const source = Buffer.from((await seeds()).get('feed.rss') ?? []).toString();
  const { text, map } = await seed('feed.rss');
  const written = (what: string): string | undefined => {
    const from = text.indexOf(what);
    const at = map.find(({ start, end }) => start <= from && from < end)?.at;
    return at?.kind === 'source-range' ? source.slice(at.start, at.end) : undefined;
  };
  expect(written('C2 at')).toBe('C2 at 198.51.100.23 ');
  expect(written('& on')).toBe('&amp;amp;');
  expect(written('update.heron-')).toBe('update.heron-');
});

test('an Atom feed: markup in titles and XHTML content are read', async () => {
  expect(blockLines(await seed('feed.atom'))).toEqual([
    'heading1: Northgate',
    'heading2: Copper Heron',
    'paragraph: 2026-11-17T08:00:00Z',
    'paragraph: Mara Lindqvist',
    'paragraph: C2 at heron.example.\nTwo.',
    'reference: https://northgate.example/1',
  ]);
});

test('a JSON Feed: HTML and text content are read, and lead back through their escapes', async () => {
  const reading = await seed('feed.json');
  expect(blockLines(reading)).toEqual([
    'heading1: Northgate',
    'heading2: Copper “Heron”',
    'paragraph: 2026-11-17T08:00:00Z',
    'paragraph: Mara Lindqvist',
    'paragraph: C2 at "heron.example"é',
    'reference: https://northgate.example/1',
    'paragraph: Line one.',
    'paragraph: Line "two" 198.51.100.23.',
  ]);
  const source = Buffer.from((await seeds()).get('feed.json') ?? []).toString();
  const quote = reading.map.find(({ start }) => start === reading.text.indexOf('"heron'))?.at;
  expect(quote?.kind === 'source-range' && source.slice(quote.start, quote.end)).toBe('\\"');
});

test('an XML file that is no feed stays text, a broken JSON Feed is damaged', async () => {
  expect(
    (await readingOf(Buffer.from('<?xml version="1.0"?><rules><feed>x</feed> is a word</rules>'))).extractor,
  ).toBe('text@1');
  const cut = Buffer.from('{"version":"https://jsonfeed.org/version/1.1","title":"a');
  expect(await problemOf(cut)).toMatchObject({ code: 'damaged' });
});
