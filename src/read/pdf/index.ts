import type { Problem, Result } from '../../model/index.ts';
import { failed, ok, problem } from '../../model/index.ts';
import type { Extract, FormatReader } from '../extract.ts';
import { attachedFiles } from './attached-files.ts';
import { compose } from './compose.ts';
import { infoText, withDocument } from './document.ts';
import { draftsOf } from './drafts.ts';
import { isTrap, withPdfium } from './engine.ts';
import { vocabularyOf } from './hyphens.ts';
import type { PdfLimits } from './limits.ts';
import { PDF_LIMITS } from './limits.ts';
import { metadataOf } from './metadata.ts';
import type { PagesRead } from './read-pages.ts';
import { readPages } from './read-pages.ts';

export type { PdfLimits } from './limits.ts';

const EXTRACTOR = 'pdf@2';

/**
 * Reads the text of a PDF with PDFium (ISO 32000-1, 9.10: extraction of text content): blocks in the order
 * of the content stream, each word mapped to its box on its page, tokens that a narrow column broke put
 * together again where the geometry leaves no doubt.
 *
 * Fails as `damaged`, `encrypted` or `no-text`; pages without text, unreadable pages and bounds that ended
 * the reading early are problems of a reading that was made. Works synchronously once PDFium is loaded.
 */
export const readPdf: FormatReader = pdfReader(PDF_LIMITS);

/** The same reader with bounds of one's own. */
export function pdfReader(limits: PdfLimits): FormatReader {
  return async (bytes, hints) => {
    if (bytes.length === 0) return failed(problem('damaged', 'The PDF is empty: it holds no bytes.'));
    try {
      return await withPdfium((pdfium) =>
        withDocument(pdfium, bytes, (document): Result<Extract> => {
          const pages = readPages(pdfium, document, limits, hints?.onPage);
          const read = withAttached(pages, attachedFiles(pdfium, document));
          const info = {
            title: infoText(pdfium, document, 'Title'),
            author: infoText(pdfium, document, 'Author'),
          };
          if (read.pages.length === 0) return failed(whyNoText(read.problems));
          return ok(extractOf(bytes, read, info));
        }),
      );
    } catch (error) {
      if (!isTrap(error)) throw error;
      return failed(problem('damaged', 'The PDF is damaged: its reader gave up on it.'));
    }
  };
}

function withAttached(read: PagesRead, attached: readonly Problem[]): PagesRead {
  return { ...read, problems: [...read.problems, ...attached] };
}

function extractOf(
  bytes: Uint8Array,
  read: PagesRead,
  info: { readonly title: string; readonly author: string },
): Extract {
  const drafts = draftsOf(read.pages);
  const vocabulary = vocabularyOf(() => drafts.flatMap((draft) => draft.lines));
  const composed = compose(drafts, vocabulary);
  return {
    extractor: EXTRACTOR,
    ...composed,
    metadata: metadataOf(composed, info),
    pages: read.count,
    problems: [...read.problems, ...cutOff(bytes)],
  };
}

function whyNoText(problems: readonly Problem[]): Problem {
  const stopped = problems.find(({ code }) => code !== 'no-text' && code !== 'unsupported-format');
  if (stopped !== undefined) return stopped;
  return problem('no-text', 'The PDF holds no text: its pages are pictures, or blank.', {
    hint: 'Run optical character recognition over the file and read the result.',
  });
}

/** PDFium rebuilds a file whose end is missing and does not say so (ISO 32000-1, 7.5.5 asks for the mark). */
function cutOff(bytes: Uint8Array): readonly Problem[] {
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).subarray(-4_096);
  if (tail.includes('%%EOF')) return [];
  return [
    problem(
      'damaged',
      'The PDF lacks its end mark: it may have been cut off, and what could be read was read.',
      {
        hint: 'Fetch or copy the file again.',
      },
    ),
  ];
}
