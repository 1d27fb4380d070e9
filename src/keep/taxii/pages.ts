import type { Problem, Result } from '../../model/index.ts';
import { failed, ok, problem, sha256 } from '../../model/index.ts';
import type { Fetched } from '../fetch/fetch-url.ts';
import { askTaxii, type TaxiiOptions } from './ask.ts';

/** How far a collection was read. */
export interface ReadSoFar {
  /** When the last object that was had was added. */
  readonly addedAfter?: string;
  /** Of the answer that had nothing more, for the URL that gave it. */
  readonly tag?: { readonly url: string; readonly etag: string };
}

export interface ForeignPage {
  readonly fetched: Fetched;
  /** 0: nothing to keep; there is a tag to remember. */
  readonly objects: number;
  /** How far the collection is read once this page is kept. */
  readonly soFar: ReadSoFar;
}

/** Objects asked for at once; a server may give fewer. */
const LIMIT = 1_000;
/** Pages of one run, and objects of all of them. */
const MOST_PAGES = 2_000;
const MOST_OBJECTS = 2_000_000;
const LONGEST_NEXT = 4_000;

/**
 * The pages of a collection that are new, one after another. It ends with what the server has; with a problem where
 * the server goes round in a circle, and where it has more than one run takes: the next run goes on from there.
 */
export async function* pagesOf(
  collection: string,
  soFar: ReadSoFar,
  options: TaxiiOptions,
): AsyncGenerator<Result<ForeignPage>> {
  const seen = new Set<string>();
  let { addedAfter } = soFar;
  let passed = addedAfter;
  let before = addedAfter;
  let next: string | undefined;
  // All pages of a run have the same filters, as the specification asks of a client.
  let filter = addedAfter;
  let objects = 0;
  for (let page = 0; page < MOST_PAGES && objects < MOST_OBJECTS; page += 1) {
    const url = pageUrl(collection, filter, next);
    const etag = soFar.tag?.url === url ? soFar.tag.etag : undefined;
    const asked = await askTaxii(url, options, etag);
    if (!asked.ok) return yield asked;
    if (asked.value.kind === 'unmodified') return;
    const { fetched, json, addedLast } = asked.value;
    const count = Array.isArray(json['objects']) ? json['objects'].length : 0;
    objects += count;
    // Not by `next`, which some servers leave the same for a whole run: by what comes.
    const content = sha256(fetched.payload);
    if (count > 0 && seen.has(content)) return yield failed(circle(url));
    seen.add(content);
    const isForward = addedLast !== undefined && (addedAfter === undefined || isLater(addedLast, addedAfter));
    if (isForward) addedAfter = addedLast;
    const isEnd = json['more'] !== true;
    // Objects that came to the server together may bear one instant: until all of them are had, it is not passed.
    if (isForward) passed = before;
    before = addedAfter;
    const reached = isEnd ? addedAfter : passed;
    const tag = asked.value.etag === undefined ? undefined : { url, etag: asked.value.etag };
    const now = { ...(reached !== undefined && { addedAfter: reached }), ...(tag && isEnd && { tag }) };
    if (count > 0 || now.tag !== undefined) yield ok({ fetched, objects: count, soFar: now });
    if (isEnd) return;
    const said = json['next'];
    next = typeof said === 'string' && said.length <= LONGEST_NEXT ? said : undefined;
    // Some servers say that there is more and not how to have it: what was added later is had by its date.
    if (next === undefined) filter = addedAfter;
  }
  yield failed(tooMuch(collection));
}

/** Servers write a fraction only where there is one: 09:30:00Z is before 09:30:00.5Z, and as text after it. */
function isLater(one: string, other: string): boolean {
  return one.slice(0, -1) > other.slice(0, -1);
}

function pageUrl(collection: string, addedAfter: string | undefined, next: string | undefined): string {
  const url = new URL('objects/', collection);
  url.searchParams.set('limit', String(LIMIT));
  if (addedAfter !== undefined) url.searchParams.set('added_after', addedAfter);
  if (next !== undefined) url.searchParams.set('next', next);
  return url.href;
}

function circle(where: string): Problem {
  return problem('redirect-loop', 'the server gave the same page again as a further one', {
    where,
    hint: 'What came before it is kept.',
  });
}

function tooMuch(where: string): Problem {
  return problem('too-large', `there is more than ${MOST_PAGES} pages or ${MOST_OBJECTS} objects`, {
    where,
    hint: 'What came is kept; the next run goes on from there.',
  });
}
