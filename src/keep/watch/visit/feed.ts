import { parseFeed } from '@rowanmanning/feed-parser';
import { failed, ok, problem, type Result, sha256 } from '../../../model/index.ts';

/** RSS, Atom or JSON Feed 1.1, as far as watching needs it. */
export interface Feed {
  readonly title: string;
  /** As the feed has them, usually newest first; bounded. */
  readonly entries: readonly FeedEntry[];
}

export interface FeedEntry {
  /** Stable over looks: the feed's own id, else the link, else of the words. */
  readonly id: string;
  readonly title: string;
  /** http(s) only. */
  readonly url?: string;
  /** As a UTC instant, where the feed states a date that can be read. */
  readonly published?: string;
}

const MOST_BYTES = 8 * 1024 * 1024;
const MOST_ENTRIES = 500;
const MOST_NESTING = 64;

/** Whether bytes begin like a feed. */
export function looksLikeFeed(payload: Uint8Array): boolean {
  const start = new TextDecoder().decode(payload.subarray(0, 2_048)).trimStart();
  if (start.startsWith('{')) return /"version"\s*:\s*"https:\/\/jsonfeed\.org\/version\//.test(start);
  return /^<(?:\?xml|!--|rss|feed|rdf:RDF)/i.test(start) && /<(?:rss|feed|rdf:RDF)[\s>]/i.test(start);
}

/**
 * Reads a feed. Problems: `too-large`, `too-deep`, `damaged`.
 *
 * @param base where it came from; links are relative to it
 */
export function readFeed(payload: Uint8Array, base: string): Result<Feed> {
  if (payload.length > MOST_BYTES) {
    return failed(problem('too-large', `the feed is larger than ${MOST_BYTES} bytes`, { where: base }));
  }
  const text = new TextDecoder().decode(payload);
  return text.trimStart().startsWith('{') ? readJsonFeed(text, base) : readXmlFeed(text, base);
}

function readXmlFeed(text: string, base: string): Result<Feed> {
  // A feed needs no entities of its own, and a few lines of them can mean gigabytes.
  if (/<!ENTITY/i.test(text)) return failed(damaged(base, 'it defines entities'));
  if (nesting(text) > MOST_NESTING) {
    return failed(problem('too-deep', 'the feed is nested too deeply', { where: base }));
  }
  try {
    const feed = parseFeed(text);
    return ok({
      title: feed.title ?? base,
      entries: feed.items
        .slice(0, MOST_ENTRIES)
        .map(({ id, title, url, published, updated }) =>
          entryOf({ id, title, url, date: published ?? updated }, base),
        ),
    });
  } catch {
    // The parser throws errors of several makes for what is no feed; all mean the same here.
    return failed(damaged(base, 'it is no RSS or Atom'));
  }
}

function readJsonFeed(text: string, base: string): Result<Feed> {
  let feed: unknown;
  try {
    feed = JSON.parse(text);
  } catch {
    return failed(damaged(base, 'it is no JSON'));
  }
  if (!isRecord(feed) || !Array.isArray(feed['items'])) return failed(damaged(base, 'it is no JSON Feed'));
  const entries = feed['items'].filter(isRecord).slice(0, MOST_ENTRIES);
  return ok({
    title: textIn(feed, 'title') ?? base,
    entries: entries.map((item) =>
      entryOf(
        {
          id: textIn(item, 'id') ?? null,
          title: textIn(item, 'title') ?? textIn(item, 'summary') ?? null,
          url: textIn(item, 'url') ?? textIn(item, 'external_url') ?? null,
          date: new Date(textIn(item, 'date_published') ?? Number.NaN),
        },
        base,
      ),
    ),
  });
}

interface Stated {
  readonly id: string | null;
  readonly title: string | null;
  readonly url: string | null;
  readonly date: Date | null;
}

function entryOf({ id, title, url, date }: Stated, base: string): FeedEntry {
  const link = url !== null && URL.canParse(url, base) ? new URL(url, base).href : undefined;
  const isWeb = link !== undefined && /^https?:/.test(link);
  const name = id ?? link ?? sha256(`${title}\0${date?.getTime()}`);
  return {
    id: name.length > 200 ? sha256(name) : name,
    title: (title ?? link ?? name).slice(0, 300),
    ...(isWeb && { url: link }),
    ...(date !== null && !Number.isNaN(date.getTime()) && { published: date.toISOString() }),
  };
}

/** How deep tags stand in one another, counted without parsing; a tag left open counts on. */
function nesting(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
    if (text.startsWith('<![CDATA[', at)) {
      const end = text.indexOf(']]>', at);
      if (end < 0) break;
      at = end;
    } else if (text.startsWith('<!--', at)) {
      const end = text.indexOf('-->', at);
      if (end < 0) break;
      at = end;
    } else if (text.charAt(at + 1) === '/') {
      depth -= 1;
    } else if (/[a-z]/i.test(text.charAt(at + 1))) {
      const end = text.indexOf('>', at);
      if (end < 0) break;
      if (text.charAt(end - 1) !== '/') depth += 1;
      deepest = Math.max(deepest, depth);
    }
  }
  return deepest;
}

function damaged(where: string, why: string): ReturnType<typeof problem> {
  return problem('damaged', `the feed could not be read: ${why}`, { where });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textIn(record: Readonly<Record<string, unknown>>, key: string): string | undefined {
  const value = record[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
