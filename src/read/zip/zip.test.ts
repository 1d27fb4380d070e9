import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { lockedZip, seeds, zipOf } from '../../../eval/hostile-seeds.mjs';
import { blockLines, problemOf, readingOf } from '../../../test/fixtures/block-lines.ts';

const PROGRAM = Buffer.from('MZ\x90\0 no real program', 'latin1');

test('each entry is read by its own reader, under its name, and leads back to it', async () => {
  const reading = await readingOf(
    await zipOf({
      'a/note.txt': 'First of all.',
      'page.html': '<p>Caf&eacute; at heron.example</p>',
      '.DS_Store': 'x',
    }),
  );
  expect(blockLines(reading)).toEqual([
    'list-item: a/note.txt',
    'paragraph: First of all.',
    'list-item: page.html',
    'paragraph: Café at heron.example',
  ]);
  const start = reading.text.indexOf('é');
  expect(reading.map.find((segment) => segment.start === start)?.at).toEqual({
    kind: 'part',
    path: 'page.html',
    at: { kind: 'source-range', start: 6, end: 14 },
  });
});

test('a program inside is listed by name, size and hash, and not read', async () => {
  const { problems, text } = await readingOf(
    await zipOf({ 'note.txt': 'A word.', 'run.exe': PROGRAM, 'run.js': 'x()' }),
  );
  const hash = createHash('sha256').update(PROGRAM).digest('hex');
  expect(problems.map(({ code, where }) => [code, where])).toEqual([
    ['unsupported-format', 'run.exe'],
    ['unsupported-format', 'run.js'],
  ]);
  expect(problems[0]?.message).toContain(`"run.exe" (${PROGRAM.length} bytes, sha256 ${hash})`);
  expect(text).not.toContain('x()');
});

test.each(['zip-crypto', 'aes'] as const)(
  'a document behind “infected” (%s) is read, a program behind it stays packed',
  async (cipher) => {
    const note = Buffer.from('The host heron.example answered.');
    expect((await readingOf(lockedZip('note.txt', note, 'infected', cipher))).text).toContain(
      'heron.example',
    );
    expect(await problemOf(lockedZip('note.txt', note, 'another', cipher))).toMatchObject({
      code: 'encrypted',
    });
    expect(await problemOf(lockedZip('sample.exe', PROGRAM, 'infected', cipher))).toMatchObject({
      code: 'encrypted',
    });
  },
);

test('archives in archives are read five deep, and said to be deeper', async () => {
  let bytes: Uint8Array = await zipOf({ 'note.txt': 'At the bottom.' });
  for (let depth = 2; depth <= 5; depth++) bytes = await zipOf({ [`${depth}.zip`]: bytes });
  expect((await readingOf(bytes)).text).toContain('At the bottom.');
  expect(await problemOf(await zipOf({ 'six.zip': bytes }))).toMatchObject({ code: 'too-deep' });
});

test('a bomb costs its cap and no more, whether one entry or many', async () => {
  const zeros = await zipOf({ 'zeros.txt': Buffer.alloc(80_000_000) });
  expect(await problemOf(zeros)).toMatchObject({ code: 'decompression-limit' });
  const many = await zipOf(
    Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`${i}.txt`, Buffer.alloc(3_900_000, 'word ')])),
  );
  const { problems, text } = await readingOf(many);
  expect(problems.map(({ code }) => code)).toContain('too-large');
  expect(text.length).toBeLessThan(25 * 1024 * 1024);
});

test('an archive without its directory, with a broken entry or with nothing in it is said to be so', async () => {
  const zip = await zipOf({ 'note.txt': 'The host answered twice in May.' });
  expect(await problemOf(zip.subarray(0, -10))).toMatchObject({ code: 'damaged' });
  const broken = Uint8Array.from(zip);
  broken[40] = (broken[40] ?? 0) ^ 0xff;
  broken[44] = (broken[44] ?? 0) ^ 0xff;
  expect(await problemOf(broken)).toMatchObject({ code: 'damaged' });
  expect(await problemOf(await zipOf({}))).toMatchObject({ code: 'no-text' });
});

test('an archive with other bytes before it is found', async () => {
  const zip = await zipOf({ 'note.txt': 'Found.' });
  const { readZip } = await import('./index.ts');
  const { PartBudget } = await import('../parts/budget.ts');
  const read = await readZip(
    Buffer.concat([Buffer.from('junk!'), zip]),
    {},
    {
      budget: new PartBudget(),
      read: async () => ({ ok: false, problem: { kind: 'problem', code: 'no-text', message: '' } }),
    },
  );
  // Its directory is found; its entries' offsets are then wrong, which is said.
  expect(read).toMatchObject({ ok: false, problem: { code: 'damaged', where: 'note.txt' } });
});

test('the strictest label marks the whole, and an unmarked report is not opened by its neighbour’s', async () => {
  const green = 'TLP:GREEN\n\nFirst report.';
  const labelOf = async (files: Record<string, string>): Promise<string | undefined> =>
    (await readingOf(await zipOf(files))).metadata.tlp?.value;
  expect(await labelOf({ 'a.txt': green, 'b.txt': 'TLP:AMBER\n\nSecond.' })).toBe('TLP:AMBER');
  expect(await labelOf({ 'a.txt': green, 'b.txt': 'No label here.' })).toBeUndefined();
  expect(await labelOf({ 'a.txt': 'No label here.', 'b.txt': 'TLP:RED\n\nSecond.' })).toBe('TLP:RED');
});

test('Office files that no reader takes are refused by what they are', async () => {
  expect((await problemOf(await zipOf({ 'ppt/presentation.xml': '<p/>' })))?.message).toContain('PowerPoint');
  expect((await problemOf(await zipOf({ 'META-INF/MANIFEST.MF': 'x' }), 'a.zip'))?.message).toContain(
    'Java archive',
  );
  expect((await seeds()).size).toBeGreaterThan(10);
});

test('a PDF inside leads back to its page and box, through the archive', async () => {
  const pdf = (await seeds()).get('report.pdf') ?? new Uint8Array();
  const { text, map, blocks } = await readingOf(await zipOf({ 'a/report.pdf': pdf }));
  const start = text.indexOf('Copper', text.indexOf('\n'));
  expect(map.find((segment) => segment.start === start)?.at).toMatchObject({
    kind: 'part',
    path: 'a/report.pdf',
    at: { kind: 'page-box', page: 1 },
  });
  // A page of a part is no page of the whole.
  expect(blocks.every(({ page }) => page === undefined)).toBe(true);
});
