/** What one document may cost. Past a bound the reading ends early and says so; it never hangs or grows on. */
export interface PdfLimits {
  readonly maxPages: number;
  /** PDFium characters of one page; a page beyond it is left out. */
  readonly maxCharsPerPage: number;
  /** PDFium characters of the whole document. */
  readonly maxChars: number;
  /** Milliseconds, looked at between pages: one page is never interrupted. */
  readonly budgetMs: number;
  /** Bytes the engine's memory may grow to, looked at between pages. */
  readonly maxEngineBytes: number;
}

export const PDF_LIMITS: PdfLimits = {
  maxPages: 5_000,
  maxCharsPerPage: 300_000,
  maxChars: 6_000_000,
  budgetMs: 60_000,
  maxEngineBytes: 768 * 1024 * 1024,
};
