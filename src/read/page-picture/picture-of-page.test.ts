import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readBytes } from '../index.ts';
import { pageSizes } from '../pdf/page-sizes.ts';
import { pictureOfPage } from './picture-of-page.ts';

const PDF = readFileSync(new URL('../../../examples/copper-heron/report.pdf', import.meta.url));

/** The pixels of a PNG of 8-bit colour without filters. */
function pixelsOf(png: Uint8Array): {
  width: number;
  height: number;
  darkness(x: number, y: number): number;
} {
  const bytes = Buffer.from(png);
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const at = bytes.indexOf('IDAT');
  const rows = inflateSync(bytes.subarray(at + 4, at + 4 + bytes.readUInt32BE(at - 4)));
  expect(rows).toHaveLength((width * 3 + 1) * height);
  return { width, height, darkness: (x, y) => 255 - (rows[y * (width * 3 + 1) + 1 + x * 3] ?? 255) };
}

test('the words of a page stand where their boxes say, in the picture and nowhere beside it', async () => {
  const picture = await pictureOfPage(PDF, 1);
  const sizes = await pageSizes(PDF);
  const reading = await readBytes(PDF);
  if (!picture.ok || !sizes.ok || !reading.ok) throw new Error('the example could not be read');
  const [size = { width: 0, height: 0 }] = sizes.value;
  const { width, height, darkness } = pixelsOf(picture.value);
  expect([width / height, sizes.value.length]).toEqual([
    expect.closeTo(size.width / size.height, 2),
    reading.value.pages,
  ]);
  const scale = width / size.width;
  const inked = reading.value.map.flatMap(({ at, start, end }) => {
    if (at.kind !== 'page-box' || at.page !== 1 || end - start < 3) return [];
    const [x0, y0, x1, y1] = at.box;
    let ink = 0;
    for (let y = Math.floor((size.height - y1) * scale); y < (size.height - y0) * scale; y++) {
      for (let x = Math.floor(x0 * scale); x < x1 * scale; x++) ink = Math.max(ink, darkness(x, y));
    }
    return [ink > 60];
  });
  expect(inked.length).toBeGreaterThan(50);
  expect(inked.filter((is) => !is)).toEqual([]);
  // Margins are paper.
  expect([darkness(4, 4), darkness(width - 5, height - 5)]).toEqual([0, 0]);
});

test('a page that is not there and bytes that are no PDF are told, not drawn', async () => {
  expect(await pictureOfPage(PDF, 400)).toMatchObject({ ok: false, problem: { code: 'damaged' } });
  expect(await pictureOfPage(Buffer.from('%PDF-1.7 no'), 1)).toMatchObject({ ok: false });
  expect(await pageSizes(Buffer.from('%PDF-1.7 no'))).toMatchObject({ ok: false });
});
