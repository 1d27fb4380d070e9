import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { howdunit, temporaryFolder } from '../howdunit.ts';

const folder = temporaryFolder();
const home = join(folder, 'home');
const out = join(folder, 'backups');
const restored = join(folder, 'restored');

const inHome = (...args: readonly string[]) => howdunit([...args, '--home', home]);

test('an analyst looks, makes a backup, loses the home, and has it again', async () => {
  mkdirSync(out);
  const report = join(folder, 'gull.txt');
  writeFileSync(report, 'Grey Gull\n\nThe implant beacons to gull[.]evil[.]example once an hour.\n');
  const brief = await inHome('read', report);
  expect([(await inHome('read', report)).out, readdirSync(join(home, 'archive')).length]).toEqual([
    brief.out,
    1,
  ]);

  const well = await inHome('doctor', '--deep');
  expect([well.exit, well.err]).toEqual([0, '']);
  expect(well.out).toMatch(/^ok {7}archives {4}1 archive read and verified$/mu);
  expect(well.out).toMatch(/^\d+ checks: /mu);

  const first = await inHome('backup', out, '--json');
  expect([first.exit, first.err]).toEqual([0, '']);
  const made = JSON.parse(first.out);
  expect(made).toMatchObject({
    hasKey: false,
    archives: { here: 1, earlier: 0 },
    counts: { reports: 1 },
    lost: [],
  });
  expect(made).not.toHaveProperty('members');
  expect(readdirSync(out).map((name) => join(out, name))).toEqual([made.path]);
  const again = await inHome('backup', made.path);
  expect([again.exit, again.out]).toEqual([2, '']);
  expect(again.err).toContain('A backup overwrites nothing');
  expect(again.err).toMatch(/ \[bad-usage\]\n$/u);

  const next = await inHome('backup', join(out, 'next.zip'), '--since', made.path, '--with-keys');
  expect(next.exit).toBe(0);
  expect(next.out).toContain('1 archive (1 in the earlier backup)');
  expect(next.out).toContain('the key that signs copies is in it: whoever has the backup can sign');

  rmSync(home, { recursive: true });
  const lacking = await howdunit(['restore', join(out, 'next.zip'), '--home', restored]);
  expect([lacking.exit, lacking.out]).toEqual([3, '']);
  expect(lacking.err).toContain(made.madeAt);
  const checked = await howdunit(['restore', join(out, 'next.zip'), made.path, '--check']);
  expect([checked.exit, checked.err]).toEqual([0, '']);
  expect(checked.out).toMatch(/^whole: .*nothing was restored$/mu);
  const back = await howdunit(['restore', join(out, 'next.zip'), made.path, '--home', restored]);
  expect([back.exit, back.err]).toEqual([0, '']);
  expect((await howdunit(['share', 'Grey Gull', '--home', restored])).out).toBe(brief.out);
  const verified = await howdunit(['verify', '--all', '--home', restored]);
  expect(verified.out).toMatch(/^VERIFIES {3}made by this desk/mu);
  const twice = await howdunit(['restore', made.path, '--home', restored]);
  expect([twice.exit, twice.out]).toEqual([2, '']);

  // What is lost is said by each of the three, with an exit code that a script sees.
  const [wacz = ''] = readdirSync(join(restored, 'archive'));
  rmSync(join(restored, 'archive', wacz));
  const ill = await howdunit(['doctor', '--json', '--home', restored]);
  expect(ill.exit).toBe(1);
  expect(JSON.parse(ill.out)).toContainEqual(
    expect.objectContaining({ check: 'archives', state: 'problem', code: 'capture-damaged' }),
  );
  const holed = await howdunit(['backup', join(out, 'holed.zip'), '--home', restored]);
  expect(holed.exit).toBe(1);
  expect(holed.err).toMatch(
    new RegExp(`archive/${wacz} was missing when the backup was made \\[capture-damaged\\]`, 'u'),
  );
  const hole = await howdunit(['restore', join(out, 'holed.zip'), '--home', join(folder, 'holed')]);
  expect([hole.exit, hole.err]).toEqual([1, holed.err]);

  const bytes = readFileSync(made.path);
  bytes[200_000] = (bytes[200_000] ?? 0) ^ 1;
  writeFileSync(made.path, bytes);
  const turned = await howdunit(['restore', made.path, '--home', join(folder, 'turned')]);
  expect([turned.exit, turned.out]).toEqual([1, '']);
  expect(turned.err).toContain('howdunit.db is damaged: its CRC-32');
  expect(turned.err).toMatch(/ \[store-damaged\]\n$/u);
  expect(readdirSync(folder).filter((name) => name.includes('turned'))).toEqual([]);
});
