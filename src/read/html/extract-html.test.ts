import { expect, test } from 'vitest';
import { extractHtml } from './extract-html.ts';

function read(source: string): string[] {
  const { text, blocks } = extractHtml(source);
  return blocks.map(({ kind, start, end, level, cell }) => {
    const place =
      cell === undefined ? '' : ` ${cell.table}/${cell.row}/${cell.column}${cell.header ? 'h' : ''}`;
    return `${kind}${level ?? ''}${place}: ${text.slice(start, end)}`;
  });
}

const HASH = 'd41d8cd98f00b204e9800998ecf8427e';

test('a hash that was wrapped for the screen comes out whole, and leads back to its pieces', () => {
  const [a, b, c, d] = [HASH.slice(0, 8), HASH.slice(8, 16), HASH.slice(16, 24), HASH.slice(24)];
  const source = `<p>MD5 <code>${a}<wbr>${b}\u00ad${c}&shy;</code><b>\u200b${d}</b></p>`;
  const { text, map } = extractHtml(source);
  expect(text).toBe(`MD5 ${HASH}`);
  for (const { start, end, at } of map) {
    expect(at.kind === 'source-range' && source.slice(at.start, at.end)).toBe(text.slice(start, end));
  }
});

test('entities become what they mean, and lead back to how they were written', () => {
  const source = '<p>evil&#46;example &amp; caf&eacute;&period;example &copy2026 &bogus; a&b</p>';
  const { text, map } = extractHtml(source);
  expect(text).toBe('evil.example & café.example ©2026 &bogus; a&b');
  const written = map.map(({ at }) => (at.kind === 'source-range' ? source.slice(at.start, at.end) : ''));
  expect(written).toContain('&#46;');
  expect(written).toContain('&eacute;');
});

test('blocks are set apart, and inline markup is not', () => {
  expect(extractHtml('<h1>A<i>b</i></h1><p>One\n  two<br>three</p><ul><li>x<li>y</ul>').text).toBe(
    'Ab\n\nOne two\nthree\n\nx\ny',
  );
});

test('a superscript note does not grow onto the domain before it', () => {
  expect(extractHtml('<p>evil.example<sup>3</sup></p>').text).toBe('evil.example 3');
});

test('two line breaks part paragraphs', () => {
  expect(read('<div>One.<br><br>Two.<br>Three.</div>')).toEqual([
    'paragraph: One.',
    'paragraph: Two.\nThree.',
  ]);
});

test('programs, styles, drawings and comments are no text; text for readers without scripts is', () => {
  const source = `<head><title>T</title><style>p{}</style></head><p>Seen</p><script>var x="<p>no</p>";</script>
    <!-- no --><svg><title>no</title><style/><text>no</text></svg><template><p>no</p></template><noscript>Also seen</noscript>`;
  expect(read(source)).toEqual(['paragraph: Seen', 'navigation: Also seen']);
});

test('a drawing that is never closed does not swallow the page', () => {
  expect(extractHtml('<svg><text>no<p>Seen</p>').text).toBe('Seen');
});

test('preformatted text keeps its white space', () => {
  const source = '<pre>\nrule x {\n    a\t=  1\n\n}\n</pre><p>b</p>';
  expect(read(source)).toEqual(['code: rule x {\n    a\t=  1\n\n}', 'paragraph: b']);
  expect(read('<pre>    indented\n  less</pre>')).toEqual(['code:     indented\n  less']);
});

test('table cells know their place, spans and headers', () => {
  const source = `<table><thead><tr><td>Type<td>Value</thead>
    <tr><th rowspan=2>domain<td>evil.example<tr><td>bad.example
    <tr><td colspan=2>none</table>`;
  expect(read(source)).toEqual([
    'table-cell 0/0/0h: Type',
    'table-cell 0/0/1h: Value',
    'table-cell 0/1/0h: domain',
    'table-cell 0/1/1: evil.example',
    'table-cell 0/2/1: bad.example',
    'table-cell 0/3/0: none',
  ]);
  expect(extractHtml(source).text).toBe('Type\tValue\ndomain\tevil.example\nbad.example\nnone');
});

test('a table that only places things on the page makes no cells', () => {
  const source = '<table><tr><td><h1>T</h1><p>Text</p><td><table><tr><td>a<td>b</table></table>';
  expect(read(source)).toEqual([
    'heading1: T',
    'paragraph: Text',
    'table-cell 1/0/0: a',
    'table-cell 1/0/1: b',
  ]);
});

test('menus, forms, cookie notes and comments are told apart from the piece', () => {
  const source = `<body class="has-sidebar comments-open"><header><a>Home</a></header><nav><ul><li>News</ul></nav>
    <article><header><h1>Title</h1></header><p>Piece.</p><blockquote><p>Quoted.</p></blockquote>
    <figure><figcaption>A pier</figcaption></figure><div class="share-buttons">Tweet</div></article>
    <div id="cookie-banner">We use cookies</div><div id="comments"><h3>2 comments</h3><ol><li>First!</ol>
    <form>Leave a reply</form></div><footer>Imprint</footer>`;
  expect(read(source)).toEqual([
    'navigation: Home',
    'navigation: News',
    'heading1: Title',
    'paragraph: Piece.',
    'quotation: Quoted.',
    'caption: A pier',
    'navigation: Tweet',
    'navigation: We use cookies',
    'comment: 2 comments',
    'comment: First!',
    'navigation: Leave a reply',
    'navigation: Imprint',
  ]);
});

test('a form around the whole page does not make the page a form', () => {
  const prose =
    'The intruders read the mail of two port authorities for eleven months, the report says. '.repeat(3);
  const source = `<form id="aspnetForm"><nav>Menu</nav><h1>T</h1>${`<p>${prose}</p>`.repeat(4)}</form>`;
  expect(read(source).map((line) => line.split(':')[0])).toEqual([
    'navigation',
    'heading1',
    ...Array(4).fill('paragraph'),
  ]);
});

test('what stands under a references heading, or in a footnote list, is a reference', () => {
  const source = `<h2>Sources</h2><ol><li>Northgate, A Report</ol><h2>Next</h2><p>Text</p>
    <section role="doc-endnotes"><p>Note</p></section><div class="reflist"><p>Ref</p></div>`;
  expect(read(source)).toEqual([
    'heading2: Sources',
    'reference: Northgate, A Report',
    'heading2: Next',
    'paragraph: Text',
    'reference: Note',
    'reference: Ref',
  ]);
});

test('a page of two hundred thousand tags is read to its end', () => {
  const { text } = extractHtml(`${'<i><div>'.repeat(50_000)}${'</p></i>'.repeat(50_000)}end`);
  expect(text).toBe('end');
});

test('twenty thousand open fonts are not repeated in every paragraph', () => {
  const fonts = Array.from({ length: 20_000 }, (_, i) => `<font x${i}=1>`).join('');
  expect(extractHtml(fonts + '<p>a'.repeat(1_000)).blocks).toHaveLength(1_000);
});
