import { describe, expect, it } from 'vitest';
import { looksLikeFeed, readFeed } from './feed.ts';
import { startPace } from './pace.ts';
import { rulesIn } from './robots.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const BASE = 'https://northgate.example/feed.xml';

describe('robots.txt', () => {
  const rules = (text: string): ReturnType<typeof rulesIn> =>
    rulesIn('https://northgate.example/robots.txt', text, 'howdunit/0.1.0');

  it.each([
    ['', true],
    ['User-agent: *\nDisallow: /reports/', false],
    ['User-agent: *\nDisallow: /\nAllow: /reports/', true],
    ['User-agent: *\nDisallow: /\n\nUser-agent: Howdunit\nAllow: /', true],
    ['User-agent: otherbot\nDisallow: /', true],
    ['User-agent: *\nDisallow: /*.html$', false],
  ])('%j allows a report: %s', (text, allowed) => {
    expect(rules(text).allows('https://northgate.example/reports/heron.html')).toBe(allowed);
  });

  it('may ask for time between requests', () => {
    expect(rules('User-agent: *\nCrawl-delay: 5').gapMs).toBe(5_000);
    expect(rules('User-agent: *\nCrawl-delay: soon').gapMs).toBeUndefined();
  });
});

describe('a host', () => {
  it('is not asked again before its time, while another is', async () => {
    let now = 0;
    const waits: number[] = [];
    const sleep = async (ms: number): Promise<void> => {
      waits.push(ms);
      now += ms;
    };
    const pace = startPace({ now: () => now, sleep });
    await pace.turn('https://a.example/1', 5_000);
    await pace.turn('https://b.example/1');
    await pace.turn('https://a.example/2', 86_400_000);
    await pace.turn('https://a.example/3');
    // A day between two requests is more than anybody may ask.
    expect(waits).toEqual([5_000, 60_000]);
  });
});

describe('a feed', () => {
  it.each([
    ['<?xml version="1.0"?>\n<rss version="2.0">', true],
    ['<feed xmlns="http://www.w3.org/2005/Atom">', true],
    ['{"version": "https://jsonfeed.org/version/1.1", "items": []}', true],
    ['<!doctype html><title>RSS feeds explained</title>', false],
    ['{"feed": true}', false],
    ['<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', false],
  ])('is told from other things by its beginning: %j is %s', (start, isFeed) => {
    expect(looksLikeFeed(bytes(start))).toBe(isFeed);
  });

  it('names its entries by what stays the same, and leads only to the web', () => {
    const feed = readFeed(
      bytes(
        '<rss version="2.0"><channel><title>Notes</title><item><title>One</title><link>/one</link></item><item><title>Two</title><link>javascript:alert(1)</link><guid>two</guid></item></channel></rss>',
      ),
      BASE,
    );
    expect(feed).toMatchObject({
      ok: true,
      value: {
        title: 'Notes',
        entries: [{ url: 'https://northgate.example/one' }, { id: 'two', title: 'Two' }],
      },
    });
    if (feed.ok) expect(feed.value.entries[1]).not.toHaveProperty('url');
  });

  it.each([
    [
      'entities that swell',
      '<!DOCTYPE r [<!ENTITY a "aa">]><rss><channel><title>&a;</title></channel></rss>',
      'damaged',
    ],
    ['a hundred thousand levels', `<rss>${'<a>'.repeat(100_000)}`, 'too-deep'],
    ['no feed at all', '<rss', 'damaged'],
    ['JSON of another kind', '{"items": 1}', 'damaged'],
  ])('is refused in words for %s', (_, text, code) => {
    expect(readFeed(bytes(text), BASE)).toMatchObject({ ok: false, problem: { code } });
  });
});
