import type { Result } from '../../model/index.ts';
import { failed, problem } from '../../model/index.ts';
import type { Pdfium } from './engine.ts';

/** Error codes of FPDF_GetLastError (fpdfview.h). */
const ERR_PASSWORD = 4;
const ERR_SECURITY = 5;

/** Opens a document in PDFium's memory for the time of `use`, and frees handle and bytes whatever happens. */
export function withDocument<T>(
  pdfium: Pdfium,
  bytes: Uint8Array,
  use: (document: number) => Result<T>,
): Result<T> {
  const data = pdfium.malloc(Math.max(1, bytes.length));
  if (data === 0) return failed(problem('too-large', 'The PDF did not fit in the memory of its reader.'));
  try {
    new Uint8Array(pdfium.memory.buffer).set(bytes, data);
    const document = pdfium.FPDF_LoadMemDocument(data, bytes.length, 0);
    if (document === 0) return failed(whyNotOpened(pdfium.FPDF_GetLastError()));
    try {
      return use(document);
    } finally {
      pdfium.FPDF_CloseDocument(document);
    }
  } finally {
    pdfium.free(data);
  }
}

/** An entry of the Info dictionary (ISO 32000-1, 14.3.3), trimmed; empty when it is not given. */
export function infoText(pdfium: Pdfium, document: number, key: 'Title' | 'Author'): string {
  const MAX_BYTES = 2_048;
  const tag = pdfium.malloc(16);
  const buffer = pdfium.malloc(MAX_BYTES);
  try {
    new Uint8Array(pdfium.memory.buffer).set(Buffer.from(`${key}\0`, 'latin1'), tag);
    const bytes = pdfium.FPDF_GetMetaText(document, tag, buffer, MAX_BYTES);
    if (bytes <= 2 || bytes > MAX_BYTES) return '';
    return Buffer.from(pdfium.memory.buffer, buffer, bytes - 2)
      .toString('utf16le')
      .trim();
  } finally {
    pdfium.free(buffer);
    pdfium.free(tag);
  }
}

function whyNotOpened(code: number): ReturnType<typeof problem> {
  if (code === ERR_PASSWORD) {
    return problem('encrypted', 'The PDF needs a password to be opened.', {
      hint: 'Save a copy without a password and read that.',
    });
  }
  if (code === ERR_SECURITY) {
    return problem('encrypted', 'The PDF is protected in a way that could not be opened.', {
      hint: 'Save a copy without protection and read that.',
    });
  }
  return problem('damaged', 'The PDF could not be opened: it is cut off, damaged or not a PDF.', {
    hint: 'Fetch or copy the file again.',
  });
}
