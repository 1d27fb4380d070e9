import { readKept } from '../keep/index.ts';
import type { Result } from '../model/index.ts';
import { failed, ok, problem } from '../model/index.ts';
import type { PageDrawer } from '../read/page-picture/page-drawer.ts';
import { pageDrawer } from '../read/page-picture/page-drawer.ts';
import type { PageSize } from '../read/pdf/page-sizes.ts';
import type { Desk } from './desk.ts';

/** The capture drawn from last: whoever leafs through a document asks for it page by page. */
let last: { readonly captureId: string; readonly bytes: Uint8Array } | undefined;
let drawer: PageDrawer | undefined;

/**
 * A page of a kept PDF as it is seen, as PNG. Fails as `unsupported-format` where the report is no PDF, as
 * `not-in-store` where it has no such page, and as reading the archive and drawing do.
 *
 * @param page from 1
 */
export async function pagePicture(reference: string, page: number, desk: Desk): Promise<Result<Uint8Array>> {
  const pdf = await pdfOf(reference, desk);
  if (!pdf.ok) return pdf;
  const { bytes, pages } = pdf.value;
  if (page <= pages) return drawing().picture(bytes, page);
  return failed(problem('not-in-store', `the report has ${pages} pages`, { where: `page ${page}` }));
}

/** The sizes of its pages, in points. Fails as `pagePicture` does. */
export async function pageSizesOf(reference: string, desk: Desk): Promise<Result<readonly PageSize[]>> {
  const pdf = await pdfOf(reference, desk);
  return pdf.ok ? drawing().sizes(pdf.value.bytes) : pdf;
}

function drawing(): PageDrawer {
  drawer ??= pageDrawer();
  return drawer;
}

async function pdfOf(
  reference: string,
  desk: Desk,
): Promise<Result<{ readonly bytes: Uint8Array; readonly pages: number }>> {
  const shown = await desk.store.shown(reference);
  if (!shown.ok) return shown;
  const { capture, readingId } = shown.value;
  const reading = await desk.store.reading(capture.id, readingId);
  if (!reading.ok) return reading;
  const { extractor, pages = 0 } = reading.value;
  if (!extractor.startsWith('pdf')) {
    return failed(problem('unsupported-format', 'only a PDF has pages to draw', { where: reference }));
  }
  if (last?.captureId === capture.id) return ok({ bytes: last.bytes, pages });
  const payload = await readKept(desk.keep.archive, capture);
  if (!payload.ok) return payload;
  last = { captureId: capture.id, bytes: payload.value };
  return ok({ bytes: payload.value, pages });
}
