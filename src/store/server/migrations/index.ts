import type { Migration } from 'kysely';
import { MIGRATIONS } from '../../migrations/index.ts';
import { up as accounts } from './0007-accounts.ts';
import { up as sharedObjects } from './0011-shared-objects.ts';
import { up as fullText } from './0012-full-text.ts';
import { byHash } from './by-hash.ts';
import { revision } from './revision.ts';

/**
 * The migrations of SQLite under the same names, so that both have the same tables after each: those whose statements
 * mean the same here are the same, and those that are in words of SQLite are said again. No server holds what a version
 * before 0015 wrote, so that nothing is copied. One that has landed never changes.
 */
export const SERVER_MIGRATIONS: Readonly<Record<string, Migration>> = {
  ...MIGRATIONS,
  '0001-first-light': after('0001-first-light', revision),
  '0005-review': after('0005-review', (db) => byHash(db, 'findings_value', 'findings (value)')),
  '0006-rejections': after('0006-rejections', (db) =>
    byHash(db, 'decisions_rejects', 'decisions (rejects_value) where rejects_value is not null'),
  ),
  '0007-accounts': { up: accounts },
  '0011-shared-objects': { up: sharedObjects },
  '0012-full-text': { up: fullText },
  '0014-sighting-columns': after('0014-sighting-columns', (db) =>
    byHash(db, 'sightings_value_order', 'sightings (value)'),
  ),
};

function after(name: string, more: Migration['up']): Migration {
  return {
    up: async (db) => {
      await MIGRATIONS[name]?.up(db);
      await more(db);
    },
  };
}
