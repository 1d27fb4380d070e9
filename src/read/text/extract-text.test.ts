import { expect, test } from 'vitest';
import type { Block } from '../../model/index.ts';
import { extractText } from './extract-text.ts';

function kinds(text: string): [Block['kind'], string][] {
  return extractText(text).blocks.map(({ kind, start, end }) => [kind, text.slice(start, end).trim()]);
}

const PASTED = `Who Read the Harbour's Mail?

Northgate Labs released a report on Tuesday about the mail of two ports. It is
careful about who did it.

"Intruders read the mail for eleven months," the Daily Wire wrote, "according to Northgate's Doe."

Today's picture is from the pier.

3 comments for “Who Read the Harbour's Mail?”

  1. November 18, 2026 at 6:05 pm

    BLOGGED: Who Read the Harbour's Mail?

  2. November 19, 2026 at 12:31 am

    I know that pier.

Leave a Reply

Your email address will not be published. Required fields are marked *

This site uses Akismet to reduce spam. Learn how your comment data is processed.
`;

test("a pasted page keeps its piece apart from its readers' comments and its form", () => {
  const found = kinds(PASTED).map(([kind]) => kind);
  expect(found).toEqual([
    'heading',
    ...Array(3).fill('paragraph'),
    ...Array(5).fill('comment'),
    ...Array(3).fill('navigation'),
  ]);
});

test('the title of a pasted page is its first line, with its place', () => {
  const { title } = extractText(PASTED).metadata;
  expect(title).toEqual({
    value: "Who Read the Harbour's Mail?",
    at: { kind: 'text-range', start: 0, end: 28 },
  });
});

test('a comment counter under the title does not turn the piece into comments', () => {
  const text = `The Title of It\n\n4 Comments\n\n${'The report says much. '.repeat(30)}\n\nLeave a Reply\n\nYour email address will not be published.`;
  expect(kinds(text).map(([kind]) => kind)).toEqual([
    'heading',
    expect.anything(),
    'paragraph',
    'navigation',
    'navigation',
  ]);
  expect(kinds(text)[1]?.[0]).not.toBe('comment');
});

test('a report that speaks of comments has none', () => {
  const text = `Findings on the Forum\n\nThe actor left 4 comments on the forum.\n\nComments in the code\n\nThey are in two languages.`;
  expect(kinds(text).every(([kind]) => kind === 'heading' || kind === 'paragraph')).toBe(true);
});

test('headings, lists, references and hand-wrapped paragraphs are told apart', () => {
  const text = `Operation Copper Heron

1. Introduction

Intruders read the mail of two port
authorities for eleven months.

Indicators of compromise:
- update[.]heron-cdn[.]example
- 198.51.100[.]23

2.1 Delivery Of The Loader

It came by mail.

References

[1] Northgate Labs, A Report, https://northgate.example/report
[2] The Daily Wire, An Article
`;
  expect(kinds(text)).toEqual([
    ['heading', 'Operation Copper Heron'],
    ['heading', '1. Introduction'],
    ['paragraph', 'Intruders read the mail of two port\nauthorities for eleven months.'],
    ['heading', 'Indicators of compromise:'],
    ['list-item', '- update[.]heron-cdn[.]example'],
    ['list-item', '- 198.51.100[.]23'],
    ['heading', '2.1 Delivery Of The Loader'],
    ['paragraph', 'It came by mail.'],
    ['heading', 'References'],
    ['reference', '[1] Northgate Labs, A Report, https://northgate.example/report'],
    ['reference', '[2] The Daily Wire, An Article'],
  ]);
});

test('a YARA rule with a blank line in it and fenced code are code, whole', () => {
  const rule = 'rule Heron\n{\n  strings:\n    $a = "x"\n\n  condition:\n    $a\n}';
  expect(kinds(`Text before.\n\n${rule}\n\nText after.\n\n\`\`\`\nwhoami\n\`\`\`\n`)).toEqual([
    ['paragraph', 'Text before.'],
    ['code', rule],
    ['paragraph', 'Text after.'],
    ['code', 'whoami'],
  ]);
});

test('an indicator on a line of its own is no heading and no title', () => {
  const found = kinds(
    'evil.example\n\nd41d8cd98f00b204e9800998ecf8427e\n\n198.51.100.7\n\nUpdate[.]heron[.]example',
  );
  expect(found.map(([kind]) => kind)).toEqual(Array(4).fill('paragraph'));
  expect(extractText('198.51.100.7 evil.example\n\nmore').metadata.title).toBeUndefined();
});

test('a date line near the top is the date; a date in a sentence is not', () => {
  const dated = extractText('A Report\n\nNovember 17, 2026\n\nText of the report follows here.');
  expect(dated.metadata.published?.value).toBe('2026-11-17');
  expect(
    extractText('A Report\n\nIt began on November 17, 2026, they say.').metadata.published,
  ).toBeUndefined();
});

test('line ends stay as they are, and belong to no line', () => {
  expect(kinds('First Heading\r\n\r\nThen text.\r\n')).toEqual([
    ['heading', 'First Heading'],
    ['paragraph', 'Then text.'],
  ]);
});

test.each([
  ['= Copper Heron\r\n:toc:\r\n\r\n== Summary\r\n', 'Copper Heron'],
  [
    ':toc:\n// kept by hand\n\n= Copper Heron -- Indicators\n\n== Hashes\n\nNone.',
    'Copper Heron -- Indicators',
  ],
  ['===== Public Webpages\n\nThe pages below were read.', 'Public Webpages'],
  ['== Copper Heron ==\n\nA text.', 'Copper Heron'],
  ['# Copper Heron #\n\nA text.', 'Copper Heron'],
  ['=====\n\nA text = b.', undefined],
  ['x = 1;\n= 2\n\nA text.', undefined],
])('a title is shown without the marks that make it one: %j', (source, title) => {
  const stated = extractText(source).metadata.title;
  expect(stated?.value).toBe(title);
  if (stated?.at.kind === 'text-range') expect(source.slice(stated.at.start, stated.at.end)).toBe(title);
});
