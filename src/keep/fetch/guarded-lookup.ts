import { lookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';

/** All addresses of a host name; rejects with an errno when there are none. */
export type Resolve = (hostname: string) => Promise<readonly string[]>;

/** Whether a connection to an IP address may be made. */
export type Permits = (address: string) => boolean;

/** `code` of the error that stops a connection to an address that is not permitted. */
export const ADDRESS_REFUSED = 'ADDRESS_REFUSED';

export const systemResolve: Resolve = async (hostname) =>
  (await lookup(hostname, { all: true, verbatim: true })).map(({ address }) => address);

/**
 * The lookup a socket connects by. It hands over the very addresses it has checked, so a name that
 * answers differently the next time it is asked (DNS rebinding) gains nothing. One forbidden address
 * among good ones refuses the name: an honest name has none.
 */
export function guardedLookup(resolve: Resolve, permits: Permits): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (addresses) => {
        const refused = addresses.find((address) => !permits(address));
        if (refused !== undefined) return callback(refusal(refused), '', 0);
        const found = addresses.map((address) => ({ address, family: isIP(address) }));
        const first = found[0];
        if (first === undefined) return callback(noAddress(hostname), '', 0);
        if (options.all === true) return callback(null, found);
        return callback(null, first.address, first.family);
      },
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), '', 0),
    );
  };
}

/** A socket never looks up a host that is an address already, so that one is checked beforehand. */
export function refuseLiteral(hostname: string, permits: Permits): Error | undefined {
  const literal = bareHost(hostname);
  return isIP(literal) !== 0 && !permits(literal) ? refusal(literal) : undefined;
}

/** `[::1]` as sockets want it: `::1`. */
export function bareHost(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '');
}

function refusal(address: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${address} is not a public address`), { code: ADDRESS_REFUSED });
}

function noAddress(hostname: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${hostname} has no address`), { code: 'ENOTFOUND' });
}
