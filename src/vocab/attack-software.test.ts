import { expect, test } from 'vitest';
import { attackSoftware } from './attack-software.ts';

test('malware and tools come with their id, their type and their other names', () => {
  expect(attackSoftware().find(({ id }) => id === 'S0154')).toEqual({
    id: 'S0154',
    softwareType: 'malware',
    name: 'Cobalt Strike',
    aliases: [],
  });
  expect(attackSoftware().find(({ id }) => id === 'S0262')).toMatchObject({
    softwareType: 'tool',
    name: 'QuasarRAT',
    aliases: ['xRAT'],
  });
});

test('no entry repeats its name among its aliases', () => {
  expect(attackSoftware().filter(({ name, aliases }) => aliases.includes(name))).toEqual([]);
});
