import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { zipOf } from '../../eval/hostile-seeds.mjs';
import { type SourcePlace, sha256, spanIn } from '../model/index.ts';
import { complete } from './complete.ts';
import type { Extract } from './extract.ts';
import { extractHtml } from './html/extract-html.ts';
import { readBytes, readText } from './index.ts';
import { extractMarkdown } from './markdown/extract-markdown.ts';

const DATA = resolve(process.env['HOWDUNIT_DATA'] ?? '../shared/data');
const WHITE = /^\s*$/;

/** References and escapes; doubled quotation marks; encoded words and parameters; the numbers of dates; a hyphen's element. */
const ENCODED = /[&\\]|""|=\?|\*=|^\d+(?:\.\d+)?$|^<w:noBreakHyphen/;

/** The original at a place, read without the code under test; undefined where there is no such place. */
type Sources = (at: SourcePlace) => string | undefined;

function within(source: string, at: SourcePlace): string | undefined {
  if (at.kind !== 'source-range' || at.start > at.end || at.end > source.length) return undefined;
  return source.slice(at.start, at.end);
}

/** The places of a container whose parts' decoded texts are known. */
function packed(own: string, parts: Readonly<Record<string, string | Sources>>): Sources {
  return (at) => {
    if (at.kind !== 'part') return within(own, at);
    const part = parts[at.path];
    if (part === undefined || at.at === undefined) return part === undefined ? undefined : at.path;
    return typeof part === 'string' ? within(part, at.at) : part(at.at);
  };
}

/** What holds for every reading, whatever it was made from; the first breach, or undefined. */
function breach(extract: Extract, source: string | Sources): string | undefined {
  const reading = complete(extract);
  const { text } = reading;
  const lists = { block: reading.blocks, sentence: reading.sentences, segment: reading.map };
  for (const [what, ranges] of Object.entries(lists)) {
    let last = 0;
    for (const { start, end } of ranges) {
      if (start < last || end <= start || end > text.length) return `${what} ${start}-${end} after ${last}`;
      last = end;
    }
  }
  let written = 0;
  for (const { start, end, at } of reading.map) {
    if (start !== written) return `no segment at ${written}`;
    written = end;
    const original = typeof source === 'string' ? within(source, at) : source(at);
    if (original === undefined) return `segment at ${start} leads outside the source: ${JSON.stringify(at)}`;
    const piece = text.slice(start, end);
    if (piece === original || WHITE.test(piece)) continue;
    // What differs from its source is a reference, an escape, an encoded word, or was merged with one.
    if (!ENCODED.test(original)) return `segment at ${start}: ${JSON.stringify([piece, original])}`;
  }
  if (written !== text.length) return `no segment at ${written}`;
  let at = 0;
  for (const { start, end } of reading.sentences) {
    while ((reading.blocks[at]?.end ?? text.length) <= start) at++;
    const block = reading.blocks[at];
    if (block === undefined || start < block.start || end > block.end)
      return `sentence at ${start} crosses a block`;
    if (/^\s|\s$/.test(text.slice(start, end))) return `sentence at ${start} untrimmed`;
  }
  for (const stated of Object.values(reading.metadata)) {
    if (typeof stated === 'string' || stated.at.kind !== 'text-range') continue;
    const { start, end } = stated.at;
    if (!(start < end && end <= text.length)) return `metadata ${stated.value} stands nowhere`;
  }
  return reading.textSha256 === sha256(text) ? undefined : 'hash';
}

const WORDS = [
  'evil[.]example',
  'Dr.',
  'a',
  'The end.',
  '198.51.100.7',
  'd41d8cd98f00b204e9800998ecf8427e',
  '“Why?”',
  '\u00ad',
  '🐦',
  '&amp;',
  '&#46;',
  '&nope',
  '&',
  '\\*',
  '  ',
  '\n',
  '\r\n',
  '\n\n',
  '\t',
];
const TAGS = [
  '<p>',
  '</p>',
  '<div>',
  '</div>',
  '<b>',
  '</b>',
  '<br>',
  '<li>',
  '<ul>',
  '</ul>',
  '<table>',
  '<tr>',
  '<td>',
  '<th>',
  '</table>',
  '<h2>',
  '</h2>',
  '<pre>',
  '</pre>',
  '<!-- x -->',
  '<script>var a="<p>";</script>',
  '<svg><text>no</text></svg>',
  '<blockquote>',
  '</blockquote>',
  '<wbr>',
  '<title>T</title>',
  '<nav>',
  '</nav>',
  '<noscript>',
  '</noscript>',
  '<',
  '</',
  '<template>',
  '</template>',
  '<textarea>',
  '</textarea>',
];
const MARKS = [
  '# ',
  '## ',
  '- ',
  '1. ',
  '> ',
  '`',
  '```\n',
  '**',
  '*',
  '_',
  '[a](b)',
  '![a](b)',
  '|',
  '|-|-|\n',
  '<b>',
  '<div>x</div>\n',
  '[^1]',
  '[^1]: note\n',
  '~~',
  '    ',
  '---\n',
];

const RUNS = [
  '</w:t></w:r><w:r><w:t>',
  '<w:tab/>',
  '<w:br/>',
  '<w:noBreakHyphen/>',
  '</w:t></w:r></w:p><w:p><w:r><w:t>',
  '</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>',
  '</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>',
  '</w:t></w:r></w:p></w:tc></w:tr><w:tr>',
  '</w:tbl>',
  '<w:del><w:delText>',
  '</w:delText></w:del><w:t>',
  '<![CDATA[a <b> c]]>',
  '<w:txbxContent><w:p><w:t>',
  '</w:p></w:txbxContent>',
  '<w:instrText>HYPERLINK "https://a.example/x?a=1&amp;b"</w:instrText><w:t>',
  '<mc:Fallback>',
  '</mc:Fallback>',
  '<',
  '</',
];
const HEADERS = [
  '=?utf-8?Q?a=C3=A9?=',
  '=?utf-8?B?8J+Qpg==?=',
  ' =?x?q?a?= ',
  '\n ',
  '\r\n\t',
  '=?utf-8?Q?',
  ' <a@b.example>',
];

function soup(pieces: readonly string[]): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join(''));
}

describe('every offset leads back', () => {
  test('from any plain text, which stays as it is', () => {
    fc.assert(
      fc.property(soup(WORDS), (source) => {
        const reading = readText(source);
        expect(reading.text).toBe(source);
        expect(breach(reading, source)).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });

  test('from any page, however broken', () => {
    const check = (source: string): void => {
      expect(breach(extractHtml(source), source)).toBeUndefined();
    };
    fc.assert(fc.property(soup([...WORDS, ...TAGS]), check), { numRuns: 500 });
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), check), { numRuns: 200 });
  });

  test('from any Markdown, however nested', () => {
    fc.assert(
      fc.property(soup([...WORDS, ...MARKS]), (source) => {
        expect(breach(extractMarkdown(source), source)).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });

  test('from any Word document, however its runs are cut', async () => {
    await fc.assert(
      fc.asyncProperty(soup([...WORDS, ...RUNS]), async (source) => {
        const xml = `<w:document><w:p><w:r><w:t>x ${source}`;
        const read = await readBytes(await zipOf({ 'word/document.xml': xml }));
        if (!read.ok) return expect(read.problem.code).toBe('no-text');
        expect(breach(read.value, packed('', { 'word/document.xml': xml }))).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });

  test('from any table of fields, and through the archive around it', async () => {
    await fc.assert(
      fc.asyncProperty(soup([...WORDS, ',', ',', '"', '""', '#', ';']), async (soup) => {
        const source = `a,b\n1,2\n${soup}`;
        const alone = await readBytes(Buffer.from(source), { name: 'a.csv' });
        if (alone.ok) expect(breach(alone.value, source)).toBeUndefined();
        const zip = await readBytes(await zipOf({ 'a.csv': source, 'b/page.html': `<p>${soup}` }));
        const parts = packed('', { 'a.csv': source, 'b/page.html': `<p>${soup}` });
        if (zip.ok) expect(breach(zip.value, parts)).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });

  test('from any feed, through its escapes', async () => {
    const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    await fc.assert(
      fc.asyncProperty(
        soup([...WORDS, ...TAGS]),
        fc.constantFrom('escaped', 'cdata', 'json'),
        async (soup, how) => {
          const item = { title: soup.slice(0, 40), content_html: soup };
          const source =
            how === 'json'
              ? JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'T', items: [item] })
              : `<rss><channel><title>T</title><item><title>${escaped(soup)}</title><description>${
                  how === 'cdata' ? `<![CDATA[${soup}]]>` : escaped(soup)
                }</description></item></channel></rss>`;
          const read = await readBytes(Buffer.from(source));
          if (!read.ok) return expect(read.problem.code).toBe('no-text');
          expect(read.value.extractor).toMatch(/feed@1$/);
          expect(breach(read.value, source)).toBeUndefined();
        },
      ),
      { numRuns: 300 },
    );
  });

  test('from any mail, header and body', async () => {
    await fc.assert(
      fc.asyncProperty(soup([...WORDS, ...HEADERS]), soup(WORDS), async (header, body) => {
        const head = `From: a@port.example\nSubject: x ${header
          .split('\n')
          .map((line) => line.trim())
          .join('\n ')}`;
        const mail = Buffer.from(`${head}\nContent-Type: text/plain; charset=utf-8\n\n${body}`);
        const read = await readBytes(mail, { name: 'a.eml' });
        if (!read.ok) return expect(read.problem.code).toBe('no-text');
        expect(read.value.extractor).toBe('eml@1');
        const eightBit = ({ at }: (typeof read.value.map)[number]): boolean =>
          at.kind === 'source-range' && /[\x80-\xff]/.test(mail.toString('latin1', at.start, at.end));
        const map = read.value.map.filter((segment) => !eightBit(segment));
        if (map.length < read.value.map.length) return;
        expect(breach(read.value, packed(mail.toString('latin1'), { '1': body }))).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });

  test('and a span quotes exactly what stands there', () => {
    const reading = readText('First.\n\nThe host evil[.]example answered.');
    const start = reading.text.indexOf('evil');
    const span = spanIn(reading, start, start + 14);
    expect(span.quote).toBe('evil[.]example');
  });
});

test('reading the same bytes twice names the same reading', async () => {
  const bytes = Buffer.from('<p>One.</p><p>Two.</p>');
  const [first, second] = [await readBytes(bytes), await readBytes(bytes)];
  expect(first).toEqual(second);
  expect(first.ok && first.value.id).toMatch(/^reading-[0-9a-f]{16}$/);
});

describe.skipIf(!existsSync(DATA))('real reports and pages', () => {
  for (const folder of ['article-extraction/html', 'report-texts']) {
    test(`all of ${folder} are read, and every offset leads back`, async () => {
      const names = readdirSync(resolve(DATA, folder));
      expect(names.length).toBeGreaterThan(100);
      const breaches: string[] = [];
      for (const name of names) {
        const file = readFileSync(resolve(DATA, folder, name));
        const bytes = name.endsWith('.gz') ? gunzipSync(file) : file;
        const read = await readBytes(bytes, { name: name.replace(/\.gz$/, '') });
        // All of these are UTF-8, so the decoded source is known without the code under test.
        const source = new TextDecoder().decode(bytes);
        const found = read.ok ? breach(read.value, source) : read.problem.message;
        if (found !== undefined) breaches.push(`${name}: ${found}`);
      }
      expect(breaches).toEqual([]);
    });
  }
});
