import { expect, test } from 'vitest';
import { plainLine } from './plain-line.ts';

test('a report cannot redraw the terminal it is shown on', () => {
  expect(plainLine('a\u001B[2Jb')).toBe('a\uFFFD[2Jb');
  expect(plainLine('invoice\u202Efdp.exe')).toBe('invoice\uFFFDfdp.exe');
  expect(plainLine('two\r\nlines')).toBe('two  lines');
});
