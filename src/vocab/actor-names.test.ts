import { expect, test } from 'vitest';
import { actorNames, listingsOf } from './actor-names.ts';

test('a name is listed under every entry that bears it, each with its source', () => {
  const entries = listingsOf('APT27').map(({ source, entry }) => `${source}: ${entry}`);
  expect(entries).toEqual([
    'MITRE ATT&CK: G0027',
    'MISP galaxy: APT27',
    'Microsoft: Circle Typhoon',
    'Microsoft: Linen Typhoon',
  ]);
});

test('entries that share a name are not merged', () => {
  const circle = listingsOf('Circle Typhoon').filter(({ source }) => source === 'Microsoft');
  expect(circle.map(({ entry }) => entry)).toEqual(['Circle Typhoon']);
});

test('the name-giver is told where a source states it, and is absent where none does', () => {
  expect(listingsOf('BRONZE UNION')).toContainEqual({
    source: 'MISP galaxy',
    entry: 'APT27',
    nameGiver: 'Secureworks',
  });
  expect(listingsOf('G0027').find(({ source }) => source === 'MITRE ATT&CK')).toEqual({
    source: 'MITRE ATT&CK',
    entry: 'G0027',
  });
});

test('letter case, spaces and hyphens do not hide a listing', () => {
  expect(listingsOf('emissary panda')).toEqual(listingsOf('EMISSARY PANDA'));
  expect(listingsOf('APT-27')).toEqual(listingsOf('APT27'));
});

test('a name nobody lists has no listing', () => {
  expect(listingsOf('Copper Heron')).toEqual([]);
  expect(listingsOf('')).toEqual([]);
});

test('every spelling that can be searched for has a listing', () => {
  expect([...actorNames()].filter((name) => listingsOf(name).length === 0)).toEqual([]);
});
