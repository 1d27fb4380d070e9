import { failed, ok, problem, type Result } from '../../model/index.ts';
import type { Exchange } from '../exchange.ts';
import { startDeadline } from './deadline.ts';
import { openSession, type UrlOptions } from './fetch-url.ts';
import type { Permits } from './guarded-lookup.ts';
import { isPublicAddress } from './public-address.ts';
import { requestPage } from './request-page.ts';
import { parseWebUrl, withoutFragment } from './web-url.ts';

/**
 * Posts a form (`application/x-www-form-urlencoded`) to a URL, under the same guards as every fetch; what status the
 * answer has is not judged, and no redirect is followed. Problems: those of `fetchUrl` but its redirects.
 */
export async function postForm(
  text: string,
  fields: Readonly<Record<string, string>>,
  options: UrlOptions,
): Promise<Result<Exchange>> {
  const url = parseWebUrl(text);
  if (!url.ok) return url;
  const permits: Permits = options.allowPrivate === true ? () => true : isPublicAddress;
  const deadline = startDeadline(options.timeoutMs ?? 60_000, options.idleTimeoutMs ?? 20_000);
  try {
    const session = openSession(options, permits, deadline);
    const body = new URLSearchParams(fields).toString();
    if (body.length > LONGEST_FORM)
      return failed(problem('bad-url', 'the addresses are too long to be sent', { where: url.value.href }));
    const answer = await requestPage(withoutFragment(url.value), session, body);
    return answer.ok ? ok(answer.value) : answer;
  } finally {
    deadline.stop();
  }
}

/** Characters. */
const LONGEST_FORM = 16 * 1024;
