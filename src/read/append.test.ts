import { expect, test } from 'vitest';
import { zipOf } from '../../eval/hostile-seeds.mjs';
import { readingOf } from '../../test/fixtures/block-lines.ts';

/** More pieces than fit on the stack, since every reference is one, and the words between two of them another. */
const WORDS = 'a &amp; b '.repeat(100_000);
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

const BOOK = {
  'xl/workbook.xml': '<workbook><sheets><sheet name="S" r:id="a"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels': '<r><Relationship Id="a" Type="x/worksheet" Target="s.xml"/></r>',
};

test.each([
  [
    'an entry of a feed',
    async () =>
      Buffer.from(
        `<rss version="2.0"><channel><title>A</title><item><description>${WORDS}</description></item></channel></rss>`,
      ),
  ],
  [
    'a paragraph of a DOCX',
    () =>
      zipOf({
        'word/document.xml': `<w:document ${W}><w:body><w:p><w:r><w:t>${WORDS}</w:t></w:r></w:p></w:body></w:document>`,
      }),
  ],
  [
    'a cell of a sheet',
    () =>
      zipOf({
        ...BOOK,
        'xl/s.xml': `<worksheet><row><c t="inlineStr"><is><t>${WORDS}</t></is></c></row></worksheet>`,
      }),
  ],
  [
    'a string that cells share',
    () =>
      zipOf({
        ...BOOK,
        'xl/sharedStrings.xml': `<sst><si><t>${WORDS}</t></si></sst>`,
        'xl/s.xml': '<worksheet><row><c t="s"><v>0</v></c></row></worksheet>',
      }),
  ],
])('%s with a hundred thousand character references is read', async (_, made) => {
  const { text } = await readingOf(await made());
  expect(text).toContain('a & b a & b');
  expect(text.length).toBeGreaterThan(500_000);
});
