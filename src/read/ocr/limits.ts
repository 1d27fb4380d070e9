/** What text recognition of one source may cost. Past a bound it ends and says so; what was read stays. */
export interface OcrLimits {
  /** Pages and pictures of one source, those packed in it included. */
  readonly maxPages: number;
  /** Wall time of one page, ms, from its drawing to its words; then the thread that works on it is ended. */
  readonly pageMs: number;
  /** So many pages may run out of time before the rest is left. */
  readonly maxHangs: number;
}

export const OCR_LIMITS: OcrLimits = { maxPages: 200, pageMs: 60_000, maxHangs: 3 };

/**
 * Pixels of a page that is drawn for recognition. An A4 page at 300 dpi has 8.7 million; a larger page is
 * drawn at a lower resolution.
 */
export const MAX_DRAWN_PIXELS = 12_000_000;

/** Pixels of a picture; one takes about twenty bytes for each while it is recognised. */
export const MAX_PICTURE_PIXELS = 24_000_000;

/** Recognition is best where capital letters are 20 to 40 pixels high, which this makes of common print. */
export const DRAWN_DPI = 300;

/** Lines of short words of which recognition is less sure than this, in per cent, are specks and pictures. */
export const LEAST_CONFIDENCE = 30;

/** Words of one page; beyond it, it is no page of text. */
export const MAX_WORDS = 20_000;
