import type { Fetched, UrlOptions } from '../fetch/fetch-url.ts';
import type { Permits } from '../fetch/guarded-lookup.ts';
import { isPublicAddress } from '../fetch/public-address.ts';
import { decodePage } from '../gate/html-page.ts';
import type { RequisiteBudget } from './budget.ts';
import { type Gathered, gatherRequisites } from './gather.ts';
import { pageRequisites } from './page-requisites.ts';

/**
 * What an HTML page is shown with.
 *
 * @param documents HTML, in one or more states of the page
 * @param known URLs that are in the archive already
 */
export async function gatherForPage(
  page: Fetched,
  documents: readonly Uint8Array[],
  known: ReadonlySet<string>,
  options: UrlOptions,
  budget?: RequisiteBudget,
): Promise<Gathered> {
  const wanted = documents.flatMap((html) => pageRequisites(decodePage(html), new URL(page.final)));
  return gatherRequisites(wanted, known, permitsOf(page, options), options, budget);
}

/**
 * A page decides what is asked for next, so leave to fetch it from a private address is no leave to ask
 * others there: of those that are not public, only what the page itself came from.
 */
export function permitsOf({ exchanges }: Pick<Fetched, 'exchanges'>, { allowPrivate }: UrlOptions): Permits {
  const own = new Set(allowPrivate === true ? exchanges.map(({ address }) => address) : []);
  return (address) => isPublicAddress(address) || own.has(address);
}
