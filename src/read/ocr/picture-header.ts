import type { Result } from '../../model/index.ts';
import { failed, ok, problem } from '../../model/index.ts';

/** What the header of a picture says, read before anything decodes it. */
export interface PictureHeader {
  readonly kind: 'png' | 'jpeg';
  readonly width: number;
  readonly height: number;
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPEG = [0xff, 0xd8, 0xff];

/** Whether the bytes open as a PNG (PNG 3rd edition, 5.2) or a JPEG (ITU-T T.81, B.1.1.3). */
export function isPicture(bytes: Uint8Array): boolean {
  return opensWith(bytes, PNG) || opensWith(bytes, JPEG);
}

/** Fails as `damaged`, where the size is not given where it must be. */
export function pictureHeader(bytes: Uint8Array): Result<PictureHeader> {
  const header = opensWith(bytes, PNG) ? pngHeader(bytes) : jpegHeader(bytes);
  if (header !== undefined && header.width > 0 && header.height > 0) return ok(header);
  return failed(problem('damaged', 'The picture does not say how large it is: it is cut off or damaged.'));
}

/** PNG 3rd edition, 11.2.1: IHDR comes first. */
function pngHeader(bytes: Uint8Array): PictureHeader | undefined {
  if (bytes.length < 24) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(12) !== 0x49484452) return undefined;
  return { kind: 'png', width: view.getUint32(16), height: view.getUint32(20) };
}

/** T.81, B.2.2: the first frame header, SOF0 to SOF15 but for the tables DHT, JPG and DAC among their numbers. */
function jpegHeader(bytes: Uint8Array): PictureHeader | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 2;
  while (at + 9 <= bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at++;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { kind: 'jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    const standsAlone = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
    at += standsAlone ? 2 : 2 + Math.max(2, view.getUint16(at + 2));
  }
  return undefined;
}

function opensWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, at) => bytes[at] === byte);
}
