import { deflateRawSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readBytes, readText } from './index.ts';

async function problemOf(
  bytes: Uint8Array,
  name?: string,
): Promise<{ code: string; message: string } | undefined> {
  const read = await readBytes(bytes, name === undefined ? {} : { name });
  return read.ok ? undefined : read.problem;
}

async function textOf(bytes: Uint8Array, name?: string): Promise<string | undefined> {
  const read = await readBytes(bytes, name === undefined ? {} : { name });
  return read.ok ? read.value.text : undefined;
}

const utf16 = (text: string, mark: boolean, big: boolean): Uint8Array => {
  const bytes = Buffer.from((mark ? '\uFEFF' : '') + text, 'utf16le');
  return big ? bytes.swap16() : bytes;
};

test('an empty source is said to be empty', async () => {
  expect(await problemOf(new Uint8Array())).toMatchObject({ code: 'empty-source' });
});

test('a source of white space, or a page without text, holds no text', async () => {
  expect(await problemOf(Buffer.from(' \n\t\n'))).toMatchObject({ code: 'no-text' });
  expect(
    await problemOf(Buffer.from('<html><body><div id="root"></div><script>go()</script></body>')),
  ).toMatchObject({
    code: 'no-text',
  });
});

test('a broken ZIP that calls itself a PDF is refused as what it is', async () => {
  const zip = Buffer.concat([Buffer.from('PK\x03\x04\x14\0'), deflateRawSync('hello')]);
  const problem = await problemOf(zip, 'report.pdf');
  expect(problem).toMatchObject({ code: 'damaged', message: 'The ZIP archive lacks its directory.' });
});

test('compressed, drawn, executable and random bytes are refused', async () => {
  const random = Uint8Array.from({ length: 5_000 }, (_, i) => (i * 2_654_435_761) >>> 13);
  const cases: [Uint8Array, string][] = [
    [gzipSync('text'), 'gzip'],
    [Buffer.from('\x89PNG\r\n\x1a\n....', 'latin1'), 'PNG'],
    [Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), 'Windows executable'],
    [Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1'), 'OLE'],
    [random, 'binary'],
    [new Uint8Array(1_000), 'binary'],
    [Uint8Array.from({ length: 1_000 }, (_, i) => (i % 2 === 0 ? i % 32 : 0)), 'binary'],
  ];
  for (const [bytes, what] of cases) {
    const problem = await problemOf(bytes);
    expect(problem, what).toMatchObject({ code: 'unsupported-format' });
    expect(problem?.message).toContain(what);
  }
});

test('text with binary data behind it is no text', async () => {
  const bytes = Buffer.concat([
    Buffer.from('Hello there.\n'.repeat(400)),
    Uint8Array.from({ length: 9_000 }, (_, i) => i % 9),
  ]);
  expect(await problemOf(bytes)).toMatchObject({ code: 'unsupported-format' });
});

test('a page stays a page whatever its name says and whatever follows it', async () => {
  const page = Buffer.from('<!DOCTYPE html><p>Not found.</p>\n%PDF-1.5\n');
  const read = await readBytes(page, { name: 'report.pdf' });
  expect(read.ok && read.value.extractor).toBe('html@1');
});

test.each([
  [true, false],
  [true, true],
  [false, false],
  [false, true],
])('UTF-16 is read, with its mark (%s) or without, big-endian (%s) or little', async (mark, big) => {
  const read = await readBytes(utf16('The host answered.\nTwice, naïvely.', mark, big));
  expect(read.ok && read.value.text).toBe('The host answered.\nTwice, naïvely.');
  expect(read.ok && read.value.metadata.charset).toBe(big ? 'utf-16be' : 'utf-16le');
});

test('a UTF-16 page is read as a page', async () => {
  expect(await textOf(utf16('<html><p>One</p>', true, false))).toBe('One');
});

test('a NUL inside text keeps its place as U+FFFD', async () => {
  expect(await textOf(Buffer.from('The host an\0swered twice.'))).toBe('The host an\uFFFDswered twice.');
  expect(readText('a\0b').text).toBe('a\uFFFDb');
});

test('broken UTF-8 is read with its breaks marked, and said', async () => {
  const bytes = Buffer.concat([
    Buffer.from('Zürich, Genève, '),
    Buffer.from([0xc3]),
    Buffer.from(' and Bern.'),
  ]);
  const read = await readBytes(bytes);
  expect(read.ok && read.value.text).toBe('Zürich, Genève, \uFFFD and Bern.');
  expect(read.ok && read.value.problems).toMatchObject([{ code: 'damaged' }]);
});

test('a legacy charset is read as declared, or as its letters show', async () => {
  const declared = Buffer.from('<meta charset="windows-1251"><p>\xcf\xf0\xe8\xe2\xe5\xf2</p>', 'latin1');
  expect(await textOf(declared)).toBe('Привет');
  expect(await textOf(Buffer.from('Le café est fermé.', 'latin1'))).toBe('Le café est fermé.');
  const quoted = Buffer.from('<meta charset="iso-8859-1"><p>\x93We did\x94 \x97 he said\x85</p>', 'latin1');
  expect(await textOf(quoted)).toBe('“We did” — he said…');
});

test('ten thousand nested tags are read', async () => {
  const deep = `<html>${'<div>'.repeat(10_000)}<p>At the bottom.${'</div>'.repeat(10_000)}`;
  expect(await textOf(Buffer.from(deep))).toBe('At the bottom.');
});

test('a megabyte of one character is one block', async () => {
  const read = await readBytes(Buffer.alloc(1_000_000, 'A'));
  expect(read.ok && [read.value.blocks.length, read.value.sentences.length]).toEqual([1, 1]);
});

test('anything cut short is read as far as it goes', async () => {
  const page =
    '<html><head><title>T</title></head><body><table><tr><td>evil.example</td></tr></table><p>End &amp; more</p>';
  for (let length = 6; length <= page.length; length++) {
    const read = await readBytes(Buffer.from(page.slice(0, length)));
    expect(read.ok || read.problem.code === 'no-text').toBe(true);
  }
});

test('Markdown is known by its marks, and a name alone makes none', async () => {
  const marked = '# Report\n\nSee [this](https://port.example/).\n\n```\ncode\n```\n';
  const extractorOf = async (text: string, name: string): Promise<string | false> => {
    const read = await readBytes(Buffer.from(text), { name });
    return read.ok && read.value.extractor;
  };
  expect(await extractorOf(marked, 'report.txt')).toBe('markdown@1');
  expect(await extractorOf('No marks here.\n\nNone at all.', 'report.md')).toBe('text@1');
  expect(await extractorOf('## One mark\n\nand text.', 'report.md')).toBe('markdown@1');
  expect(await extractorOf('# a comment in a log\nline\n'.padEnd(4_000, 'line of log\n'), 'x.log')).toBe(
    'text@1',
  );
});

test('text from standard input is read as the same file would be', async () => {
  const text = 'A Title Here\n\nThe host answered. Twice.\n';
  const file = await readBytes(Buffer.from(text));
  expect(file.ok && { ...file.value, metadata: {} }).toEqual({ ...readText(text), metadata: {} });
});

test('half of a surrogate pair, which a JSON feed can spell, stands as U+FFFD and keeps its place', async () => {
  const feed =
    '{"version":"https://jsonfeed.org/version/1.1","title":"t","items":[{"id":"1","content_text":"a\\ud800 b \\ud83e\\udda9"}]}';
  const reading = await readBytes(Buffer.from(feed), { name: 'feed.json' });
  expect(reading.ok && reading.value.text).toContain('a\ufffd b \u{1f9a9}');
  expect(readText('a\udc00b').text).toBe('a\ufffdb');
});
