import { expect, test } from 'vitest';
import { extractMarkdown } from './extract-markdown.ts';

function read(source: string): string[] {
  const { text, blocks } = extractMarkdown(source);
  return blocks.map(({ kind, start, end, level, cell }) => {
    const place =
      cell === undefined ? '' : ` ${cell.table}/${cell.row}/${cell.column}${cell.header ? 'h' : ''}`;
    return `${kind}${level ?? ''}${place}: ${text.slice(start, end)}`;
  });
}

const SOURCE = `---
title: "Copper Heron"
date: 2026-11-17
---
# Operation *Copper* Heron

Intruders used \`update[.]heron-cdn[.]example\` and
**PowerShell** \\[encoded\\] &amp; more, see [the post](https://northgate.example/).

> Quoted words.

- one
- two <b>bold</b>

| Type | Value |
|------|-------|
| md5  | \`d41d8cd98f00b204e9800998ecf8427e\` |

\`\`\`yara
rule x {

}
\`\`\`

<table><tr><td>a</td><td>evil.example</td></tr></table>

## References

1. Northgate, A Report

[^1]: A note.
`;

test('the marks go, the words and their kinds stay', () => {
  expect(read(SOURCE)).toEqual([
    'heading1: Operation Copper Heron',
    'paragraph: Intruders used update[.]heron-cdn[.]example and\nPowerShell [encoded] & more, see the post.',
    'quotation: Quoted words.',
    'list-item: one',
    'list-item: two bold',
    'table-cell 0/0/0h: Type',
    'table-cell 0/0/1h: Value',
    'table-cell 0/1/0: md5',
    'table-cell 0/1/1: d41d8cd98f00b204e9800998ecf8427e',
    'code: rule x {\n\n}',
    'table-cell 1/0/0: a',
    'table-cell 1/0/1: evil.example',
    'heading2: References',
    'reference: Northgate, A Report',
    'reference: A note.',
  ]);
});

test('an observable leads back to where it stands in the source', () => {
  const { text, map } = extractMarkdown(SOURCE);
  for (const wanted of ['update[.]heron-cdn[.]example', 'd41d8cd98f00b204e9800998ecf8427e', 'evil.example']) {
    const start = text.indexOf(wanted);
    const segment = map.find((candidate) => candidate.start <= start && start < candidate.end);
    const at = segment?.at.kind === 'source-range' ? segment.at.start + start - segment.start : -1;
    expect(SOURCE.slice(at, at + wanted.length)).toBe(wanted);
  }
});

test('front matter states title and date, with its place', () => {
  const { metadata } = extractMarkdown(SOURCE);
  expect(metadata.title).toMatchObject({ value: 'Copper Heron', at: { kind: 'source-range' } });
  expect(metadata.published?.value).toBe('2026-11-17');
});

test('without front matter the first heading is the title', () => {
  expect(extractMarkdown('# A *Report*\n\nText.').metadata.title?.value).toBe('A Report');
});

test('a paragraph with a line of hyphens under it is no heading', () => {
  expect(read('One line\nand another\n---\n\nMore.')).toEqual([
    'paragraph: One line\nand another',
    'paragraph: More.',
  ]);
});

test('what would cost the parser too much is read as plain text, and said', () => {
  for (const hostile of [
    '*a_ '.repeat(20_000),
    '> '.repeat(500),
    '['.repeat(80_000),
    '`'.repeat(50),
    'a '.repeat(400_000),
  ]) {
    const { extractor, text, problems } = extractMarkdown(hostile);
    expect([extractor, text === hostile, problems.at(-1)?.code]).toEqual(['text@1', true, 'too-deep']);
  }
});

test('a long table of indicators is still a table', () => {
  const rows = '| domain | **evil.example** | `d41d8cd98f00b204e9800998ecf8427e` |\n'.repeat(2_000);
  const { extractor, blocks } = extractMarkdown(`| a | b | c |\n|---|---|---|\n${rows}`);
  expect([extractor, blocks.length]).toEqual(['markdown@1', 6_003]);
});

test('what an indented fence leaves of a tab is white space that leads back to the tab', () => {
  const { text, map } = extractMarkdown('  ```\n\tevil[.]example\n  ```\n');
  const word = map.find(({ start, end }) => text.slice(start, end).startsWith('evil'));
  expect([text.trim(), word?.at]).toEqual(['evil[.]example', { kind: 'source-range', start: 7, end: 21 }]);
});
