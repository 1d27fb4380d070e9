import type { Result } from '../../model/index.ts';
import { failed, ok, problem } from '../../model/index.ts';
import { drawPage } from '../pdf/draw-page.ts';
import { DRAWN_DPI, MAX_DRAWN_PIXELS, MAX_PICTURE_PIXELS } from './limits.ts';
import { ocrPackages } from './packages.ts';
import { pictureHeader } from './picture-header.ts';
import type { OcrSource, Recognised } from './recognised.ts';
import type { Tesseract } from './tesseract.ts';
import { tesseractOf } from './tesseract.ts';

let kept: Promise<Result<Tesseract>> | undefined;

/**
 * Recognises in this very thread, which does nothing else meanwhile and cannot be told to stop: what comes from
 * strangers goes through `recognitionThread`.
 */
export async function recogniseSource(source: OcrSource): Promise<Result<Recognised>> {
  const picture = await pictureOf(source);
  if (!picture.ok) return picture;
  kept ??= start();
  const tesseract = await kept;
  if (!tesseract.ok) return tesseract;
  const { file, dpi, ...size } = picture.value;
  try {
    const lines = tesseract.value.lines(file, dpi);
    return lines.ok ? ok({ ...size, lines: lines.value }) : lines;
  } catch (error) {
    // After a trap its memory means nothing: the next page gets a fresh one.
    kept = undefined;
    return failed(problem('damaged', `Text recognition gave up on it (${nameOf(error)}).`));
  }
}

async function start(): Promise<Result<Tesseract>> {
  const packages = await ocrPackages();
  if (!packages.ok) return packages;
  const silent = (): void => undefined;
  const module = await packages.value.start({ print: silent, printErr: silent });
  return ok(tesseractOf(module, packages.value.language));
}

type Picture = Omit<Recognised, 'lines'> & { readonly file: Uint8Array; readonly dpi?: number };

async function pictureOf(source: OcrSource): Promise<Result<Picture>> {
  if (source.kind === 'pdf-page') {
    const settings = { dpi: DRAWN_DPI, maxPixels: MAX_DRAWN_PIXELS, inColour: false };
    const drawn = await drawPage(source.bytes, source.page, settings);
    if (!drawn.ok) return drawn;
    const { samples, width, height, pointsPerPixel } = drawn.value;
    const file = pgmOf(samples, width, height);
    return ok({ width, height, pointsPerPixel, file, dpi: Math.round(72 / pointsPerPixel) });
  }
  const header = pictureHeader(source.bytes);
  if (!header.ok) return header;
  const { width, height } = header.value;
  if (width * height > MAX_PICTURE_PIXELS) return failed(tooManyPixels(width, height));
  return ok({ width, height, file: source.bytes });
}

/** Binary PGM (netpbm), 8 bits of grey for each pixel. */
function pgmOf(samples: Uint8Array, width: number, height: number): Uint8Array {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), samples]);
}

function tooManyPixels(width: number, height: number): ReturnType<typeof problem> {
  const most = MAX_PICTURE_PIXELS / 1_000_000;
  return problem(
    'too-large',
    `The picture is ${width} by ${height} pixels, and no more than ${most} million are recognised.`,
    { hint: 'Make it smaller, or cut out what holds the text.' },
  );
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : String(error);
}
