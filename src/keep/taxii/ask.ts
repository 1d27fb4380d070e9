import type { Result } from '../../model/index.ts';
import { failed, ok, problem } from '../../model/index.ts';
import { headerOf } from '../exchange.ts';
import { accept, answerOf, type Fetched, type UrlOptions } from '../fetch/fetch-url.ts';
import { authorizationOf, type TaxiiCredentials } from './credentials.ts';
import { asRefused } from './refusal.ts';

/** A TAXII server's answer. */
export type TaxiiAnswered =
  /** Nothing is new since the tag was given (304). */
  | { readonly kind: 'unmodified' }
  | {
      readonly kind: 'whole';
      readonly fetched: Fetched;
      readonly json: Readonly<Record<string, unknown>>;
      readonly etag?: string;
      /** When the last object of the page was added (TAXII 2.1, 3.4). */
      readonly addedLast?: string;
    };

export interface TaxiiOptions extends UrlOptions {
  /** By origin; sent to no other. */
  readonly credentials?: ReadonlyMap<string, TaxiiCredentials>;
}

/** Bytes of one answer. */
const MOST_BYTES = 64 * 1024 * 1024;
const TYPE = 'application/taxii+json;version=2.1';
/** An instant as it goes back into a request. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/u;

/**
 * One GET of TAXII 2.1, through the same guards as every fetch. Problems: those of `keepUrl`, and `source-error` where
 * what came is no TAXII 2.1. Credentials go to the server they are for alone, and over plain HTTP only where private
 * addresses are allowed: on one's own machine or network.
 */
export async function askTaxii(
  url: string,
  { credentials, ...options }: TaxiiOptions,
  etag?: string,
): Promise<Result<TaxiiAnswered>> {
  const asked: UrlOptions = {
    ...options,
    maxBytes: Math.min(options.maxBytes ?? MOST_BYTES, MOST_BYTES),
    headersFor: (each) => ({
      Accept: TYPE,
      ...(each === url && etag !== undefined && { 'If-None-Match': etag }),
    }),
    authorizationFor: (each) => secretFor(new URL(each), credentials, options.allowPrivate === true),
  };
  const answered = await answerOf(url, asked);
  if (!answered.ok) return answered;
  const { last } = answered.value;
  if (last.status === 304) return ok({ kind: 'unmodified' });
  const fetched = await accept(answered.value, asked);
  if (!fetched.ok)
    return failed(asRefused(fetched.problem, last, asked.authorizationFor?.(last.url) !== undefined));
  const json = recordIn(fetched.value);
  if (json === undefined) return failed(noTaxii(url));
  const tag = headerOf(last, 'etag');
  const addedLast = headerOf(last, 'x-taxii-date-added-last');
  return ok({
    kind: 'whole',
    fetched: fetched.value,
    json,
    ...(tag !== undefined && { etag: tag }),
    ...(addedLast !== undefined && INSTANT.test(addedLast) && { addedLast }),
  });
}

function secretFor(
  url: URL,
  credentials: TaxiiOptions['credentials'],
  isPrivateAllowed: boolean,
): string | undefined {
  const own = credentials?.get(url.origin);
  if (own === undefined || (url.protocol !== 'https:' && !isPrivateAllowed)) return undefined;
  return authorizationOf(own);
}

function recordIn({ payload, declaredType = '' }: Fetched): Readonly<Record<string, unknown>> | undefined {
  if (!/^application\/taxii\+json\s*(?:;|$)/iu.test(declaredType)) return undefined;
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : undefined;
  } catch {
    return undefined;
  }
}

function noTaxii(where: string): ReturnType<typeof problem> {
  return problem('source-error', `what came is no ${TYPE}`, {
    where,
    hint: 'A TAXII 2.1 server is named by its discovery URL, e.g. https://taxii.example/taxii2/.',
  });
}
