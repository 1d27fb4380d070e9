import { expect, test } from 'vitest';
import { expandHive } from './registry-key.ts';

test.each([
  ['HKLM\\Software\\Heron', 'HKEY_LOCAL_MACHINE\\Software\\Heron'],
  ['hkcu:\\Software', 'HKEY_CURRENT_USER\\Software'],
  ['HKEY_USERS\\S-1-5', 'HKEY_USERS\\S-1-5'],
  ['HKU', 'HKEY_USERS'],
  ['Software\\HKLM\\x', 'Software\\HKLM\\x'],
])('%s is written with its hive in full and the rest as it is', (key, full) => {
  expect(expandHive(key)).toBe(full);
});
