import { expect, test } from 'vitest';
import { greatest } from './greatest.ts';

test('the greatest of half a million numbers, of one and of none', () => {
  expect(greatest(Array.from({ length: 500_000 }, (_, at) => at))).toBe(499_999);
  expect([greatest([3], 7), greatest([], 2), greatest([])]).toEqual([7, 2, 0]);
});
