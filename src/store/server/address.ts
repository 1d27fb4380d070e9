import type { Result } from '../../model/index.ts';
import { failed, ok, problem } from '../../model/index.ts';

/** Where a team's store is, and how it is reached. */
export interface ServerAddress {
  /** For people to read: without user, password and parameters. */
  readonly where: string;
  /** A host name or address, or the folder of a Unix socket. */
  readonly host: string;
  readonly port: number;
  readonly database: string;
  /** Else `PGUSER`, or the user of the system. */
  readonly user?: string;
  /** Else `PGPASSWORD`, or what `~/.pgpass` has. */
  readonly password?: string;
  readonly tls: 'none' | 'unverified' | 'verified';
  /** PEM file of the roots that the server's certificate leads to; those of the system where none is named. */
  readonly rootsFile?: string;
  /** The tables stand in a schema of their own, so that one database serves several stores. */
  readonly schema: string;
}

const PARAMETERS = ['host', 'schema', 'sslmode', 'sslrootcert'];
const PORT = 5432;

/**
 * Reads an address: `postgres://user:password@host:port/database?schema=…&sslmode=…&sslrootcert=…&host=…` (a
 * connection URI of libpq, PostgreSQL 15, 34.1.1.2, but for `schema`). Over a network nothing is said before the
 * server has shown a certificate that holds, unless `sslmode` says otherwise. Fails with `bad-usage`; no message
 * repeats the address, which may hold a password.
 */
export function serverAddress(stated: string): Result<ServerAddress> {
  const url = URL.canParse(stated) ? new URL(stated) : undefined;
  if (url === undefined || !/^postgres(?:ql)?:$/u.test(url.protocol))
    return bad('the address of the store is none of PostgreSQL: postgres://user@host/database');
  const unknown = [...url.searchParams.keys()].find((name) => !PARAMETERS.includes(name));
  if (unknown !== undefined)
    return bad(`the address of the store has a parameter that is not known: ${unknown}`);
  const asked = (name: string): string | undefined => url.searchParams.get(name) ?? undefined;
  const host = asked('host') ?? (decoded(url.hostname).replace(/^\[|\]$/gu, '') || 'localhost');
  const database = decoded(url.pathname.slice(1));
  if (database === '' || database.includes('/')) return bad('the address of the store names no database');
  const schema = asked('schema') ?? 'howdunit';
  if (!/^[a-z_][a-z0-9_]{0,62}$/u.test(schema) || schema.startsWith('pg_'))
    return bad('schema: small letters, digits and underscores, 63 at most');
  const tls = tlsOf(asked('sslmode'), host);
  if (tls === undefined) return bad('sslmode: verify-full, require or disable');
  const rootsFile = asked('sslrootcert');
  const port = url.port === '' ? PORT : Number(url.port);
  return ok({
    where: `postgres://${host.startsWith('/') ? '' : `${host}:${port}`}/${database}`,
    host,
    port,
    database,
    ...(url.username !== '' && { user: decoded(url.username) }),
    ...(url.password !== '' && { password: decoded(url.password) }),
    tls,
    ...(rootsFile !== undefined && { rootsFile }),
    schema,
  });
}

function tlsOf(mode: string | undefined, host: string): ServerAddress['tls'] | undefined {
  const isHere = host.startsWith('/') || /^(?:localhost|127\.\d+\.\d+\.\d+|::1)$/u.test(host);
  switch (mode) {
    case undefined:
      return isHere ? 'none' : 'verified';
    case 'disable':
      return 'none';
    case 'require':
      return 'unverified';
    case 'verify-full':
      return 'verified';
    default:
      return undefined;
  }
}

/** A stray percent sign stands for itself. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function bad(message: string): ReturnType<typeof failed> {
  return failed(problem('bad-usage', message, { hint: 'See docs/reference/team-store.md.' }));
}
