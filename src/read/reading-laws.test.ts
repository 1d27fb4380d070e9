import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sha256, spanIn } from '../model/index.ts';
import { complete } from './complete.ts';
import type { Extract } from './extract.ts';
import { extractHtml } from './html/extract-html.ts';
import { readBytes, readText } from './index.ts';
import { extractMarkdown } from './markdown/extract-markdown.ts';

const DATA = resolve(process.env['HOWDUNIT_DATA'] ?? '../shared/data');
const WHITE = /^\s*$/;

/** What holds for every reading, whatever it was made from; the first breach, or undefined. */
function breach(extract: Extract, source: string): string | undefined {
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
    if (at.kind !== 'source-range') return `segment at ${start} leads nowhere`;
    if (at.start > at.end || at.end > source.length) return `segment at ${start} leads outside the source`;
    const piece = text.slice(start, end);
    const original = source.slice(at.start, at.end);
    if (piece === original || WHITE.test(piece)) continue;
    // What differs from its source is a reference, or was merged with one.
    if (!/[&\\]/.test(original)) return `segment at ${start}: ${JSON.stringify([piece, original])}`;
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
