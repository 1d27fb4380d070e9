import { describe, expect, test } from 'vitest';
import { isApart } from '../../model/index.ts';
import { extractHtml } from './extract-html.ts';

const LINES = [
  'The intruders read the mail of two port authorities for eleven months, the report says, and nobody saw them.',
  'They came back twice, each time with a new loader, a new certificate and the same habit of working at night.',
  'Northgate Labs found the first trace in a proxy log, where one request in ten thousand asked for a stylesheet.',
  'The stylesheet held commands, hidden in the order of its rules, which the implant read every forty minutes.',
  'What they took is not known; the archives were encrypted before they left, and the keys have not been found.',
];
const PROSE = LINES.map((line) => `<p>${line}</p>`).join('\n');
const HASH = 'd41d8cd98f00b204e9800998ecf8427e';
const TEASERS = [1, 2, 3, 4]
  .map(
    (n) =>
      `<div class="card"><h4><a href="/${n}">Harbour cranes stand still again, number ${n}</a></h4><p>The port said little about it.</p></div>`,
  )
  .join('');

/** What is not apart, block by block. */
function piece(source: string): string[] {
  const { text, blocks } = extractHtml(source);
  return blocks.filter(({ kind }) => !isApart(kind)).map(({ start, end }) => text.slice(start, end));
}

function kindOf(source: string, words: string): string | undefined {
  const { text, blocks } = extractHtml(source);
  return blocks.find(({ start, end }) => text.slice(start, end).includes(words))?.kind;
}

describe('what stands around the piece is apart', () => {
  test('although no element says what it is', () => {
    const source = `<div><a href="/">Home</a> <a href="/news">News</a> <a href="/about">About us</a></div>
      <div><div><h1>Copper Heron</h1>${PROSE}</div></div><div>${TEASERS}</div>
      <div>Harbour Media Group, 12 Quay Street</div>`;
    expect(piece(source)).toEqual(['Copper Heron', ...LINES]);
  });

  test('a footer and a cookie notice, even where they are longer than the piece', () => {
    const source = `<div class="page-wrap"><h1>Short note</h1><div class="note">${PROSE}</div>
      <div class="cli-cookie-tab">${PROSE}${PROSE}</div><div class="site-wide-footer">${PROSE}${PROSE}</div></div>`;
    expect(piece(source)).toEqual(['Short note', ...LINES]);
  });

  test('a second piece under a main heading of its own', () => {
    const other = PROSE.replaceAll('intruders', 'sailors');
    const source = `<div class="post-content"><h1>One</h1>${PROSE}</div><div class="post-content"><h1>Two</h1>${other}${other}</div>`;
    expect(piece(source)).toEqual(['One', ...LINES]);
  });

  test('rows of headlines between the paragraphs, and a line that is one link', () => {
    const source = `<article><h1>T</h1>${PROSE}<div>${TEASERS}</div>
      <p>Read also: <a href="/x">Harbour cranes stand still once again</a></p>${PROSE}</article>`;
    expect(piece(source)).toEqual(['T', ...LINES, ...LINES]);
  });

  test('small boxes named after furniture: author, newsletter, tags, share', () => {
    const source = `<article><h1>T</h1><div class="entry-byline">By Jo Doe</div>${PROSE}
      <div class="authorBox"><p>Jo Doe writes about ports, ships and the people who open other people’s mail for a living.</p></div>
      <div class="newsletter_form_wrap">Get our letter</div><ul class="post-tags"><li>ports</ul><div class="c-share">Tell a friend</div></article>`;
    expect(piece(source)).toEqual(['T', ...LINES]);
  });

  test('the line that only says by whom and when', () => {
    const source = `<article><h1>T</h1><p>Updated 17 November 2026 at 9:30 am</p><p>By Jo Doe, 17 November 2026</p>${PROSE}
      <p>Updated on 18 November 2026: the loader was found at a third port.</p></article>`;
    expect(piece(source)).toEqual([
      'T',
      ...LINES,
      'Updated on 18 November 2026: the loader was found at a third port.',
    ]);
  });
});

describe('readers’ comments', () => {
  const comments =
    '<p>Copper Heron is the work of AMBER FINCH!</p><p>No, it was AMBER FINCH at 198.51.100.7.</p>';

  test('are told by the heading over them where the page does not mark them up', () => {
    const source = `<div><h1>Copper Heron</h1>${PROSE}<h3>2 thoughts on “Copper Heron”</h3>${comments}</div>`;
    expect(kindOf(source, 'the work of')).toBe('comment');
    expect(kindOf(source, '198.51.100.7')).toBe('comment');
    expect(piece(source)).toEqual(['Copper Heron', ...LINES]);
  });

  test('do not begin at the counter under the title', () => {
    const source = `<div><h1>Copper Heron</h1><h4>2 comments</h4>${PROSE}</div>`;
    expect(piece(source)).toEqual(expect.arrayContaining(LINES));
  });
});

describe('what a defender reads a report for is never apart', () => {
  const links = [1, 2, 3, 4]
    .map(
      (n) => `<li><a href="https://ref.example/${n}">Northgate Labs, How the Heron Flew, part ${n}</a></li>`,
    )
    .join('');

  test('references, however many of them are links', () => {
    const source = `<article><h1>T</h1>${PROSE}<h2>References</h2><ol>${links}</ol></article>`;
    expect(kindOf(source, 'How the Heron Flew, part 1')).toBe('reference');
    expect(kindOf(source, 'How the Heron Flew, part 4')).toBe('reference');
  });

  test('indicators, although each is a link and the section stands after the article', () => {
    const rows = ['evil.example', 'bad.example', 'worse.example']
      .map((host) => `<tr><td>domain<td><a href="/lookup?${host}">${host}</a>`)
      .join('');
    const source = `<main><article><h1>T</h1>${PROSE}</article>
      <section class="related-files"><h2>Indicators of compromise</h2><ul><li><a href="/f">${HASH}</a></ul><p>Seen once.</p>
      <table><tr><th>Type<th>Value${rows}</table></section></main>`;
    expect(piece(source)).toEqual(
      expect.arrayContaining([HASH, 'Seen once.', 'evil.example', 'bad.example', 'worse.example']),
    );
    expect(kindOf(source, 'worse.example')).toBe('table-cell');
  });

  test('code, captions, footnotes and sections that open on a click', () => {
    const source = `<article><h1>T</h1>${PROSE}<pre>rule heron { condition: true }</pre>
      <figure><img src="data:image/png;base64,AAAA" alt="pier"><figcaption>The loader’s stages</figcaption></figure>
      <div class="image-caption">A proxy log</div><details><summary>Timeline</summary><p>May: first mail.</p></details>
      <div class="accordion"><h3>Persistence</h3><div hidden style="display:none"><p>A service named HeronUpd.</p></div></div>
      <ol class="footnotes"><li>As told by the port.</ol></article>`;
    expect(piece(source)).toEqual([
      'T',
      ...LINES,
      'rule heron { condition: true }',
      'The loader’s stages',
      'A proxy log',
      'Timeline',
      'May: first mail.',
      'Persistence',
      'A service named HeronUpd.',
      'As told by the port.',
    ]);
    expect(kindOf(source, 'stages')).toBe('caption');
    expect(kindOf(source, 'A proxy log')).toBe('caption');
    expect(kindOf(source, 'As told')).toBe('reference');
    expect(extractHtml(source).text).not.toContain('base64');
  });

  test('a report that is published in several bodies under one title', () => {
    const source = `<h1>T</h1><div class="article-body">${PROSE}${PROSE}</div><aside><a href="/">Our other reports</a></aside>
      <div class="article-body">${PROSE}</div>`;
    expect(piece(source)).toEqual(['T', ...LINES, ...LINES, ...LINES]);
  });

  test('the summary between the title and the body', () => {
    const summary = 'In short: two ports lost their mail, and the same people had the keys to both.';
    const source = `<div><h1>T</h1><div class="standfirst">${summary}</div></div><div class="article-body">${PROSE}</div>`;
    expect(piece(source)).toEqual(['T', summary, ...LINES]);
  });

  test('a list of tools, each with a link, and a short page', () => {
    const note =
      '<h1>Note</h1><ul><li><a href="/a">Loader</a><li><a href="/b">Stealer</a></ul><p>Seen in May.</p>';
    expect(piece(note)).toContain('Seen in May.');
    const source = `<article><h1>T</h1>${PROSE}<ul><li>CVE-2026-0001 <a href="/a">in the gate</a><li><a href="/b">T1059.001</a></ul></article>`;
    expect(piece(source)).toEqual(expect.arrayContaining(['CVE-2026-0001 in the gate', 'T1059.001']));
  });
});

test('thirty thousand nested bodies, then ten thousand in a row, are labelled in good time', () => {
  const deep = '<div class="article-body share related">'.repeat(30_000);
  const section = `<section class="post-content"><a href=/>one two three four</a><p>${LINES[0]}</section>`;
  const source = `${deep}${PROSE}${'</div>'.repeat(30_000)}${section.repeat(10_000)}`;
  const start = process.cpuUsage();
  expect(extractHtml(source).blocks.length).toBeGreaterThan(20_000);
  expect(process.cpuUsage(start).user / 1e6).toBeLessThan(10);
});
