import { memorySource } from './byte-source.ts';
import { type WarcEntry, warcEntry } from './warc-entry.ts';

/**
 * The document that a browser built from a page, as a `conversion` record (WARC 1.1, section 6.8). Its URI
 * is a name of our own, `urn:rendering:` and the page's URL, so that nobody who replays the page is shown it
 * for what the server sent.
 *
 * @param contentType of `html`
 * @param page the response it was made from
 */
export function conversionEntry(html: Uint8Array, contentType: string, page: WarcEntry): WarcEntry {
  const block = memorySource(html);
  const uri = `urn:rendering:${page.uri}`;
  const { date, id: refersTo } = page;
  return warcEntry(
    { type: 'conversion', uri, date, contentType, refersTo, block, mime: 'text/html', status: 200 },
    block,
  );
}
