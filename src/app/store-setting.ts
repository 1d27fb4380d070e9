import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '../model/index.ts';
import { failed, ok, problem } from '../model/index.ts';

/** The file of the home that names a team's store. */
const SETTING = 'store-address';
/** Bytes; an address is one line. */
const LONGEST = 8_192;

/**
 * The address of the server that holds the store, where a team has one: `HOWDUNIT_STORE`, or the one line of the file
 * `store-address` in the home, which must be its owner's alone since it may hold a password. Undefined: the store is in
 * the home. An address is never an argument, which everybody on the machine could see. Fails with `key-refused`,
 * `permission-denied` and `bad-usage`.
 */
export function storeSetting(
  home: string,
  environment: Readonly<Record<string, string | undefined>>,
): Result<string | undefined> {
  const stated = environment['HOWDUNIT_STORE'];
  if (stated !== undefined && stated !== '') return ok(stated);
  const file = join(home, SETTING);
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) return ok(undefined);
  if (process.platform !== 'win32' && (found.mode & 0o077) !== 0) {
    const hint = `chmod 600 ${file}`;
    return failed(problem('key-refused', 'others may read the address of the store', { where: file, hint }));
  }
  const text = found.isFile() && found.size <= LONGEST ? readText(file) : '';
  if (text !== undefined && text !== '' && !text.includes('\n')) return ok(text);
  const why = text === undefined ? 'permission-denied' : 'bad-usage';
  const hint = 'One line: postgres://user@host/database. See docs/reference/team-store.md.';
  return failed(problem(why, 'the address of the store could not be read', { where: file, hint }));
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
}
