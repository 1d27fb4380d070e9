import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { type Row, readCorpora } from './corpora.ts';
import { heldOutRows, leakedRows } from './held-out.ts';

const DATA = path.resolve(process.env['HOWDUNIT_DATA'] ?? '../shared/data');

function row(given: Partial<Row>): Row {
  return { corpus: 'tram', text: 'They did it.', labels: [], group: 'tram:Some report', cites: [], ...given };
}

test.skipIf(!existsSync(path.join(DATA, 'techniques')))('no training row is of a held-out report', () => {
  const rows = readCorpora(DATA) ?? [];
  expect(rows.length).toBeGreaterThan(30_000);
  expect(heldOutRows(rows, DATA)).toEqual([]);
});

test('a row of a held-out report is noticed by its report, its citation and its own words', () => {
  const listed = ['A Copper Heron Campaign Against Port Authorities  Part 2'];
  const caught = [
    row({ group: 'tram:A Copper-Heron campaign against port authorities (part 2)' }),
    row({ corpus: 'procedures', cites: ['A Copper Heron Campaign Against Port Authorities Part 2'] }),
    row({
      text: 'title: A Copper Heron Campaign Against Port Authorities, Part 2 url: https://vendor.example',
    }),
  ];
  const innocent = [row({}), row({ text: 'A copper heron campaign against port authorities went on.' })];
  expect(leakedRows([...caught, ...innocent], listed)).toEqual(caught);
});
