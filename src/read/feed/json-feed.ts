import { failed, ok, problem } from '../../model/index.ts';
import { decodeText } from '../charset.ts';
import { Composition } from '../parts/composition.ts';
import type { ContainerReader } from '../parts/part-reader.ts';
import { type JsonString, jsonStrings } from './json-strings.ts';
import { type FeedEntry, type FeedField, writeFeed } from './write-feed.ts';

const EXTRACTOR = 'json-feed@1';
const MOST_ENTRIES = 10_000;

const FEED_FIELDS: Readonly<Record<string, FeedField>> = {
  title: 'title',
  description: 'summary',
  home_page_url: 'link',
};
const ENTRY_FIELDS: Readonly<Record<string, FeedField>> = {
  title: 'title',
  content_html: 'content',
  content_text: 'plain',
  summary: 'summary',
  url: 'link',
  date_published: 'date',
};

/** A JSON Feed (jsonfeed.org, version 1.1). Fails with `damaged` where the JSON is broken. */
export const readJsonFeed: ContainerReader = async (bytes, _hints, parts) => {
  const { text: source, charset, problems } = decodeText(bytes, 'utf-8');
  if (!isJson(source))
    return failed(problem('damaged', 'The JSON Feed is damaged: it is no JSON to its end.'));
  const composition = new Composition(parts.budget);
  for (const found of problems) composition.problem(found);
  const own: FeedEntry = {};
  const entries = new Map<number, FeedEntry>();
  for (const string of jsonStrings(source)) {
    const [first, index] = string.path;
    if (typeof index !== 'number' || first !== 'items') set(own, string, 0, FEED_FIELDS);
    else if (entries.has(index) || entries.size < MOST_ENTRIES) {
      const entry = entries.get(index) ?? {};
      entries.set(index, entry);
      set(entry, string, 2, ENTRY_FIELDS);
    }
  }
  const stated = writeFeed(composition, { own, entries: [...entries.values()] });
  if (composition.isEmpty) return failed(problem('no-text', 'The feed has no entries.'));
  return ok(composition.finish(EXTRACTOR, { ...stated, charset }));
};

function set(
  entry: FeedEntry,
  { path, value }: JsonString,
  depth: number,
  fields: Readonly<Record<string, FeedField>>,
): void {
  const name = path[depth];
  const isAuthor = /^authors?$/.test(String(name)) && path.at(-1) === 'name';
  const field = path.length === depth + 1 ? fields[String(name)] : isAuthor ? 'author' : undefined;
  if (field !== undefined && Object.hasOwn(fields, String(name)) !== isAuthor) entry[field] ??= value;
}

function isJson(source: string): boolean {
  try {
    JSON.parse(source);
    return true;
  } catch {
    return false;
  }
}
