import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitPath } from './file-path.ts';

test.each([
  ['C:\\Windows\\Temp\\heron.dll', { directory: 'C:\\Windows\\Temp', name: 'heron.dll' }],
  ['C:\\heron.dll', { directory: 'C:\\', name: 'heron.dll' }],
  ['%APPDATA%\\heron.dll', { directory: '%APPDATA%', name: 'heron.dll' }],
  ['\\\\host\\share\\a.exe', { directory: '\\\\host\\share', name: 'a.exe' }],
  ['/tmp/heron/', { directory: '/tmp/heron' }],
  ['/heron', { directory: '/', name: 'heron' }],
  ['heron.dll', { name: 'heron.dll' }],
])('%s is kept apart as folder and name', (path, parts) => {
  expect(splitPath(path)).toEqual(parts);
});

test('a path always gives a folder or a name', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (path) => {
      const { directory, name } = splitPath(path);
      expect((directory ?? '') + (name ?? '')).not.toBe('');
    }),
  );
});
