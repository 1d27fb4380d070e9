import type { Result } from '../../model/index.ts';
import { failed, ok, problem } from '../../model/index.ts';
import { withDocument } from './document.ts';
import type { Pdfium } from './engine.ts';
import { isTrap, withPdfium } from './engine.ts';

/** A page as pixels: rows from the top, 8 bits a sample, nothing between the rows. */
export interface DrawnPage {
  readonly samples: Uint8Array;
  /** Samples of a pixel: grey, or red, green and blue. */
  readonly channels: 1 | 3;
  readonly width: number;
  readonly height: number;
  readonly pointsPerPixel: number;
}

export interface DrawSettings {
  /** Of a page that does not get larger than `maxPixels`; else as much as fits. */
  readonly dpi: number;
  readonly maxPixels: number;
  readonly inColour: boolean;
}

/** Values of FPDFBitmap_CreateEx and FPDF_RenderPageBitmap (fpdfview.h). */
const GREY_FORMAT = 1;
const BGR_FORMAT = 2;
const WITH_ANNOTATIONS = 0x01;
const IN_GREY = 0x08;
const WHITE = 0xffffffff;

const POINTS_PER_INCH = 72;

/**
 * Draws a page as a reader of the PDF sees it, on white.
 *
 * Fails as `damaged`, or as `too-large` where PDFium has no memory for it. Works synchronously once PDFium is
 * loaded, however long the page takes: whoever is in a hurry calls it in a thread.
 *
 * @param page from 1
 */
export async function drawPage(
  bytes: Uint8Array,
  page: number,
  settings: DrawSettings,
): Promise<Result<DrawnPage>> {
  try {
    return await withPdfium((pdfium) =>
      withDocument(pdfium, bytes, (document): Result<DrawnPage> => {
        const handle = pdfium.FPDF_LoadPage(document, page - 1);
        if (handle === 0) return failed(undrawable('damaged', page));
        try {
          return draw(pdfium, handle, page, settings);
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

function draw(pdfium: Pdfium, page: number, number: number, settings: DrawSettings): Result<DrawnPage> {
  const { dpi, maxPixels, inColour } = settings;
  const points = { width: pdfium.FPDF_GetPageWidthF(page), height: pdfium.FPDF_GetPageHeightF(page) };
  const area = points.width * points.height;
  if (!(area > 0) || !Number.isFinite(area)) return failed(undrawable('damaged', number));
  const scale = Math.min(dpi / POINTS_PER_INCH, Math.sqrt(maxPixels / area));
  const width = Math.max(1, Math.floor(points.width * scale));
  const height = Math.max(1, Math.floor(points.height * scale));
  // A page a thousand times as long as it is wide is no page, and would not keep to the bound.
  if (width * height > maxPixels) return failed(undrawable('too-large', number));
  const bitmap = pdfium.FPDFBitmap_CreateEx(width, height, inColour ? BGR_FORMAT : GREY_FORMAT, 0, 0);
  if (bitmap === 0) return failed(undrawable('too-large', number));
  try {
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
    const flags = WITH_ANNOTATIONS | (inColour ? 0 : IN_GREY);
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, flags);
    const channels = inColour ? 3 : 1;
    const samples = samplesOf(pdfium, bitmap, width * channels, height);
    if (inColour) swapRedAndBlue(samples);
    return ok({ samples, channels, width, height, pointsPerPixel: 1 / scale });
  } finally {
    pdfium.FPDFBitmap_Destroy(bitmap);
  }
}

/** @param bytes of a row, without what PDFium pads it with */
function samplesOf(pdfium: Pdfium, bitmap: number, bytes: number, height: number): Uint8Array {
  const stride = pdfium.FPDFBitmap_GetStride(bitmap);
  const from = pdfium.FPDFBitmap_GetBuffer(bitmap);
  const samples = new Uint8Array(bytes * height);
  for (let row = 0; row < height; row++) {
    samples.set(new Uint8Array(pdfium.memory.buffer, from + row * stride, bytes), row * bytes);
  }
  return samples;
}

function swapRedAndBlue(samples: Uint8Array): void {
  for (let at = 0; at + 2 < samples.length; at += 3) {
    const blue = samples[at] ?? 0;
    samples[at] = samples[at + 2] ?? 0;
    samples[at + 2] = blue;
  }
}

function undrawable(code: 'damaged' | 'too-large', page: number): ReturnType<typeof problem> {
  const why = code === 'damaged' ? 'it is damaged' : 'it is too large';
  return problem(code, `Page ${page} could not be drawn: ${why}.`, { where: `page ${page}` });
}
