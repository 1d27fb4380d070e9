import type { Connection } from './connection.ts';

/**
 * Names of functions that differ between 18.16 and 26.7: what reads an address and gives zero where there is none. All
 * else that is asked is written in what both understand.
 */
export interface Dialect {
  readonly ipv4: string;
  readonly ipv6: string;
  /** Whether a query can say which shard answers it (21.9). */
  readonly hasShardNumber: boolean;
  /** Whether a query can read JSON in a text (19.3). */
  readonly hasJson: boolean;
  readonly version: string;
}

const NEWER = [
  'IPv4StringToNumOrDefault',
  'IPv6StringToNumOrDefault',
  'shardNum',
  'JSONExtractString',
] as const;

/** Asks the server which functions it has, rather than guess it from its version. */
export async function dialectOf(connection: Connection): Promise<Dialect> {
  const known = new Set<string>();
  const list = NEWER.map((name) => `'${name}'`).join(', ');
  for await (const row of connection.rows(`SELECT name FROM system.functions WHERE name IN (${list})`)) {
    known.add(String((JSON.parse(row) as { name: unknown }).name));
  }
  let version = '';
  for await (const row of connection.rows('SELECT version() AS version')) {
    version = String((JSON.parse(row) as { version: unknown }).version).slice(0, 40);
  }
  const newer = (name: (typeof NEWER)[number], older: string): string => (known.has(name) ? name : older);
  return {
    ipv4: newer('IPv4StringToNumOrDefault', 'IPv4StringToNum'),
    ipv6: newer('IPv6StringToNumOrDefault', 'IPv6StringToNum'),
    hasShardNumber: known.has('shardNum'),
    hasJson: known.has('JSONExtractString'),
    version,
  };
}
