import type { Rendering } from '../../model/index.ts';
import type { Missing } from '../requisites/gather.ts';
import { memorySource } from './byte-source.ts';
import { type WarcEntry, warcEntry } from './warc-entry.ts';

/**
 * What a page is shown with and could not be kept, as a `metadata` record about the page (WARC 1.1,
 * section 6.6): one field `requisite-not-kept` each, the reason and the URL. The URL is ASCII and has no
 * space, as WHATWG writes it.
 */
export function missingEntry(missing: readonly Missing[], page: WarcEntry): WarcEntry {
  return metadataEntry(
    missing.map(({ reason, url }) => ['requisite-not-kept', `${reason} ${url}`]),
    page,
  );
}

/** How a document was made by a browser, as a `metadata` record about its `conversion` record. */
export function renderingEntry({ browser, isSettled }: Rendering, conversion: WarcEntry): WarcEntry {
  const fields: [string, string][] = [
    ['rendered-by', browser.replace(/[^\x20-\x7e]/g, '?')],
    ['came-to-rest', isSettled ? 'yes' : 'no'],
  ];
  return metadataEntry(fields, conversion);
}

function metadataEntry(
  fields: readonly (readonly [name: string, value: string])[],
  about: WarcEntry,
): WarcEntry {
  const contentType = 'application/warc-fields';
  const block = memorySource(Buffer.from(fields.map(([name, value]) => `${name}: ${value}\r\n`).join('')));
  const { uri, date, id: refersTo } = about;
  return warcEntry(
    { type: 'metadata', uri, date, contentType, refersTo, block, mime: contentType, status: 0 },
    block,
  );
}
