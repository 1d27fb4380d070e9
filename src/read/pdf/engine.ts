import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { init } from '@embedpdf/pdfium';

/**
 * The functions of PDFium's C API that reading needs, as the WebAssembly module exports them
 * (fpdfview.h, fpdf_text.h, fpdf_doc.h, fpdf_attachment.h). Pointers and handles are numbers, 0 is null; the package's own
 * wrappers check arguments on every call, which costs more than the call itself.
 */
export interface Pdfium {
  readonly memory: { readonly buffer: ArrayBuffer };
  malloc(bytes: number): number;
  free(pointer: number): void;
  FPDF_LoadMemDocument(data: number, bytes: number, password: number): number;
  FPDF_CloseDocument(document: number): void;
  FPDF_GetLastError(): number;
  FPDF_GetPageCount(document: number): number;
  FPDF_GetMetaText(document: number, tag: number, buffer: number, bytes: number): number;
  FPDFDoc_GetAttachmentCount(document: number): number;
  FPDFDoc_GetAttachment(document: number, index: number): number;
  FPDFAttachment_GetName(attachment: number, buffer: number, bytes: number): number;
  FPDF_LoadPage(document: number, index: number): number;
  FPDF_ClosePage(page: number): void;
  FPDF_GetPageSizeByIndexF(document: number, index: number, size: number): number;
  FPDF_GetPageBoundingBox(page: number, rect: number): number;
  FPDF_GetPageWidthF(page: number): number;
  FPDF_GetPageHeightF(page: number): number;
  FPDFBitmap_CreateEx(width: number, height: number, format: number, data: number, stride: number): number;
  FPDFBitmap_Destroy(bitmap: number): void;
  FPDFBitmap_FillRect(bitmap: number, x: number, y: number, w: number, h: number, colour: number): number;
  FPDFBitmap_GetBuffer(bitmap: number): number;
  FPDFBitmap_GetStride(bitmap: number): number;
  FPDF_RenderPageBitmap(
    bitmap: number,
    page: number,
    x: number,
    y: number,
    width: number,
    height: number,
    turns: number,
    flags: number,
  ): void;
  FPDFPage_GetRotation(page: number): number;
  FPDFPage_CountObjects(page: number): number;
  FPDFText_LoadPage(page: number): number;
  FPDFText_ClosePage(textPage: number): void;
  FPDFText_CountChars(textPage: number): number;
  FPDFText_GetUnicode(textPage: number, index: number): number;
  FPDFText_IsHyphen(textPage: number, index: number): number;
  FPDFText_GetLooseCharBox(textPage: number, index: number, rect: number): number;
  FPDFText_GetCharOrigin(textPage: number, index: number, x: number, y: number): number;
  FPDFText_GetFontSize(textPage: number, index: number): number;
  FPDFText_GetMatrix(textPage: number, index: number, matrix: number): number;
  FPDFText_GetTextObject(textPage: number, index: number): number;
  FPDFTextObj_GetFont(textObject: number): number;
  FPDFText_GetFontWeight(textPage: number, index: number): number;
  FPDFText_GetFontInfo(textPage: number, index: number, name: number, bytes: number, flags: number): number;
}

/** WebAssembly memory never shrinks: a fresh instance after so many documents or bytes gives it back. */
const RECYCLE_AFTER_DOCUMENTS = 40;
const RECYCLE_ABOVE_BYTES = 96 * 1024 * 1024;

let kept: { readonly pdfium: Promise<Pdfium>; documents: number } | undefined;

/**
 * Lends the one PDFium instance to a synchronous use, so that no two documents ever interleave.
 * Whatever a use throws, the instance is not used again: after a trap its memory means nothing.
 */
export async function withPdfium<T>(use: (pdfium: Pdfium) => T): Promise<T> {
  kept ??= { pdfium: start(), documents: 0 };
  const lease = kept;
  try {
    const pdfium = await lease.pdfium;
    const value = use(pdfium);
    lease.documents++;
    const spent =
      lease.documents >= RECYCLE_AFTER_DOCUMENTS || pdfium.memory.buffer.byteLength > RECYCLE_ABOVE_BYTES;
    if (spent && kept === lease) kept = undefined;
    return value;
  } catch (error) {
    if (kept === lease) kept = undefined;
    throw error;
  }
}

/** True of what a WebAssembly module throws when it gives up: a trap, an abort, a stack that ran out. */
export function isTrap(error: unknown): boolean {
  if (!(error instanceof Error)) return typeof error === 'number';
  if (error.name === 'RuntimeError' || error.name === 'ExitStatus') return true;
  return error instanceof RangeError && error.message.includes('call stack');
}

async function start(): Promise<Pdfium> {
  const file = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');
  const bytes = await readFile(file);
  const wasmBinary = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const silent = (): void => undefined;
  const module = await init({ wasmBinary, print: silent, printErr: silent } as Parameters<typeof init>[0]);
  module.PDFiumExt_Init();
  return module.pdfium.wasmExports as unknown as Pdfium;
}
