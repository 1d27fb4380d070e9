import { describe, expect, test } from 'vitest';
import { type Block, type Observable, type Reading, sha256 } from '../../model/index.ts';
import { findObservables } from '../observables/index.ts';

/** A reading of blocks, each on lines of its own. */
function readingOf(parts: readonly (readonly [Omit<Block, 'start' | 'end'>, string])[]): Reading {
  let text = '';
  const blocks = parts.map(([block, words]) => {
    const start = text.length;
    text += `${words}\n\n`;
    return { ...block, start, end: start + words.length };
  });
  return {
    kind: 'reading',
    id: 'reading-0123456789abcdef',
    extractor: 'html@1',
    textSha256: sha256(text),
    text,
    blocks,
    sentences: blocks.map(({ start, end }) => ({ start, end })),
    map: [],
    metadata: {},
    problems: [],
  };
}

const paragraph = { kind: 'paragraph' } as const;
const heading = (level: number) => ({ kind: 'heading', level }) as const;

function find(parts: Parameters<typeof readingOf>[0], url?: string): Observable[] {
  return findObservables(readingOf(parts), url === undefined ? {} : { url }) as Observable[];
}

function role(words: string): string | undefined {
  return find([[paragraph, words]])[0]?.role;
}

describe('the place decides', () => {
  test('under a heading that promises indicators, and below its sub-headings, a host is an attacker’s', () => {
    const found = find([
      [heading(2), 'Indicators of Compromise'],
      [heading(3), 'Second stage'],
      [paragraph, 'heron.example'],
      [heading(2), 'Closing words'],
      [paragraph, 'finch.example'],
    ]);
    expect(found.map(({ role: part }) => part)).toEqual(['attacker', 'example']);
    expect(found[0]?.roleWhy).toContain('Indicators of Compromise');
    expect(found[0]?.heldBack).toBeUndefined();
  });

  test('in a cited source or under “References” it is held back as a reference', () => {
    const found = find([
      [heading(2), 'References'],
      [paragraph, 'https://news.example/a'],
      [{ kind: 'reference' }, 'https://paper.example/b'],
    ]);
    expect(found.map(({ role: part }) => part)).toEqual(['reference', 'reference']);
    expect(found.every(({ heldBack }) => heldBack !== undefined)).toBe(true);
  });

  test('the header of its column decides in a table', () => {
    const cell = (row: number, column: number) =>
      ({ kind: 'table-cell', cell: { table: 0, row, column, header: row === 0 } }) as const;
    const found = find([
      [cell(0, 0), 'C2 domain'],
      [cell(0, 1), 'File name'],
      [cell(0, 2), 'Source'],
      [cell(1, 0), 'heron.zip'],
      [cell(1, 1), 'harbour notice.zip'],
      [cell(1, 2), 'https://news.example/a'],
    ]);
    expect(found.map(({ type, value, role: part }) => [type, value, part])).toEqual([
      ['domain-name', 'heron.zip', 'attacker'],
      ['file-name', 'harbour notice.zip', 'attacker'],
      ['url', 'https://news.example/a', 'reference'],
    ]);
  });

  test('menus, comments and running heads are found and held back', () => {
    const found = find([
      [{ kind: 'comment' }, 'mine was heron[.]example'],
      [{ kind: 'running' }, 'www.northgate.com'],
    ]);
    expect(found.map(({ heldBack }) => heldBack)).toEqual([
      "stands in the page's comments",
      "stands in the page's running header or footer",
    ]);
  });
});

describe('the words beside it decide', () => {
  test.each([
    ['The implant beacons to heron-cdn.com every hour.', 'attacker'],
    ['The name heron[.]example was registered in May.', 'attacker'],
    ['The page imitates the legitimate site harbour-bank.com closely.', 'benign'],
    ['Hosted on the legitimate but compromised site harbour[.]example there.', 'attacker'],
    ['A mail impersonating harbour-bank.com was sent.', 'victim'],
    ['The server heron-cdn.com has been sinkholed.', 'sinkhole'],
    ['Write to us: contact press@northgate-labs.com', 'researcher'],
    ['It copies itself masquerading as svchost.exe there.', 'benign'],
    ['Then cmd.exe starts.', 'benign'],
    ['The file C:\\Users\\Public\\svchost.exe starts.', 'unknown'],
    ['The file C:\\Windows\\System32\\svchost.exe starts.', 'benign'],
    ['It asks for 192.168.1.1 and', 'benign'],
    ['It asks for 127.0.0.1 and', 'benign'],
    ['Take 198.51.100.23 and', 'example'],
    ['The malware connects to 198.51.100.23 and', 'attacker'],
    ['Nothing is said of finch-cdn.com here.', 'unknown'],
    ['The blog on securelist.com has more.', 'reference'],
    ['The hash d41d8cd98f00b204e9800998ecf8427e here', 'benign'],
  ])('%s', (words, expected) => {
    expect(role(words)).toBe(expected);
  });
});

test('the publisher’s own hosts are the researcher’s, its neighbours on a shared host are not', () => {
  const words = 'See https://docs.northgate-labs.com/a and mail info@northgate-labs.com';
  const own = find([[paragraph, words]], 'https://blog.northgate-labs.com/copper-heron');
  expect(own.map(({ role: part }) => part)).toEqual(['researcher', 'researcher']);
  const shared = find(
    [[paragraph, 'hosted at https://heron.github.io/a']],
    'https://northgate.github.io/post',
  );
  expect(shared[0]?.role).toBe('unknown');
});

test('a hash in a path is held back, unless an analysis service names a sample by it', () => {
  const md5 = '0cc175b9c0f1b6a831c399e269772661';
  const found = find([
    [paragraph, `http://heron-cdn.com/${md5}/ and https://www.virustotal.com/gui/file/${md5}`],
  ]);
  expect(found.filter(({ type }) => type === 'file:md5').map(({ heldBack }) => heldBack)).toEqual([
    'part of a URL',
    undefined,
  ]);
});

test('a documentation address that a report lists as an indicator is one', () => {
  const found = find([
    [heading(1), 'IOCs'],
    [paragraph, '198.51.100.23'],
  ]);
  expect(found[0]).toMatchObject({ role: 'attacker' });
});

test('a service that anyone can misuse is told, not dropped', () => {
  const [mention] = find([[paragraph, 'It fetches hxxps://bit[.]ly/heron']]);
  expect(mention).toMatchObject({ role: 'attacker' });
  expect(mention?.roleWhy).toContain('Shorteners');
});
