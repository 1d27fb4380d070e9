import { expect, test } from 'vitest';
import { activeTechniques } from '../../vocab/attack-techniques.ts';
import { LISTED_NAMES, tellingOf } from './telling-names.ts';

test('every name judged by hand is a technique of the shipped release, and is judged once', () => {
  const active = new Set(activeTechniques().map(({ name }) => name.toLowerCase()));
  expect(LISTED_NAMES.filter((name) => !active.has(name))).toEqual([]);
  expect(LISTED_NAMES.filter((name, at) => LISTED_NAMES.indexOf(name) !== at)).toEqual([]);
});

test('a single word tells nothing unless the trade coined it', () => {
  expect(tellingOf('Software')).toBe('never');
  expect(tellingOf('Kerberoasting')).toBe('always');
});
