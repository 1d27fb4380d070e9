import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { inputsOf } from './inputs.ts';

const root = mkdtempSync(join(tmpdir(), 'howdunit-inputs-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
for (const file of [
  'a.log',
  'b.log.1',
  'zeek/conn.log',
  'zeek/2025/conn.log',
  'zeek/2025/dns.log',
  '.hidden.log',
]) {
  mkdirSync(join(root, file, '..'), { recursive: true });
  writeFileSync(join(root, file), 'x\n');
}
mkdirSync(join(root, 'empty'));

function found(...paths: readonly string[]) {
  const { files, problems } = inputsOf(paths.map((path) => (path === '-' ? path : join(root, path))));
  return {
    files: files.map((file) => (file === '-' ? file : relative(root, file))),
    problems: problems.map(({ code }) => code),
  };
}

test('a pattern that no shell resolved names files, `**` those in any folder below', () => {
  expect(found('*.log').files).toEqual(['a.log']);
  expect(found('?.log*').files).toEqual(['a.log', 'b.log.1']);
  expect(found('zeek/*/*.log').files).toEqual(['zeek/2025/conn.log', 'zeek/2025/dns.log']);
  expect(found('**/conn.log').files).toEqual(['zeek/2025/conn.log', 'zeek/conn.log']);
  expect(found('.*.log').files).toEqual(['.hidden.log']);
});

test('folders that a pattern names are searched as if they were named', () => {
  const below = ['zeek/2025/conn.log', 'zeek/2025/dns.log', 'zeek/conn.log'];
  expect(found('zeek/**').files.sort()).toEqual(below);
  expect(found('ze*').files.sort()).toEqual(below);
  expect(found('**/20*')).toEqual({ files: below.slice(0, 2), problems: [] });
  // Nothing to search is never "no hit".
  expect(found('emp*')).toEqual({ files: [], problems: ['not-found'] });
});

test('a folder means all below it, and no file is named twice', () => {
  expect(found('zeek', 'zeek/conn.log', '-').files).toEqual([
    'zeek/conn.log',
    'zeek/2025/conn.log',
    'zeek/2025/dns.log',
    '-',
  ]);
});

test('what names nothing is said to', () => {
  expect(found('*.nothing', 'empty')).toEqual({ files: [], problems: ['not-found', 'empty-source'] });
  // A file that is not there is told of when it is opened.
  expect(found('gone.log').files).toEqual(['gone.log']);
});

test('links in folders are counted and not followed; one that is named is', () => {
  mkdirSync(join(root, 'linked'));
  symlinkSync(join(root, 'linked'), join(root, 'linked/back'));
  symlinkSync(join(root, 'a.log'), join(root, 'linked/current.log'));
  expect(inputsOf([join(root, 'linked')])).toMatchObject({
    files: [],
    links: 2,
    problems: [{ code: 'empty-source', message: expect.stringContaining('links (2)') as string }],
  });
  expect(inputsOf([join(root, 'linked/*.log')])).toMatchObject({ links: 0, problems: [] });
  expect(found('linked/*.log').files).toEqual(['linked/current.log']);
  expect(inputsOf([join(root, 'linked/*')])).toMatchObject({
    files: [join(root, 'linked/current.log')],
    links: 1,
  });
});
