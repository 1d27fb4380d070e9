import { expect, test } from 'vitest';
import { openDatabase } from '../embedded/database.ts';
import { queriesOver } from '../embedded/dialect.ts';
import { sightingSums } from '../sql/sighting-sums.ts';
import { MIGRATIONS } from './index.ts';

test('sightings kept before are added up like later ones', async () => {
  const database = await openDatabase(':memory:', 0);
  const db = queriesOver(database);
  const names = Object.keys(MIGRATIONS).sort();
  const [before, after] = [names.slice(0, names.indexOf('0014-sighting-columns')), '0014-sighting-columns'];
  for (const name of before) await MIGRATIONS[name]?.up(db);
  const insert = database.prepare(
    'insert into sightings (id, report_id, finding_id, day, record, mark) values (?, ?, ?, ?, ?, ?)',
  );
  for (let number = 0; number < 2_500; number++) {
    const indicator = { type: 'domain-name', value: `n${number % 3}.example` };
    const record = JSON.stringify({
      indicator,
      count: 2,
      ...(number % 2 === 0 && { host: `h${number % 4}` }),
    });
    insert.run(`s${number}`, 'r', 'f', '2026-11-17', record, 'm');
  }
  await MIGRATIONS[after]?.up(db);
  const sums = await sightingSums(db, {}, 10);
  const day = { firstDay: '2026-11-17', lastDay: '2026-11-17' };
  const all = { sightings: 2_500, count: 5_000, indicators: 3, hosts: 2, ...day };
  expect(sums).toEqual({ ok: true, value: { ...all, reports: [{ reportId: 'r', ...all }] } });
  database.close();
});
