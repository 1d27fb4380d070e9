import type { Problem, Result } from '../../model/index.ts';
import { failed, ok, problem } from '../../model/index.ts';
import type { Extract, FormatReader, ReadHints } from '../extract.ts';
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
import { noTextProblems, readPages } from './read-pages.ts';

export type { PdfLimits } from './limits.ts';

const EXTRACTOR = 'pdf@3';

const RECOGNISE_IT = 'Read it with --ocr to have its text recognised; what is found then is unverified.';

/**
 * Reads the text of a PDF with PDFium (ISO 32000-1, 9.10: extraction of text content): blocks in the order
 * of the content stream, each word mapped to its box on its page, tokens that a narrow column broke put
 * together again where the geometry leaves no doubt.
 *
 * Fails as `damaged`, `encrypted` or `no-text`; pages without text, unreadable pages and bounds that ended
 * the reading early are problems of a reading that was made. Works synchronously once PDFium is loaded, but for
 * pages whose text is to be recognised.
 */
export const readPdf: FormatReader = pdfReader(PDF_LIMITS);

/** The same reader with bounds of one's own. */
export function pdfReader(limits: PdfLimits): FormatReader {
  return async (bytes, hints) => {
    const opened = await openedPdf(bytes, limits, hints?.onPage);
    if (!opened.ok) return opened;
    const { read, info } = opened.value;
    const { recognise } = hints ?? {};
    if (recognise === undefined || read.withoutText.length === 0) {
      const problems = [...read.problems, ...noTextProblems(read.withoutText, RECOGNISE_IT)];
      if (read.pages.length === 0) return failed(whyNoText(problems));
      return ok(extractOf(bytes, { ...read, problems }, info));
    }
    const { recognisePages } = await import('./recognise-pages.ts');
    const { pages, problems, extractor, mark } = await recognisePages(bytes, read, recognise, hints?.onPage);
    if (pages.length === 0) return failed(whyNoText(problems));
    const extract = extractOf(bytes, { ...read, pages, problems }, info);
    return ok({ ...extract, extractor, blocks: mark(extract) });
  };
}

interface Info {
  readonly title: string;
  readonly author: string;
}

async function openedPdf(
  bytes: Uint8Array,
  limits: PdfLimits,
  onPage: ReadHints['onPage'],
): Promise<Result<{ readonly read: PagesRead; readonly info: Info }>> {
  if (bytes.length === 0) return failed(problem('damaged', 'The PDF is empty: it holds no bytes.'));
  try {
    return await withPdfium((pdfium) =>
      withDocument(pdfium, bytes, (document) => {
        const pages = readPages(pdfium, document, limits, onPage);
        const read = withAttached(pages, attachedFiles(pdfium, document));
        const info = {
          title: infoText(pdfium, document, 'Title'),
          author: infoText(pdfium, document, 'Author'),
        };
        return ok({ read, info });
      }),
    );
  } catch (error) {
    if (!isTrap(error)) throw error;
    return failed(problem('damaged', 'The PDF is damaged: its reader gave up on it.'));
  }
}

function withAttached(read: PagesRead, attached: readonly Problem[]): PagesRead {
  return { ...read, problems: [...read.problems, ...attached] };
}

function extractOf(
  bytes: Uint8Array,
  read: Pick<PagesRead, 'pages' | 'count' | 'problems'>,
  info: Info,
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
    hint: problems.find(({ code }) => code === 'no-text')?.hint ?? RECOGNISE_IT,
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
