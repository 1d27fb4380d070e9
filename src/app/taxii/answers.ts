import type { Problem, Result } from '../../model/index.ts';
import { ok } from '../../model/index.ts';
import type { Filters, Page } from '../../share/taxii/index.ts';
import {
  addedHeaders,
  envelopeText,
  fault,
  MOST_BODY,
  manifestText,
  STIX_TYPE,
  TAXII_TYPE,
  type TaxiiFault,
  versionsText,
} from '../../share/taxii/index.ts';
import type { Desk } from '../desk.ts';
import type { Root } from './audiences.ts';
import { type Collection, collectionsOf, INBOX, titlesOf } from './collections.ts';

/** What is answered: JSON text, ready to be sent. */
export interface TaxiiAnswer {
  readonly kind: 'answer';
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Objects that go out with it. */
  readonly objects: number;
}

export function answer(value: unknown): TaxiiAnswer {
  return { kind: 'answer', text: JSON.stringify(value), headers: {}, objects: 0 };
}

/** Where the roots are (TAXII 2.1, 4.1). @param base the desk's public address, ended by a slash */
export function discovery(base: string, roots: readonly Root[]): TaxiiAnswer {
  const urls = roots.map(({ name }) => `${base}taxii2/${name}/`);
  return answer({
    title: 'Howdunit desk',
    description:
      'What kept reports say, each object with the words that it comes from. One API root an audience.',
    ...(urls.length > 0 && { default: urls.at(-1), api_roots: urls }),
  });
}

export function apiRoot({ title, description }: Root): TaxiiAnswer {
  return answer({ title, description, versions: [TAXII_TYPE], max_content_length: MOST_BODY });
}

/** @param mayWrite whether whoever asks may bring in reports */
export async function collections(root: Root, mayWrite: boolean, desk: Desk): Promise<Result<TaxiiAnswer>> {
  const all = await collectionsOf(root, desk);
  if (!all.ok) return all;
  return described(all.value, root, mayWrite, desk, (list) => answer({ collections: list }));
}

export function oneCollection(
  found: Collection,
  root: Root,
  mayWrite: boolean,
  desk: Desk,
): Promise<Result<TaxiiAnswer>> {
  return described([found], root, mayWrite, desk, ([only]) => answer(only));
}

async function described(
  all: readonly Collection[],
  root: Root,
  mayWrite: boolean,
  desk: Desk,
  made: (list: readonly unknown[]) => TaxiiAnswer,
): Promise<Result<TaxiiAnswer>> {
  const titles = await titlesOf(all, root, desk);
  if (!titles.ok) return titles;
  const list = all.map(({ id, alias, facet }) => ({
    id,
    title: titles.value.get(id) ?? alias,
    alias,
    can_read: facet !== INBOX,
    can_write: facet === INBOX && mayWrite,
    media_types: [STIX_TYPE],
  }));
  return ok(made(list));
}

export type Reading = 'objects' | 'manifest' | 'versions';

const TEXTS: Readonly<Record<Reading, (page: Page) => string>> = {
  objects: envelopeText,
  manifest: manifestText,
  versions: versionsText,
};

/** A page of a collection, or of one object in it. */
export async function readCollection(
  { facet, labels }: Collection,
  what: Reading,
  filters: Filters,
  objectId: string | undefined,
  desk: Desk,
): Promise<Result<TaxiiAnswer | TaxiiFault>> {
  const facets = [facet];
  if (objectId !== undefined) {
    const has = await desk.store.shared.has(objectId, { facets, labels });
    if (!has.ok) return has;
    if (!has.value) return ok(fault(404, 'There is no such object', 'The collection does not have it.'));
  }
  const page = filters.isOtherSpec
    ? ok({ items: [], hasMore: false })
    : await pageOf(facet, labels, filters, objectId, desk);
  if (!page.ok) return page;
  const objects = what === 'objects' ? page.value.items.length : 0;
  return ok({ kind: 'answer', text: TEXTS[what](page.value), headers: addedHeaders(page.value), objects });
}

function pageOf(
  facet: string,
  labels: Collection['labels'],
  { after, limit, ids, types, versions }: Filters,
  objectId: string | undefined,
  desk: Desk,
): Promise<Result<Page>> {
  // The whole is also kept by type, so that a rare type is found without looking at all others. Long lists of ids and
  // versions are not asked of each of them again: a statement has only so many parameters.
  const isListed = objectId !== undefined || ids !== undefined || versions.stamps.length > 0;
  const byType = facet === 'all' && types !== undefined && !isListed;
  const wanted = objectId === undefined ? ids : [objectId];
  return desk.store.shared.page({
    facets: byType ? types.map((type) => `type:${type}`) : [facet],
    labels,
    after,
    limit,
    versions,
    ...(types !== undefined && !byType && { types }),
    ...(wanted !== undefined && { ids: wanted }),
  });
}

/** A problem of the house as TAXII tells it. */
export function faultOf({ code, message, hint }: Problem): TaxiiFault {
  const status =
    code === 'store-busy' || code === 'store-unreachable' ? 503 : code === 'too-large' ? 413 : 500;
  return fault(status, 'The desk could not answer', hint === undefined ? message : `${message} ${hint}`);
}
