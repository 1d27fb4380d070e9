import { type CaptureSource, ok, type Result } from '../model/index.ts';
import { archiveCapture } from './archive/archive-capture.ts';
import { memorySource } from './archive/byte-source.ts';
import { exchangeEntries } from './archive/exchange-entries.ts';
import { type Fetched, fetchUrl } from './fetch/fetch-url.ts';
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
  return fetched.ok ? keepFetched(fetched.value, options) : fetched;
}

/** Keeps what has been fetched already. Problems: `disk-full`, `write-failed`. */
export async function keepFetched(fetched: Fetched, options: KeepOptions): Promise<Result<Kept>> {
  const { requested, final, redirects, exchanges, payload, declaredType, at } = fetched;
  const source: CaptureSource = { kind: 'url', requested, final, redirects };
  const entries = exchanges.flatMap(exchangeEntries);
  const capture = await archiveCapture(
    {
      source,
      uri: requested,
      page: final,
      at,
      payload: memorySource(payload),
      entries,
      ...(declaredType !== undefined && { declaredType }),
    },
    options,
  );
  return capture.ok ? ok({ capture: capture.value, payload }) : capture;
}
