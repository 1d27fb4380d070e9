import { hostOf } from '../how/roles/host-of.ts';
import { addressKind } from '../how/roles/special-addresses.ts';
import { isSystemPath } from '../how/roles/system-paths.ts';
import type { ObservableType } from '../model/index.ts';
import type { Listing } from '../vocab/benign.ts';
import { hashListing, hostListing } from '../vocab/benign.ts';
import { isWindowsFile, isWindowsPath } from '../vocab/benign-files.ts';

/**
 * The warning list that a value stands on, by which its hits may be ordinary traffic; `undefined` for most values.
 * These are the lists that roles are given by. What a report says of a value does not count here, only the value.
 *
 * @param value as an observable has it, refanged
 */
export function warningListOf(type: ObservableType, value: string): string | undefined {
  if (type === 'domain-name') return nameOnList(value.toLowerCase());
  if (type === 'url') return urlOnList(value);
  if (type.startsWith('ip')) return addressOnList(value);
  if (type === 'file-name') return isWindowsFile(value.toLowerCase()) ? WINDOWS_FILES : undefined;
  if (type === 'file-path') return pathOnList(value);
  return type.startsWith('file:') ? hashListing(value.toLowerCase())?.name : undefined;
}

const WINDOWS_FILES = 'files that come with Windows';
const SYSTEM_PLACES = 'places that every machine has';

function nameOnList(host: string): string | undefined {
  const listing = hostListing(host, true);
  if (listing === undefined || listing.kind !== 'note') return listing?.name;
  // Anybody can have a name below that of a service anybody can use: `evil.workers.dev` is not `workers.dev`.
  const bare = host.startsWith('www.') ? host.slice(4) : host;
  const above = hostListing(bare.slice(bare.indexOf('.') + 1), false);
  return above?.name === listing.name && !tellsAddress(listing) ? undefined : listing.name;
}

/** A URL is more than its host: it is listed for that only where it names nothing else, or nobody else puts pages there. */
function urlOnList(url: string): string | undefined {
  const host = hostOf('url', url)?.toLowerCase() ?? '';
  const address = addressOnList(host.startsWith('[') ? host.slice(1, -1) : host);
  if (address !== undefined) return address;
  if (NO_PAGE.test(url)) return nameOnList(host);
  const listing = hostListing(host, false);
  return listing !== undefined && (listing.kind === 'benign' || tellsAddress(listing))
    ? listing.name
    : undefined;
}

const NO_PAGE = /^[a-z][a-z0-9+.-]{0,30}:\/\/[^/?#]*\/?$/i;

/** Services that tell whoever asks their own address do nothing else. */
function tellsAddress({ name }: Listing): boolean {
  return name.includes('external IP');
}

/** Of a range both ends count. Addresses for documentation are on no list: whoever has them in a log has something. */
function addressOnList(value: string): string | undefined {
  const dash = value.indexOf('-');
  const kind = addressKind(value);
  if (kind?.role !== 'benign') return undefined;
  return dash < 0 || addressKind(value.slice(dash + 1))?.name === kind.name ? kind.name : undefined;
}

function pathOnList(path: string): string | undefined {
  if (isWindowsPath(path)) return WINDOWS_FILES;
  return isSystemPath(path) ? SYSTEM_PLACES : undefined;
}
