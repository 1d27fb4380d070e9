import { expect, test } from 'vitest';
import { stateOf, stateWords } from './states.ts';

test('a state is known by its name, its adjective, its seat and its services', () => {
  expect(['China', 'Chinese', 'PRC', 'Beijing', 'People’s Liberation Army'].map(stateOf)).toEqual(
    Array(5).fill('China'),
  );
  expect(['Russian', 'Moscow', 'Kremlin', 'Kremlin’s', 'GRU'].map(stateOf)).toEqual(Array(5).fill('Russia'));
});

test('letter case tells the state from the pronoun', () => {
  expect(stateOf('US')).toBe('United States');
  expect(stateOf('us')).toBeUndefined();
});

test('the two Koreas and the two Chinas stay apart', () => {
  expect(stateOf('North Korean')).toBe('North Korea');
  expect(stateOf('Republic of Korea')).toBe('South Korea');
  expect(stateOf('Republic of China')).toBe('Taiwan');
  expect(stateOf("People's Republic of China")).toBe('China');
  expect(stateOf('Korean')).toBeUndefined();
});

test('words that name no state are not given one', () => {
  expect(['Northland', 'European', 'constructor', ''].map(stateOf)).toEqual(Array(4).fill(undefined));
});

test('every word the table offers for searching is understood', () => {
  const words = [...stateWords()];
  expect(words.length).toBeGreaterThan(200);
  expect(words.filter((word) => stateOf(word) === undefined)).toEqual([]);
});
