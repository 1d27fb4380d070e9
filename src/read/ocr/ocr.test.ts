import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { zipOf } from '../../../eval/hostile-seeds.mjs';
import { jpegThatClaims, pngThatClaims } from '../../../test/fixtures/hostile-pictures.ts';
import type { Reading } from '../../model/index.ts';
import { spanIn } from '../../model/index.ts';
import { readBytes } from '../index.ts';
import { MAX_PICTURE_PIXELS } from './limits.ts';
import { recogniseSource } from './recognise-source.ts';

const folder = fileURLToPath(new URL('../../../test/fixtures/pdf/', import.meta.url));
const scan = readFileSync(`${folder}scanned.pdf`);
const picture = readFileSync(`${folder}scanned-page.png`);

let reading: Reading;
beforeAll(async () => {
  reading = await read(scan, 'scanned.pdf');
});

async function read(bytes: Uint8Array, name: string): Promise<Reading> {
  const result = await readBytes(bytes, { name, recognise: recogniseSource });
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

test('the prose of a scanned page reads in its paragraphs, under its headings', () => {
  const texts = reading.blocks.map(({ kind, start, end }) => `${kind}: ${reading.text.slice(start, end)}`);
  expect(texts.slice(0, 4)).toEqual([
    'heading: Copper Heron, scanned',
    'paragraph: This notice was printed, signed and scanned before it was passed on, so that no word of it can be searched. It says how intruders read the mail of two port authorities for eleven months.',
    'heading: How they came in',
    'paragraph: The intruders sent a message about the allocation of berths. Its attachment was a disk image, and whoever opened the image started a loader. The loader contacted 198.51.100[.]23 every forty-seven minutes and fetched a second program from there.',
  ]);
  expect(reading.metadata.title?.value).toBe('Copper Heron, scanned');
  expect([reading.pages, reading.problems]).toEqual([2, []]);
});

test('a table keeps its rows and columns, though its lines and columns were recognised one by one', () => {
  const cells = reading.blocks.flatMap(({ cell, start, end }) =>
    cell === undefined ? [] : [`${cell.row}.${cell.column} ${reading.text.slice(start, end)}`],
  );
  expect(cells).toEqual(
    expect.arrayContaining([
      '0.0 File name',
      '0.1 MD5',
      '0.2 IP address',
      '0.3 Domain',
      '1.0 invoice.iso',
      '4.0 sync.bin',
      '4.3 tide-tables[.]test',
    ]),
  );
  expect(cells).toHaveLength(20);
});

test('every block says that it was recognised, and every span leads to a box on the right page', () => {
  expect(reading.blocks.every(({ recognised }) => recognised === true)).toBe(true);
  const at = reading.text.indexOf('198.51.100[.]23');
  expect(spanIn(reading, at, at + 15)).toMatchObject({ quote: '198.51.100[.]23', page: 1 });
  const place = reading.map.find(({ start }) => start === at)?.at;
  if (place?.kind !== 'page-box') throw new Error('the address has no box');
  // Where pdftotext -bbox sees it in the page before it was drawn: its ink fills most of that box.
  const [x0, y0, x1, y1] = place.box;
  expect(Math.abs(x0 - 51) + Math.abs(x1 - 136)).toBeLessThan(5);
  expect([y0 > 599, y1 < 614, y1 - y0 > 7]).toEqual([true, true, true]);
  for (const { at: box } of reading.map) {
    if (box.kind !== 'page-box') throw new Error('a word has no box');
    expect(box.box.every((edge, index) => edge >= 0 && edge <= (index % 2 === 0 ? 596 : 843))).toBe(true);
  }
});

test('without recognition the pages are named, and the hint says how to have them recognised', async () => {
  const result = await readBytes(scan, { name: 'scanned.pdf' });
  expect(result).toMatchObject({
    ok: false,
    problem: { code: 'no-text', hint: expect.stringMatching(/--ocr/) },
  });
  const page = await readBytes(picture, { name: 'page.png' });
  expect(page).toMatchObject({
    ok: false,
    problem: { code: 'unsupported-format', hint: expect.stringMatching(/--ocr/) },
  });
});

test('only the pages without text are recognised; what finds no words is said', async () => {
  const mixed = readFileSync(`${folder}pages-without-text.pdf`);
  const asked: number[] = [];
  const result = await readBytes(mixed, {
    recognise: (source) => {
      if (source.kind === 'pdf-page') asked.push(source.page);
      return recogniseSource(source);
    },
  });
  if (!result.ok) throw new Error(result.problem.message);
  expect(asked).toEqual([2, 3]);
  expect(result.value.blocks.map(({ page, recognised }) => [page, recognised])).toEqual([
    [1, undefined],
    [4, undefined],
  ]);
  expect(result.value.problems).toMatchObject([{ code: 'no-text', where: 'pages 2–3' }]);
});

test('a picture reads as one page, with boxes in its own pixels; in an archive, too', async () => {
  const page = await read(picture, 'page.png');
  expect(page.text).toContain('The table names what was seen in at least one of the two networks.');
  expect([page.extractor, page.pages]).toEqual(['picture/ocr@1', 1]);
  const boxes = page.map.map(({ at }) => (at.kind === 'page-box' ? at.box : [0, 0, 0, 0]));
  expect(Math.max(...boxes.map(([, , x1]) => x1 ?? 0))).toBeGreaterThan(1_400);
  expect(Math.max(...boxes.map(([, , , y1]) => y1 ?? 0))).toBeLessThanOrEqual(701);

  const packed = await read(await zipOf({ 'page.png': picture }), 'pages.zip');
  expect(packed.text).toContain(page.text);
  const inside = packed.blocks.filter(({ recognised }) => recognised === true);
  expect(inside).toHaveLength(page.blocks.length);
});

test.each([
  ['PNG', pngThatClaims(60_000, 60_000)],
  ['PNG', pngThatClaims(4_294_967_295, 1)],
  ['JPEG', jpegThatClaims(65_500, 65_500)],
])('a %s that claims to be huge is refused before anything decodes it', async (_, bytes) => {
  const started = process.memoryUsage().rss;
  const result = await readBytes(bytes, { recognise: recogniseSource });
  expect(result).toMatchObject({ ok: false, problem: { code: 'too-large' } });
  expect(process.memoryUsage().rss - started).toBeLessThan(100 * 1024 * 1024);
});

test.each([
  ['holds fewer pixels than it says', pngThatClaims(400, 400)],
  ['is cut off in its header', picture.subarray(0, 20)],
  ['is cut off in its pixels', picture.subarray(0, 9_000)],
  ['claims no width', pngThatClaims(0, 100)],
  ['has a frame and no scan', jpegThatClaims(100, 100)],
])('a picture that %s is read in part or refused, and the next is read', async (_, bytes) => {
  expect(MAX_PICTURE_PIXELS).toBeGreaterThan(400 * 400);
  const result = await readBytes(bytes, { recognise: recogniseSource });
  if (!result.ok) expect(['damaged', 'no-text']).toContain(result.problem.code);
  const next = await readBytes(readFileSync(`${folder}scanned-line.png`), { recognise: recogniseSource });
  expect(next.ok).toBe(true);
});
