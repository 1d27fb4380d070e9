import { expect, test } from 'vitest';
import { blockLines, readingOf } from '../../../test/fixtures/block-lines.ts';

const lines = async (text: string, name = 'list.csv'): Promise<string[]> =>
  blockLines(await readingOf(Buffer.from(text), name));

test('rows become cells under their headers, quotation marks undone', async () => {
  expect(
    await lines('Type;Value;Note\r\ndomain;heron.example;"a ""b""; c"\r\nip;198.51.100.23;\r\n'),
  ).toEqual([
    'table-cell 0/0/0h: Type',
    'table-cell 0/0/1h: Value',
    'table-cell 0/0/2h: Note',
    'table-cell 0/1/0: domain',
    'table-cell 0/1/1: heron.example',
    'table-cell 0/1/2: a "b"; c',
    'table-cell 0/2/0: ip',
    'table-cell 0/2/1: 198.51.100.23',
  ]);
});

test('a list without headers has none, and remarks above it may name its columns', async () => {
  expect((await lines('heron.example,ip\nfinch.example,ip\n'))[0]).toBe('table-cell 0/0/0: heron.example');
  expect(
    await lines('# made in May\n# first_seen,ip\n2026-11-02,198.51.100.23\n2026-11-03,198.51.100.24\n'),
  ).toEqual([
    'paragraph: # made in May',
    'table-cell 0/0/0h: # first_seen',
    'table-cell 0/0/1h: ip',
    'table-cell 0/1/0: 2026-11-02',
    'table-cell 0/1/1: 198.51.100.23',
    'table-cell 0/2/0: 2026-11-03',
    'table-cell 0/2/1: 198.51.100.24',
  ]);
});

test('prose with commas is no table, whatever its name; a table without a name is one', async () => {
  const prose = 'The group, they say, came back.\nIt stole mail, and left, again.\n'.repeat(4);
  expect((await readingOf(Buffer.from(prose))).extractor).toBe('text@1');
  expect((await readingOf(Buffer.from('No delimiter here.\nNone at all.\n'), 'a.csv')).extractor).toBe(
    'text@1',
  );
  const table = 'a,b,c\n'.repeat(6);
  expect((await readingOf(Buffer.from(table))).extractor).toBe('csv@1');
});

test('a legacy charset is told by its letters', async () => {
  const bytes = Buffer.from('Name;Wert\nM\xfcller;\x84heron.example\x93\nGr\xfc\xdfe;x\n', 'latin1');
  expect(blockLines(await readingOf(bytes, 'a.csv'))).toContain('table-cell 0/1/1: „heron.example“');
});

test('a list of half a million cells is read to its end, and said to be long', async () => {
  const text = `${'a,198.51.100.23\n'.repeat(250_000)}z,last.example\n`;
  const reading = await readingOf(Buffer.from(text), 'a.csv');
  expect(reading.text.endsWith('z,last.example\n')).toBe(true);
  expect(reading.problems).toMatchObject([{ code: 'too-large' }]);
});
