import { isIP } from 'node:net';
import type { Problem } from '../../model/index.ts';
import { problem } from '../../model/index.ts';
import { bareHost, systemResolve } from '../fetch/guarded-lookup.ts';
import { isPublicAddress } from '../fetch/public-address.ts';
import { parseWebUrl } from '../fetch/web-url.ts';
import type { FetchOptions } from '../options.ts';

/** Names that lead nowhere outside a network of one's own: RFC 6761, 6762 and 8375, and ICANN's `internal`. */
const OWN_NAMES = /(?:^|\.)(?:localhost|local|internal|intranet|lan|home\.arpa|corp|home)$/iu;

/**
 * Why an archive on the Internet must not be asked of a page: the question would tell strangers an address inside
 * one's own network. `address-refused`, or `bad-url`; undefined where it may be asked. A name that is not found is
 * no reason: pages that are gone are what archives are for.
 */
export async function refusedPage(
  page: string,
  { allowPrivate, resolve = systemResolve }: Pick<FetchOptions, 'allowPrivate' | 'resolve'>,
): Promise<Problem | undefined> {
  const url = parseWebUrl(page);
  if (!url.ok) return url.problem;
  if (allowPrivate === true) return undefined;
  const host = bareHost(url.value.hostname).replace(/\.$/u, '');
  const inside = await insideOf(host, resolve);
  if (inside === undefined) return undefined;
  return problem('address-refused', `no archive was asked: ${inside}`, {
    where: url.value.href,
    hint: 'The question would tell the archive an address of your own network. Allow private addresses to ask all the same.',
  });
}

async function insideOf(
  host: string,
  resolve: NonNullable<FetchOptions['resolve']>,
): Promise<string | undefined> {
  if (isIP(host) !== 0) return isPublicAddress(host) ? undefined : `${host} is not a public address`;
  if (!host.includes('.') || OWN_NAMES.test(host)) return `${host} is a name inside a network`;
  const addresses = await resolve(host).catch(() => []);
  const own = addresses.find((address) => !isPublicAddress(address));
  return own === undefined ? undefined : `${host} leads to ${own}, which is not a public address`;
}
