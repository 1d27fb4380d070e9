import { expect, test } from 'vitest';
import { columnsOf } from '../../share/brief/columns.ts';
import { collectionLines } from './collection-text.ts';

const ID = '7727e71f-0bf1-532b-b4d3-4ac27f7dc8bc';

function collection(title: string, root: string, canRead: boolean, canWrite: boolean) {
  return { id: ID, title, canRead, canWrite, url: `https://taxii.example/${root}/collections/${ID}/` };
}

test('one collection a line, ids under each other and whole, titles cut to the width', () => {
  const lines = collectionLines(
    [
      collection('Indicators', 'a', true, false),
      collection('通報 that nobody reads to its end, for it goes on and on and on and on', 'a', false, true),
      collection('Both', 'a', true, true),
    ],
    80,
  );
  expect(lines.map((line) => line.slice(line.indexOf(ID)))).toEqual([
    `${ID}  read`,
    `${ID}  write`,
    `${ID}  read, write`,
  ]);
  expect(new Set(lines.map((line) => columnsOf(line.slice(0, line.indexOf(ID))))).size).toBe(1);
  expect(Math.max(...lines.map(columnsOf))).toBeLessThanOrEqual(80);
  expect(lines[1]).toContain('…');
});

test('of a server with several API roots each line says which', () => {
  const all = [collection('One', 'clear', true, false), collection('One', 'green', false, false)];
  expect(collectionLines(all, 100)).toEqual([
    `One           ${ID}  read     /clear/`,
    `One           ${ID}  neither  /green/`,
  ]);
});
