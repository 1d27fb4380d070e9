import { expect, test } from 'vitest';
import type { ReadingMetadata } from '../../model/index.ts';
import { extractHtml } from './extract-html.ts';

function values(source: string): Record<string, string> {
  const { metadata } = extractHtml(source);
  const stated = Object.entries(metadata).map(([field, at]) => [
    field,
    typeof at === 'string' ? at : at.value,
  ]);
  return Object.fromEntries(stated);
}

function writtenAt(source: string, field: keyof ReadingMetadata): string | undefined {
  const stated = extractHtml(source).metadata[field];
  if (stated === undefined || typeof stated === 'string' || stated.at.kind !== 'source-range')
    return undefined;
  return source.slice(stated.at.start, stated.at.end);
}

test('what the head states is taken, with the tag that states it', () => {
  const source = `<head><title>Copper Heron | Northgate</title><meta property="og:title" content="Copper &amp; Heron">
    <meta name="author" content="Jo Doe"><meta property="og:site_name" content="Northgate Labs">
    <meta property="article:published_time" content="2026-11-17T10:30:00+01:00">
    <link rel="canonical" href="https://northgate.example/copper-heron"></head><p>x`;
  expect(values(source)).toEqual({
    title: 'Copper & Heron',
    author: 'Jo Doe',
    publisher: 'Northgate Labs',
    published: '2026-11-17T09:30:00.000Z',
    canonicalUrl: 'https://northgate.example/copper-heron',
  });
  expect(writtenAt(source, 'author')).toBe('<meta name="author" content="Jo Doe">');
});

test('JSON-LD speaks where the head is silent, and broken JSON-LD is silent too', () => {
  const ld = {
    '@graph': [
      { '@type': 'WebPage', name: 'no' },
      {
        '@type': ['NewsArticle'],
        headline: 'H',
        author: [{ name: 'A' }, { name: 'B' }],
        publisher: { name: 'P' },
        datePublished: '2026-11-17',
      },
    ],
  };
  const script = (json: string): string => `<script type="application/ld+json">${json}</script><p>x`;
  expect(values(script(JSON.stringify(ld)))).toEqual({
    title: 'H',
    author: 'A, B',
    publisher: 'P',
    published: '2026-11-17',
  });
  expect(values(script('{"@type":"NewsArticle","headline":'))).toEqual({});
  expect(values(script('['.repeat(100_000)))).toEqual({});
});

test('JSON-LD may name author and publisher in other nodes, and states the address of the page', () => {
  const page = 'https://northgate.example/heron';
  const ld = {
    '@graph': [
      {
        '@type': 'TechArticle',
        headline: 'H',
        author: { '@id': '#jo' },
        publisher: { '@id': '#lab' },
        mainEntityOfPage: { '@id': page },
      },
      { '@type': 'Organization', '@id': '#lab', name: 'Northgate Labs' },
      { '@type': 'Person', '@id': '#jo', name: 'Jo Doe' },
    ],
  };
  const source = `<script type="application/ld+json">${JSON.stringify(ld)}</script><p>x`;
  expect(values(source)).toEqual({
    title: 'H',
    author: 'Jo Doe',
    publisher: 'Northgate Labs',
    canonicalUrl: page,
  });
  expect(writtenAt(source, 'publisher')).toBe(JSON.stringify(ld));
});

test('a plain page is titled by its title element, and the main heading sheds the site name', () => {
  expect(values('<title>A Report &amp; More</title><p>x')).toEqual({ title: 'A Report & More' });
  const source = '<title>A Report | Site</title><h1>A Report</h1><p>x';
  expect(extractHtml(source).metadata.title).toMatchObject({ value: 'A Report', at: { kind: 'text-range' } });
});

test('a profile address is no author, and a relative address is no canonical one', () => {
  expect(
    values(
      '<meta property="article:author" content="https://social.example/jo"><link rel=canonical href="/x"><p>x',
    ),
  ).toEqual({});
});

test('a time without an offset is no instant, and an odd date stays as written', () => {
  const date = (content: string): string | undefined =>
    values(`<meta name="date" content="${content}"><p>x`)['published'];
  expect(date('2026-11-17T10:30:00')).toBe('2026-11-17');
  expect(date('17 November 2026')).toBe('2026-11-17');
  expect(date('17/11/2026')).toBe('17/11/2026');
  expect(date('2026-99-99')).toBe('2026-99-99');
});
