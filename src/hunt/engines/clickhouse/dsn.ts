import type { Result } from '../../../model/index.ts';
import { failed, ok, problem } from '../../../model/index.ts';

/** Where a ClickHouse is, and as whom it is spoken to. */
export interface Dsn {
  /** Without user, password and database. */
  readonly url: string;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  /** For people: host and port, never a password. */
  readonly shown: string;
}

/**
 * `https://user:password@host:8443/database`, the HTTP interface of one node. Nothing of what is refused is repeated,
 * since it may have the password in it.
 */
export function readDsn(text: string): Result<Dsn> {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const hint = 'Write https://user:password@host:8443/database.';
  if (url === undefined || url.hostname === '' || !/^https?:$/.test(url.protocol)) {
    return failed(problem('bad-usage', 'the address of the engine is no http or https URL', { hint }));
  }
  if (url.search !== '' || url.hash !== '') {
    return failed(problem('bad-usage', 'the address of the engine takes no settings', { hint }));
  }
  try {
    const [database = '', ...rest] = url.pathname.slice(1).split('/').map(decodeURIComponent);
    if (rest.some((each) => each !== '')) {
      return failed(
        problem('bad-usage', 'the address of the engine has more than a database in its path', { hint }),
      );
    }
    return ok({
      url: url.origin,
      user: decodeURIComponent(url.username) || 'default',
      password: decodeURIComponent(url.password),
      database: database === '' ? 'default' : database,
      shown: url.host,
    });
  } catch {
    return failed(
      problem('bad-usage', 'the address of the engine has percent signs that encode nothing', { hint }),
    );
  }
}
