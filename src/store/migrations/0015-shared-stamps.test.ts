import type Database from 'libsql';
import { expect, test } from 'vitest';
import { openDatabase } from '../embedded/database.ts';
import { queriesOver } from '../embedded/dialect.ts';
import { SQLITE } from '../embedded/own-words.ts';
import { pageOfShared } from '../sql/shared-page.ts';
import { MIGRATIONS } from './index.ts';

test('who asks for versions of an instant is answered by the index', async () => {
  const database = await openDatabase(':memory:', 0);
  const asked: string[] = [];
  const watched = new Proxy(database, {
    get: (target, name) =>
      name === 'prepare'
        ? (sql: string) => {
            asked.push(sql);
            return target.prepare(sql);
          }
        : (Reflect.get(target, name).bind?.(target) ?? Reflect.get(target, name)),
  }) as Database.Database;
  const db = queriesOver(watched);
  for (const name of Object.keys(MIGRATIONS).sort()) await MIGRATIONS[name]?.up(db);
  database.exec(`insert into shared_facets (facet, name) values (1, 'all')`);
  const versions = {
    isLast: false,
    isFirst: false,
    isAll: false,
    stamps: ['2026-11-17T09:30:00Z'],
    added: [7],
  };
  asked.length = 0;
  const page = await pageOfShared(db, SQLITE, {
    facets: ['all'],
    labels: ['TLP:GREEN'],
    after: 0,
    limit: 10,
    versions,
  });
  expect(page).toEqual({ ok: true, value: { items: [], hasMore: false } });
  const plans = asked
    .filter((sql) => sql.includes('stamp'))
    .map(
      (sql) => database.prepare(`explain query plan ${sql}`).all() as readonly { readonly detail: string }[],
    )
    .map((steps) => steps.map(({ detail }) => detail).join('\n'));
  expect(plans).toHaveLength(2);
  // How many there are is told by the index alone; then it leads to each.
  expect(plans[0]).toContain('USING COVERING INDEX shared_versions_stamp (stamp=?)');
  expect(plans[1]).toContain('SEARCH v USING INDEX shared_versions_stamp (stamp=?)');
  expect(plans[1]).toContain('SEARCH m USING INDEX shared_members_object (object=?');
  expect(plans[1]).toContain('SEARCH m USING PRIMARY KEY (facet=? AND label=? AND added=?)');
  expect(plans.join()).not.toMatch(/SCAN (?:m|v|shared_versions|shared_members)\b/u);
  database.close();
});
