import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { howdunit, temporaryFolder } from '../howdunit.ts';

test('several commands may use one new home at once: nothing is lost, nothing is doubled', async () => {
  const folder = temporaryFolder();
  const home = join(folder, 'home');
  const paths = ['one', 'two', 'three'].map((name) => {
    const path = join(folder, `${name}.txt`);
    writeFileSync(path, `Report ${name}\n\nThe implant beacons to ${name}[.]evil[.]example once an hour.\n`);
    return path;
  });
  // Each report is read by two processes at the same time.
  const outcomes = await Promise.all(
    [...paths, ...paths].map((path) =>
      howdunit(['read', path, '--home', home, '--json'], { ownProcess: true }),
    ),
  );
  expect(outcomes.map(({ exit, err }) => [exit, err])).toEqual(outcomes.map(() => [0, '']));
  const reports = JSON.parse((await howdunit(['reports', '--home', home, '--json'])).out);
  expect(reports).toHaveLength(3);
  expect(readdirSync(join(home, 'archive')).filter((name) => name.endsWith('.wacz'))).toHaveLength(3);
  for (const path of paths) {
    const { findings } = JSON.parse((await howdunit(['read', path, '--home', home, '--json'])).out);
    expect(findings.filter(({ kind }: { kind: string }) => kind === 'observable')).toHaveLength(1);
  }
});
