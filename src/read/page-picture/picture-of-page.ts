import type { Result } from '../../model/index.ts';
import { ok } from '../../model/index.ts';
import { drawPage } from '../pdf/draw-page.ts';
import { pngOf } from './png.ts';

/** Sharp on a common screen; a page of a poster's size is drawn coarser. */
const DPI = 120;
const MAX_PIXELS = 6_000_000;

/**
 * A page of a PDF as PNG. Draws in this very thread: what comes from strangers goes through `pageDrawer`. Fails as
 * `drawPage` does. @param page from 1
 */
export async function pictureOfPage(bytes: Uint8Array, page: number): Promise<Result<Uint8Array>> {
  const drawn = await drawPage(bytes, page, { dpi: DPI, maxPixels: MAX_PIXELS, inColour: true });
  return drawn.ok ? ok(pngOf(drawn.value)) : drawn;
}
