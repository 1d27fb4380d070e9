import { type CaptureSource, ok, type Result } from '../model/index.ts';
import { archiveCapture } from './archive/archive-capture.ts';
import { exchangeEntries } from './archive/exchange-entries.ts';
import { fetchUrl } from './fetch/fetch-url.ts';
import type { FetchOptions, KeepOptions, Kept } from './options.ts';

/**
 * Fetches an http(s) URL and keeps every hop of it. Whatever is not the report itself (an error
 * page, a log-in page, a consent wall, a bot check, an empty or cut answer) is a problem that says
 * what came instead, and leaves nothing in the archive. Problems: `bad-url`, `address-refused`,
 * `unreachable`, `tls-failed`, `timed-out`, `redirect-loop`, `too-many-redirects`, `source-gone`,
 * `source-gated`, `source-error`, `empty-source`, `too-large`, `decompression-limit`, `disk-full`,
 * `write-failed`.
 */
export async function keepUrl(url: string, options: KeepOptions & FetchOptions): Promise<Result<Kept>> {
  const fetched = await fetchUrl(url, options);
  if (!fetched.ok) return fetched;
  const { requested, final, redirects, exchanges, payload, declaredType, at } = fetched.value;
  const source: CaptureSource = { kind: 'url', requested, final, redirects };
  const entries = exchanges.flatMap(exchangeEntries);
  const capture = await archiveCapture(
    {
      source,
      uri: requested,
      page: final,
      at,
      payload,
      entries,
      ...(declaredType !== undefined && { declaredType }),
    },
    options,
  );
  return capture.ok ? ok({ capture: capture.value, payload }) : capture;
}
