import { expect, test } from 'vitest';
import { seeds, zipOf } from '../../../eval/hostile-seeds.mjs';
import { blockLines, problemOf, readingOf } from '../../../test/fixtures/block-lines.ts';
import { spanIn } from '../../model/index.ts';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

function word(body: string, more: Readonly<Record<string, string>> = {}): Promise<Uint8Array> {
  return zipOf({ 'word/document.xml': `<w:document ${W}><w:body>${body}</w:body></w:document>`, ...more });
}

const paragraph = (inside: string, properties = ''): string => `<w:p>${properties}<w:r>${inside}</w:r></w:p>`;

test('body, notes, headers, comments, deletions and link targets are all there, each as what it is', async () => {
  const seed = (await seeds()).get('report.docx') ?? new Uint8Array();
  expect(blockLines(await readingOf(seed))).toEqual([
    'heading1: Operation Copper Heron',
    'heading1: Summary',
    'paragraph: The implant beacons to update.heron-cdn.example & more, see our post.',
    'paragraph: AMBER FINCH did it.',
    'list-item: first',
    'list-item: second\thalf',
    'table-cell 0/0/0h: Type',
    'table-cell 0/0/1h: C2 domain',
    'table-cell 0/1/0: domain',
    'table-cell 0/1/1: berth.example',
    'paragraph: In a box',
    'paragraph: Around the box',
    'paragraph: a field',
    'reference: Seen at 198.51.100.23 too.',
    'running: TLP:GREEN',
    'comment: Is this sure?',
    'comment: Nobody at 203.0.113.9 did it.',
    'reference: https://northgate.example/a?b=1&c=2',
    'reference: https://field.example/x',
  ]);
});

test('what Word cut into runs comes out whole, and each run leads back to its own XML', async () => {
  const source = paragraph(
    '<w:t>d41d8cd98f00b204</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>\u00ade9800998ecf8427e</w:t>',
  );
  const reading = await readingOf(await word(source));
  expect(reading.text).toBe('d41d8cd98f00b204e9800998ecf8427e');
  const xml = `<w:document ${W}><w:body>${source}</w:body></w:document>`;
  const written = reading.map.map(({ at }) =>
    at.kind === 'part' && at.path === 'word/document.xml' && at.at?.kind === 'source-range'
      ? xml.slice(at.at.start, at.at.end)
      : '',
  );
  expect(written).toEqual(['d41d8cd98f00b204', 'e9800998ecf8427e']);
  expect(spanIn(reading, 0, 32).quote).toBe(reading.text);
});

test('the title is the paragraph in the Title style; author and title of the properties stand in for silence only', async () => {
  const properties = {
    'docProps/core.xml':
      '<c xmlns:dc="d"><dc:title>From the file</dc:title><dc:creator>Mara Lindqvist</dc:creator></c>',
  };
  const title = '<w:pPr><w:pStyle w:val="Title"/></w:pPr>';
  const titled = await readingOf(
    await word(paragraph('<w:t>From the page</w:t>', title) + paragraph('<w:t>Text.</w:t>'), properties),
  );
  expect([titled.metadata.title?.value, titled.metadata.author?.value]).toEqual([
    'From the page',
    'Mara Lindqvist',
  ]);
  const untitled = await readingOf(await word(paragraph('<w:t>Some text is here.</w:t>'), properties));
  const start = properties['docProps/core.xml'].indexOf('From the file');
  expect(untitled.metadata.title).toEqual({
    value: 'From the file',
    at: { kind: 'part', path: 'docProps/core.xml', at: { kind: 'source-range', start, end: start + 13 } },
  });
});

test('a link that prints its own target is not said twice', async () => {
  const rels =
    '<Relationships><Relationship Id="a" Type="x/hyperlink" Target="https://northgate.example/" TargetMode="External"/></Relationships>';
  const link =
    '<w:p><w:hyperlink r:id="a"><w:r><w:t>https://northgate.example</w:t></w:r></w:hyperlink></w:p>';
  const reading = await readingOf(await word(link, { 'word/_rels/document.xml.rels': rels }));
  expect(blockLines(reading)).toEqual(['paragraph: https://northgate.example']);
});

test('moved text is read where it went, cells that span keep the columns right', async () => {
  const row = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
  const cell = (text: string, span = 1): string =>
    `<w:tc><w:tcPr><w:gridSpan w:val="${span}"/></w:tcPr>${paragraph(`<w:t>${text}</w:t>`)}</w:tc>`;
  const body = `<w:p><w:moveFrom><w:r><w:t>Moved.</w:t></w:r></w:moveFrom></w:p><w:tbl>${row(cell('a', 2), cell('b'))}${row(cell('c'), cell('d'), cell('e'))}</w:tbl><w:p><w:moveTo><w:r><w:t>Moved.</w:t></w:r></w:moveTo></w:p>`;
  expect(blockLines(await readingOf(await word(body)))).toEqual([
    'table-cell 0/0/0: a',
    'table-cell 0/0/2: b',
    'table-cell 0/1/0: c',
    'table-cell 0/1/1: d',
    'table-cell 0/1/2: e',
    'paragraph: Moved.',
  ]);
});

test('an entity that the file declares is not expanded', async () => {
  const xml = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]><w:document><w:p><w:r><w:t>x &b; y</w:t></w:r></w:p></w:document>`;
  expect((await readingOf(await zipOf({ 'word/document.xml': xml }))).text).toBe('x &b; y');
});

test('an encrypted, an empty and a cut-off document are said to be so', async () => {
  const seed = (await seeds()).get('report.docx') ?? new Uint8Array();
  expect(await problemOf(await word('<w:p/>'))).toMatchObject({ code: 'no-text' });
  expect(await problemOf(seed.subarray(0, -40))).toMatchObject({ code: 'damaged' });
});

test('a document of zeros is not unpacked past its cap', async () => {
  const bomb = await zipOf({ 'word/document.xml': Buffer.alloc(80_000_000, ' ') });
  expect(bomb.length).toBeLessThan(200_000);
  expect(await problemOf(bomb)).toMatchObject({ code: 'decompression-limit' });
});
