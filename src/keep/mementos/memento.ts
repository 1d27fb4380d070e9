import type { MementoMark, Result, UtcInstant } from '../../model/index.ts';
import { failed, ok, problem } from '../../model/index.ts';
import { headerOf } from '../exchange.ts';
import { type Answered, accept, answerOf, type Fetched, type UrlOptions } from '../fetch/fetch-url.ts';
import { parseWebUrl } from '../fetch/web-url.ts';
import type { WebArchive } from './archives.ts';
import { httpDate, instantOf, instantOfDigits } from './http-date.ts';
import { parseLinks } from './link-format.ts';

/** A memento that an archive says it holds; nothing of it has been fetched. */
export interface Listed extends MementoMark {
  /** URI-M. */
  readonly url: string;
  /** HTTP status at the time, where the archive states it. */
  readonly status?: number;
}

export interface FetchedMemento {
  readonly mark: MementoMark;
  /** URI-M. */
  readonly url: string;
  readonly fetched: Fetched;
}

/**
 * The memento nearest to an instant, through the archive's TimeGate (RFC 7089, section 4.1). Problems:
 * those of fetching, and those of `mementoIn`.
 */
export async function mementoNear(
  page: string,
  at: UtcInstant,
  archive: WebArchive & { readonly timeGate: string },
  options: UrlOptions,
): Promise<Result<FetchedMemento>> {
  const checked = parseWebUrl(page);
  if (!checked.ok) return checked;
  const gate = `${archive.timeGate}${checked.value.href}`;
  const answered = await answerOf(gate, {
    ...options,
    headersFor: () => ({ 'Accept-Datetime': httpDate(at) }),
  });
  return answered.ok ? mementoIn(answered.value, checked.value.href, options) : answered;
}

/** A listed memento's bytes; from the Wayback Machine without the frame it would put around them. */
export async function fetchMemento(
  listed: Listed,
  archive: WebArchive | undefined,
  options: UrlOptions,
): Promise<Result<FetchedMemento>> {
  const answered = await answerOf(bareAddress(listed.url, archive), options);
  return answered.ok ? mementoIn(answered.value, listed.original, options) : answered;
}

/**
 * A memento is what says of itself that it is one: an answer without `Memento-Datetime` is a bot check,
 * a search page or the live page, whatever its status (RFC 7089, section 2.1.1). Problems: as fetching,
 * and `source-error` for such an answer or one for another page.
 */
export async function mementoIn(
  answered: Answered,
  original: string,
  options: UrlOptions,
): Promise<Result<FetchedMemento>> {
  const { last, final } = answered;
  const fetched = await accept(answered, options);
  if (!fetched.ok) return fetched;
  const datetime = instantOf(headerOf(last, 'memento-datetime'));
  if (datetime === undefined) {
    return failed(
      problem('source-error', 'what came is not a memento: it carries no Memento-Datetime', { where: final }),
    );
  }
  const stated = parseLinks(headerOf(last, 'link') ?? '').find(({ rel }) => rel.includes('original'))?.target;
  if (stated !== undefined && !isSamePage(stated, original)) {
    return failed(
      problem('source-error', `what came is a memento of another page (${stated.slice(0, 200)})`, {
        where: final,
      }),
    );
  }
  const mark = { heldBy: new URL(final).host, datetime, original };
  return ok({ mark, url: final, fetched: fetched.value });
}

/** Archives drop the scheme's s, `www.`, the fragment and a slash at the end. */
function isSamePage(one: string, other: string): boolean {
  const plain = (address: string): string | undefined => {
    if (!URL.canParse(address)) return undefined;
    const { hostname, pathname, search } = new URL(address);
    return `${hostname.replace(/^www\./, '')}${pathname.replace(/\/$/, '')}${search}`;
  };
  return plain(one) !== undefined && plain(one) === plain(other);
}

function bareAddress(url: string, archive: WebArchive | undefined): string {
  const prefix = archive?.replay;
  if (prefix === undefined || !url.startsWith(prefix)) return url;
  const rest = /^(\d{14})\/(.*)$/s.exec(url.slice(prefix.length));
  return rest === null || instantOfDigits(rest[1] ?? '') === undefined
    ? url
    : `${prefix}${rest[1]}id_/${rest[2]}`;
}
