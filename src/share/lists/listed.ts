import type { Observable } from '../../model/index.ts';
import type { Listing } from '../../vocab/benign.ts';
import { hashListing, hostListing } from '../../vocab/benign.ts';
import { isWindowsFile } from '../../vocab/benign-files.ts';
import { isPopularHost } from '../../vocab/popular-hosts.ts';
import { registeredName } from '../../vocab/public-suffixes.ts';

/**
 * What the value itself says against taking it for the attacker's, whatever a report calls it: malware that asks
 * www.example.com whether there is a network stands in tables of indicators, too. `undefined` for most values.
 */
export function whyListed({ type, value }: Pick<Observable, 'type' | 'value'>): string | undefined {
  if (type === 'domain-name') return nameListed(value.toLowerCase());
  if (type === 'url') return urlListed(value);
  if (type === 'file-name' && isWindowsFile(value.toLowerCase())) return 'a file that comes with Windows';
  return type.startsWith('file:') ? onList(hashListing(value)) : undefined;
}

const POPULAR = 'one of the most visited sites';

function nameListed(host: string): string | undefined {
  if (registeredName(host) === undefined) return 'a public suffix, with other people’s names below it';
  const listing = hostListing(host, true);
  // Below a service that rents names out, each is its tenant's: `evil.workers.dev` is not `workers.dev`.
  if (listing !== undefined && !(listing.kind === 'note' && isTenant(host, listing))) return onList(listing);
  return isPopularHost(host) ? POPULAR : undefined;
}

function isTenant(host: string, { name }: Listing): boolean {
  const bare = host.startsWith('www.') ? host.slice(4) : host;
  const above = hostListing(bare.slice(bare.indexOf('.') + 1), false);
  // Services that tell whoever asks their own address do nothing else.
  return above?.name === name && !name.includes('external IP');
}

/** A page is more than its host: a shortener's or a file host's may be the attacker's, though the host is not. */
function urlListed(url: string): string | undefined {
  const host = hostOf(url);
  if (NO_PAGE.test(url)) return nameListed(host);
  if (ANYBODYS_PAGES.test(host)) return undefined;
  const listing = hostListing(host, false);
  return listing === undefined || listing.kind === 'note' ? undefined : onList(listing);
}

/** They stand on lists of vendors, which write there, too. */
const ANYBODYS_PAGES = /^(?:www\.)?(?:dropbox|facebook|mediafire|reddit|slideshare|youtube)\.(?:com|net)$/u;

const NO_PAGE = /^[a-z][a-z0-9+.-]{0,30}:\/\/[^/?#]*\/?$/iu;

function onList(listing: Listing | undefined): string | undefined {
  return listing === undefined ? undefined : `stands on the list “${listing.name}”`;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}
