import type { Result } from '../../model/index.ts';
import { failed, ok, problem } from '../../model/index.ts';
import { headerOf } from '../exchange.ts';
import { answerOf, type UrlOptions } from '../fetch/fetch-url.ts';
import { parseWebUrl } from '../fetch/web-url.ts';
import type { WebArchive } from './archives.ts';

/** What an archive said when it was asked to save a page. */
export interface Submitted {
  readonly archive: string;
  /**
   * Where the archive says that the memento is; absent where it took the request and named none, which
   * is no proof that it saved anything.
   */
  readonly url?: string;
}

/**
 * Asks an archive to fetch and keep a page. This tells the archive, and through it anybody, that the
 * page is of interest, so it is never done unasked. Problems: those of fetching; `source-gated` when
 * the archive wants a log-in, a CAPTCHA or a pause; `source-error` when it refuses.
 */
export async function submitTo(
  archive: WebArchive & { readonly save: string },
  page: string,
  options: UrlOptions,
): Promise<Result<Submitted>> {
  const checked = parseWebUrl(page);
  if (!checked.ok) return checked;
  const { href } = checked.value;
  const url = archive.save.endsWith('=')
    ? `${archive.save}${encodeURIComponent(href)}`
    : `${archive.save}${href}`;
  // The archive fetches the page before it answers.
  const answered = await answerOf(url, {
    ...options,
    timeoutMs: Math.max(options.timeoutMs ?? 0, 180_000),
    idleTimeoutMs: 120_000,
  });
  if (!answered.ok) return answered;
  const { last, final } = answered.value;
  if (last.status !== 200) {
    const isGated = [401, 403, 429].includes(last.status);
    return failed(
      problem(
        isGated ? 'source-gated' : 'source-error',
        `${archive.name} did not save it: it answered ${last.status}`,
        {
          where: final,
        },
      ),
    );
  }
  const place = mementoUrl(headerOf(last, 'content-location'), final, archive, href);
  return ok({ archive: archive.name, ...(place !== undefined && { url: place }) });
}

/** Content-Location, or a redirect that ended at the memento, which then says that it is one. */
function mementoUrl(
  location: string | undefined,
  final: string,
  archive: WebArchive,
  page: string,
): string | undefined {
  if (location !== undefined && URL.canParse(location, final)) return new URL(location, final).href;
  if (archive.replay === undefined || !final.startsWith(archive.replay)) return undefined;
  const rest = final.slice(archive.replay.length);
  return /^\d{14}\//.test(rest) && rest.endsWith(page.replace(/^https?:/, '')) ? final : undefined;
}
