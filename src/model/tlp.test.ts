import { expect, test } from 'vitest';
import { parseTlp } from './tlp.ts';

test('a label is read however people write it, and nothing else is', () => {
  expect(parseTlp('tlp:amber+strict')).toBe('TLP:AMBER+STRICT');
  expect(parseTlp('TLP AMBER STRICT')).toBe('TLP:AMBER+STRICT');
  expect(parseTlp('Green')).toBe('TLP:GREEN');
  expect(parseTlp('TLP:WHITE')).toBe('TLP:CLEAR');
  expect(parseTlp('TLP:PURPLE')).toBeUndefined();
  expect(parseTlp('')).toBeUndefined();
});
