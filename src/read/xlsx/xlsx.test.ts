import { expect, test } from 'vitest';
import { seeds, zipOf } from '../../../eval/hostile-seeds.mjs';
import { blockLines, problemOf, readingOf } from '../../../test/fixtures/block-lines.ts';

const seed = async (): Promise<Uint8Array> => (await seeds()).get('indicators.xlsx') ?? new Uint8Array();

test('a sheet is a heading and a table; formulas give their stored values, dates their days', async () => {
  expect(blockLines(await readingOf(await seed()))).toEqual([
    'heading2: IOCs',
    'table-cell 0/0/0h: Domain',
    'table-cell 0/0/1h: First seen',
    'table-cell 0/0/2h: Count',
    'table-cell 0/1/0: update.heron-cdn.example',
    'table-cell 0/1/1: 2026-11-02',
    'table-cell 0/1/2: 3',
    'table-cell 0/2/0: berth.example',
    'table-cell 0/2/2: 198.51.100.23',
  ]);
});

test('a shared string leads back to the part that holds it, a date to the number it was', async () => {
  const { map, text } = await readingOf(await seed());
  const at = (what: string) => map.find(({ start }) => start === text.indexOf(what))?.at;
  expect(at('update.heron-')).toMatchObject({ kind: 'part', path: 'xl/sharedStrings.xml' });
  expect(at('2026-11-02')).toMatchObject({ kind: 'part', path: 'xl/worksheets/sheet1.xml' });
});

test('a quarter of a million references to one long string do not fill the memory', async () => {
  const cells = '<c t="s"><v>0</v></c>'.repeat(50);
  const bomb = await zipOf({
    'xl/workbook.xml': '<workbook><sheets><sheet name="S" r:id="a"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': '<r><Relationship Id="a" Type="x/worksheet" Target="s.xml"/></r>',
    'xl/sharedStrings.xml': `<sst><si><t>${'x'.repeat(1_000_000)}</t></si></sst>`,
    'xl/s.xml': `<worksheet>${`<row>${cells}</row>`.repeat(5_000)}</worksheet>`,
  });
  const reading = await readingOf(bomb);
  expect(reading.text.length).toBeLessThan(60_000_000);
  expect(reading.problems).toMatchObject([{ code: 'too-large' }]);
});

test('a workbook without values holds no text', async () => {
  expect(await problemOf(await zipOf({ 'xl/workbook.xml': '<workbook/>' }))).toMatchObject({
    code: 'no-text',
  });
});
