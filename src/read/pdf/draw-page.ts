import type { Result } from '../../model/index.ts';
import { failed, ok, problem } from '../../model/index.ts';
import { withDocument } from './document.ts';
import type { Pdfium } from './engine.ts';
import { isTrap, withPdfium } from './engine.ts';

export interface DrawnPage {
  /** Binary PGM (netpbm), 8 bits of grey for each pixel. */
  readonly pgm: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly pointsPerPixel: number;
}

/** Values of FPDFBitmap_CreateEx and FPDF_RenderPageBitmap (fpdfview.h). */
const GREY_FORMAT = 1;
const WITH_ANNOTATIONS = 0x01;
const IN_GREY = 0x08;
const WHITE = 0xffffffff;

const POINTS_PER_INCH = 72;

/**
 * Draws a page as a reader of the PDF sees it, in grey on white.
 *
 * Fails as `damaged`, or as `too-large` where PDFium has no memory for it. Works synchronously once PDFium is
 * loaded, however long the page takes: whoever is in a hurry calls it in a thread.
 *
 * @param page from 1
 * @param dpi of a page that does not get larger than `maxPixels`; else as much as fits
 */
export async function drawPage(
  bytes: Uint8Array,
  page: number,
  { dpi, maxPixels }: { readonly dpi: number; readonly maxPixels: number },
): Promise<Result<DrawnPage>> {
  try {
    return await withPdfium((pdfium) =>
      withDocument(pdfium, bytes, (document): Result<DrawnPage> => {
        const handle = pdfium.FPDF_LoadPage(document, page - 1);
        if (handle === 0) return failed(undrawable('damaged', page));
        try {
          return draw(pdfium, handle, page, dpi, maxPixels);
        } finally {
          pdfium.FPDF_ClosePage(handle);
        }
      }),
    );
  } catch (error) {
    if (!isTrap(error)) throw error;
    return failed(undrawable('damaged', page));
  }
}

function draw(
  pdfium: Pdfium,
  page: number,
  number: number,
  dpi: number,
  maxPixels: number,
): Result<DrawnPage> {
  const points = { width: pdfium.FPDF_GetPageWidthF(page), height: pdfium.FPDF_GetPageHeightF(page) };
  const area = points.width * points.height;
  if (!(area > 0) || !Number.isFinite(area)) return failed(undrawable('damaged', number));
  const scale = Math.min(dpi / POINTS_PER_INCH, Math.sqrt(maxPixels / area));
  const width = Math.max(1, Math.floor(points.width * scale));
  const height = Math.max(1, Math.floor(points.height * scale));
  // A page a thousand times as long as it is wide is no page, and would not keep to the bound.
  if (width * height > maxPixels) return failed(undrawable('too-large', number));
  const bitmap = pdfium.FPDFBitmap_CreateEx(width, height, GREY_FORMAT, 0, 0);
  if (bitmap === 0) return failed(undrawable('too-large', number));
  try {
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, WITH_ANNOTATIONS | IN_GREY);
    return ok({ pgm: pgmOf(pdfium, bitmap, width, height), width, height, pointsPerPixel: 1 / scale });
  } finally {
    pdfium.FPDFBitmap_Destroy(bitmap);
  }
}

function pgmOf(pdfium: Pdfium, bitmap: number, width: number, height: number): Uint8Array {
  const header = Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1');
  const stride = pdfium.FPDFBitmap_GetStride(bitmap);
  const from = pdfium.FPDFBitmap_GetBuffer(bitmap);
  const pgm = new Uint8Array(header.length + width * height);
  pgm.set(header);
  for (let row = 0; row < height; row++) {
    const line = new Uint8Array(pdfium.memory.buffer, from + row * stride, width);
    pgm.set(line, header.length + row * width);
  }
  return pgm;
}

function undrawable(code: 'damaged' | 'too-large', page: number): ReturnType<typeof problem> {
  const why = code === 'damaged' ? 'it is damaged' : 'it is too large';
  return problem(code, `Page ${page} could not be drawn to recognise its text: ${why}.`, {
    where: `page ${page}`,
  });
}
