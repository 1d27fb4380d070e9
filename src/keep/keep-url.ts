import { type CaptureSource, ok, type Result } from '../model/index.ts';
import { archiveCapture } from './archive/archive-capture.ts';
import { memorySource } from './archive/byte-source.ts';
import { conversionEntry } from './archive/conversion-entry.ts';
import { exchangeEntries } from './archive/exchange-entries.ts';
import { missingEntry, renderingEntry } from './archive/metadata-entry.ts';
import { pageWords } from './archive/page-words.ts';
import { type Fetched, fetchUrl } from './fetch/fetch-url.ts';
import { furnishPage } from './furnish-page.ts';
import type { Furnished } from './furnished.ts';
import type { FetchOptions, KeepOptions, Kept, PageOptions } from './options.ts';
import { RENDERED_TYPE } from './render/rendered.ts';

/**
 * Fetches an http(s) URL and keeps every hop of it; of an HTML page also what it is shown with and, where
 * that is asked for, the document that its scripts build, which then is the payload. Whatever is not the
 * report itself (an error page, a log-in page, a consent wall, a bot check, an empty or cut answer) is a
 * problem that says what came instead, and leaves nothing in the archive. Problems: `bad-url`,
 * `address-refused`, `unreachable`, `tls-failed`, `timed-out`, `redirect-loop`, `too-many-redirects`,
 * `source-gone`, `source-gated`, `source-error`, `empty-source`, `too-large`, `decompression-limit`,
 * `disk-full`, `write-failed`, `bad-usage` (nothing to render with).
 */
export async function keepUrl(
  url: string,
  options: KeepOptions & FetchOptions & PageOptions,
): Promise<Result<Kept>> {
  const fetched = await fetchUrl(url, options);
  if (!fetched.ok) return fetched;
  const furnished = await furnishPage(fetched.value, options);
  return furnished.ok ? keepFetched(fetched.value, options, furnished.value) : furnished;
}

/** Keeps what has been fetched already. Problems: `disk-full`, `write-failed`. */
export async function keepFetched(
  fetched: Fetched,
  options: KeepOptions,
  { exchanges: further, missing, rendered }: Furnished = { exchanges: [], missing: [] },
): Promise<Result<Kept>> {
  const { requested, final, redirects, exchanges, at } = fetched;
  const source: CaptureSource = { kind: 'url', requested, final, redirects };
  const own = exchanges.flatMap(exchangeEntries);
  const page = own.at(-1);
  const entries = [...own, ...further.flatMap(exchangeEntries)];
  if (page !== undefined && missing.length > 0) entries.push(missingEntry(missing, page));
  if (page !== undefined && rendered !== undefined) {
    const conversion = conversionEntry(rendered.html, RENDERED_TYPE, page);
    entries.push(conversion, renderingEntry(rendered.rendering, conversion));
  }
  const payload = rendered?.html ?? fetched.payload;
  const declaredType = rendered === undefined ? fetched.declaredType : RENDERED_TYPE;
  const words = pageWords(payload, declaredType);
  const capture = await archiveCapture(
    {
      source,
      uri: requested,
      page: final,
      at,
      payload: memorySource(payload),
      entries,
      ...(declaredType !== undefined && { declaredType }),
      ...(words !== undefined && { words }),
      ...(rendered && { rendering: rendered.rendering }),
    },
    options,
  );
  return capture.ok ? ok({ capture: capture.value, payload }) : capture;
}
