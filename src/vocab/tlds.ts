import { TLD_TABLE } from './tables/tlds.ts';

/**
 * Names that end a host name in reports besides IANA's root zone: onion services (RFC 7686), I2P,
 * the alternative roots that malware has used, and the names of RFC 2606, which real reports print
 * in examples and fictional ones as indicators.
 */
const BEYOND_ROOT = ['onion', 'i2p', 'bit', 'bazar', 'example', 'test', 'invalid'];

/** Endings of RFC 2606 and RFC 6761: they never resolve. */
const RESERVED: ReadonlySet<string> = new Set(['example', 'test', 'invalid', 'localhost']);

/**
 * Real top-level domains that are also the names of properties and methods: `socket.open`, `row.name`.
 * Undefanged and alone they are read as code unless their surroundings speak for a host.
 */
const CODE_WORDS: ReadonlySet<string> = new Set(
  (
    'name run open host data call read id in is it to map date page link search select show style so ' +
    'shell new now next post play watch save plus group click network content parts final zero java ' +
    'build foundation security dot engineering codes properties space docs wiki cat make int bin win ' +
    'lib log storage sc st am as at be by do me my no or us case'
  ).split(' '),
);

let table: ReadonlySet<string> | undefined;

/** @param name lower case, without a dot */
export function isTld(name: string): boolean {
  table ??= new Set([...TLD_TABLE.split(' '), ...BEYOND_ROOT]);
  return table.has(name);
}

export function isReservedTld(name: string): boolean {
  return RESERVED.has(name);
}

export function isCodeWordTld(name: string): boolean {
  return CODE_WORDS.has(name);
}
