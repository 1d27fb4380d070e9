import { failed, ok, problem } from '../../model/index.ts';
import { decodeText, htmlDeclaredCharset, mediaTypeCharset } from '../charset.ts';
import { MAX_HTML } from '../limits.ts';
import { Composition } from '../parts/composition.ts';
import type { ContainerReader } from '../parts/part-reader.ts';
import { writeFeed } from './write-feed.ts';
import { XmlFeed } from './xml-feed.ts';

const EXTRACTOR = 'feed@1';

/**
 * An RSS or Atom feed: each entry a heading with its date, author, content and address. Content that
 * carries HTML is read as HTML, and leads back through its escapes to the feed's own characters.
 */
export const readFeed: ContainerReader = async (bytes, hints, parts) => {
  const declared = mediaTypeCharset(hints.declaredType) ?? htmlDeclaredCharset(bytes);
  const { text: source, charset, problems } = decodeText(bytes, declared);
  if (source.length > MAX_HTML)
    return failed(problem('too-large', `The feed is longer than ${MAX_HTML} characters.`));
  const composition = new Composition(parts.budget);
  for (const found of problems) composition.problem(found);
  const stated = writeFeed(composition, new XmlFeed(source).feed);
  if (composition.isEmpty) return failed(problem('no-text', 'The feed has no entries.'));
  return ok(composition.finish(EXTRACTOR, { ...stated, charset }));
};
