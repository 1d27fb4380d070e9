import { expect, test } from 'vitest';
import { endingIn } from './endings.ts';

const endingOf = (name: string) => endingIn(name, 0, name.length);

test('an ending says whether it is a top-level domain, a file’s, or both, in any case', () => {
  expect(endingOf('heron.EXAMPLE')).toEqual({ name: 'example', isTld: true, isFile: false });
  expect(endingOf('invoice.Exe')).toEqual({ name: 'exe', isTld: false, isFile: true });
  expect(endingOf('a.zip')).toEqual({ name: 'zip', isTld: true, isFile: true });
  expect(endingOf('a.nosuch')).toEqual({ name: 'nosuch', isTld: false, isFile: false });
});

test('what was met before changes no answer, however many endings there are', () => {
  const endings = Array.from({ length: 5000 }, (_, n) => `x${n.toString(36)}`);
  for (const ending of [...endings, ...endings]) expect(endingOf(`a.${ending}`).name).toBe(ending);
  expect(endingOf('heron.example').isTld).toBe(true);
});

test('another script’s capitals are read as its small letters', () => {
  expect(endingOf('пример.РФ').name).toBe('рф');
});
