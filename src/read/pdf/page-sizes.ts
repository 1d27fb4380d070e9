import type { Result } from '../../model/index.ts';
import { failed, ok, problem } from '../../model/index.ts';
import { withDocument } from './document.ts';
import { isTrap, withPdfium } from './engine.ts';
import { withScratch } from './glyphs.ts';
import { sane } from './sane.ts';

/** A page as displayed, in points. */
export interface PageSize {
  /** From 1. */
  readonly page: number;
  readonly width: number;
  readonly height: number;
}

/** A document of more pages is no report. */
const MOST_PAGES = 20_000;

/** The sizes of a document's pages, which the boxes of its words are measured in. Fails as `damaged`. */
export async function pageSizes(bytes: Uint8Array): Promise<Result<readonly PageSize[]>> {
  try {
    return await withPdfium((pdfium) =>
      withDocument(pdfium, bytes, (document) =>
        withScratch(pdfium, (scratch) => {
          const sizes: PageSize[] = [];
          const count = Math.min(MOST_PAGES, pdfium.FPDF_GetPageCount(document));
          for (let index = 0; index < count; index++) {
            if (pdfium.FPDF_GetPageSizeByIndexF(document, index, scratch) === 0) continue;
            const [width, height] = new Float32Array(pdfium.memory.buffer, scratch, 2);
            sizes.push({ page: index + 1, width: sane(width), height: sane(height) });
          }
          return ok(sizes);
        }),
      ),
    );
  } catch (error) {
    if (!isTrap(error)) throw error;
    return failed(problem('damaged', 'The pages of the PDF could not be measured.'));
  }
}
