import type { Result } from '../../model/index.ts';
import { failed, ok, problem } from '../../model/index.ts';
import { answerOf, type UrlOptions } from '../fetch/fetch-url.ts';
import { parseWebUrl } from '../fetch/web-url.ts';
import type { RequestHeaders } from '../options.ts';
import type { WebArchive } from './archives.ts';
import { instantOf, instantOfDigits } from './http-date.ts';
import { parseLinks } from './link-format.ts';
import type { Listed } from './memento.ts';

/** Bytes of one answer, pages of one TimeMap, mementos in all. */
const MOST_BYTES = 16 * 1024 * 1024;
const MOST_PAGES = 20;
const MOST_LISTED = 10_000;

/**
 * What an archive holds of a page, oldest first; empty where it holds nothing. Asked for by the TimeMap,
 * else by the CDX server. Problems: those of fetching, and `source-error` for an answer that is no list.
 */
export async function listMementos(
  page: string,
  archive: WebArchive,
  options: UrlOptions,
): Promise<Result<readonly Listed[]>> {
  const checked = parseWebUrl(page);
  if (!checked.ok) return checked;
  const { href } = checked.value;
  const listed =
    archive.cdx === undefined
      ? await fromTimeMap(href, archive, options)
      : await fromCdx(href, archive, archive.cdx, options);
  if (!listed.ok) return listed;
  const byUrl = new Map(listed.value.map((each) => [each.url, each]));
  return ok([...byUrl.values()].sort((a, b) => (a.datetime < b.datetime ? -1 : 1)));
}

/** RFC 7089, section 5: a TimeMap may be in parts, each of which names the others. */
export async function fromTimeMap(
  page: string,
  archive: WebArchive,
  options: UrlOptions,
): Promise<Result<readonly Listed[]>> {
  if (archive.timeMap === undefined) return ok([]);
  const listed: Listed[] = [];
  const waiting = [`${archive.timeMap}${page}`];
  const seen = new Set<string>();
  for (let url = waiting.shift(); url !== undefined && seen.size < MOST_PAGES; url = waiting.shift()) {
    if (seen.has(url)) continue;
    seen.add(url);
    const text = await textOf(url, { Accept: 'application/link-format' }, options);
    if (!text.ok) return text;
    if (text.value === undefined) break;
    const { base, body } = text.value;
    for (const { target, rel, parameters } of parseLinks(body)) {
      if (!URL.canParse(target, base)) continue;
      const address = new URL(target, base).href;
      const datetime = instantOf(parameters.get('datetime'));
      if (rel.includes('memento') && datetime !== undefined && listed.length < MOST_LISTED) {
        listed.push({ url: address, heldBy: new URL(address).host, datetime, original: page });
      }
      if (rel.includes('timemap') && address !== url) waiting.push(address);
    }
  }
  return ok(listed);
}

/** The Wayback CDX server with `output=json`: a row of names, then rows of values. */
async function fromCdx(
  page: string,
  archive: WebArchive,
  cdx: string,
  options: UrlOptions,
): Promise<Result<readonly Listed[]>> {
  const query = new URLSearchParams({
    url: page,
    output: 'json',
    fl: 'timestamp,original,statuscode',
    limit: `${MOST_LISTED}`,
  });
  const text = await textOf(`${cdx}?${query}`, { Accept: 'application/json' }, options);
  if (!text.ok) return text;
  if (text.value === undefined || text.value.body.trim() === '') return ok([]);
  const rows = rowsIn(text.value.body);
  if (rows === undefined) return failed(noList(cdx));
  const [names = [], ...values] = rows;
  const at = names.indexOf('timestamp');
  const of = names.indexOf('original');
  const status = names.indexOf('statuscode');
  if (rows.length > 0 && (at < 0 || of < 0)) return failed(noList(cdx));
  return ok(
    values.slice(0, MOST_LISTED).flatMap((row) => {
      const digits = row[at] ?? '';
      const datetime = instantOfDigits(digits);
      const original = row[of] ?? page;
      if (datetime === undefined) return [];
      const code = Number(row[status]);
      return [
        {
          url: `${archive.replay ?? ''}${digits}/${original}`,
          heldBy: archive.name,
          datetime,
          original: page,
          ...(code >= 100 && code < 600 && { status: code }),
        },
      ];
    }),
  );
}

/**
 * The newest memento by the Internet Archive's availability API (`archived_snapshots.closest`); undefined
 * where it knows of none.
 */
export async function newestAvailable(
  page: string,
  archive: WebArchive & { readonly availability: string },
  options: UrlOptions,
): Promise<Result<Listed | undefined>> {
  const query = new URLSearchParams({ url: page });
  const text = await textOf(`${archive.availability}?${query}`, { Accept: 'application/json' }, options);
  if (!text.ok) return text;
  const answer = jsonIn(text.value?.body ?? '{}');
  if (!isRecord(answer)) return failed(noList(archive.availability));
  const snapshots = answer['archived_snapshots'];
  const closest = isRecord(snapshots) ? snapshots['closest'] : undefined;
  if (!isRecord(closest) || closest['available'] !== true) return ok(undefined);
  const { timestamp, url, status } = closest as Readonly<Record<string, unknown>>;
  const datetime = instantOfDigits(String(timestamp));
  if (datetime === undefined || typeof url !== 'string' || !URL.canParse(url)) return ok(undefined);
  const code = Number(status);
  return ok({
    url,
    heldBy: archive.name,
    datetime,
    original: page,
    ...(code >= 100 && code < 600 && { status: code }),
  });
}

/** An answer's text; undefined for 404: the archive holds nothing. */
async function textOf(
  url: string,
  headers: RequestHeaders,
  options: UrlOptions,
): Promise<Result<{ base: string; body: string } | undefined>> {
  const answered = await answerOf(url, { ...options, maxBytes: MOST_BYTES, headersFor: () => headers });
  if (!answered.ok) return answered;
  const { status, body } = answered.value.last;
  if (status === 404) return ok(undefined);
  if (status !== 200) {
    const code = status === 403 || status === 429 ? 'source-gated' : 'source-error';
    return failed(problem(code, `the archive answered ${status}`, { where: url }));
  }
  const text = new TextDecoder().decode(body);
  // A page instead of a list: a bot check or an outage.
  if (/^\s*<(?:!doctype|html)/i.test(text))
    return failed(problem('source-gated', 'the archive answered with a page, not a list', { where: url }));
  return ok({ base: answered.value.final, body: text });
}

function rowsIn(body: string): readonly (readonly string[])[] | undefined {
  const rows = jsonIn(body);
  if (!Array.isArray(rows)) return undefined;
  const valid = rows.every((row) => Array.isArray(row) && row.every((cell) => typeof cell === 'string'));
  return valid ? (rows as string[][]) : undefined;
}

function jsonIn(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function noList(where: string): ReturnType<typeof problem> {
  return problem('source-error', 'the archive’s answer could not be understood', { where });
}
