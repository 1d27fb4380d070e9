import { crc32, deflateSync } from 'node:zlib';
import type { DrawnPage } from '../pdf/draw-page.ts';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const METRES_PER_POINT = 0.0254 / 72;

/** A drawn page as PNG (ISO/IEC 15948): 8 bits a sample, one IDAT chunk, rows unfiltered, its size in `pHYs`. */
export function pngOf({ samples, channels, width, height, pointsPerPixel }: DrawnPage): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(8, 8);
  header.writeUInt8(channels === 1 ? 0 : 2, 9);
  const size = Buffer.alloc(9);
  const perMetre = Math.round(1 / (pointsPerPixel * METRES_PER_POINT));
  size.writeUInt32BE(perMetre, 0);
  size.writeUInt32BE(perMetre, 4);
  size.writeUInt8(1, 8);
  const data = deflateSync(rowsOf(samples, width * channels, height), { level: 4 });
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('pHYs', size),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Every row with its filter type before it: 0, none. */
function rowsOf(samples: Uint8Array, bytes: number, height: number): Uint8Array {
  const rows = new Uint8Array((bytes + 1) * height);
  for (let row = 0; row < height; row++) {
    rows.set(samples.subarray(row * bytes, (row + 1) * bytes), row * (bytes + 1) + 1);
  }
  return rows;
}

function chunk(type: string, data: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length, 0);
  head.write(type, 4, 'latin1');
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(data, crc32(head.subarray(4))), 0);
  return Buffer.concat([head, data, check]);
}
