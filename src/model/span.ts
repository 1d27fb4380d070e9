/**
 * Where in a reading something stands: the evidence every finding must carry.
 *
 * A W3C TextPositionSelector (`start`, `end`) and a TextQuoteSelector (`quote`, `prefix`, `suffix`)
 * in one record (Web Annotation Data Model, sections 4.2.4 and 4.2.5). Offsets count UTF-16 code
 * units of the reading's text, `end` exclusive, so `text.slice(start, end) === quote` always holds.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  /** Up to 32 code units before the quote. */
  readonly prefix: string;
  /** Up to 32 code units after the quote. */
  readonly suffix: string;
  /** 1-based page of the original, where it has pages. */
  readonly page?: number;
}

const CONTEXT = 32;

/** The only way a span is made: from the text it stands in. */
export function spanOf(text: string, start: number, end: number, page?: number): Span {
  const span = {
    start,
    end,
    quote: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - CONTEXT), start),
    suffix: text.slice(end, end + CONTEXT),
  };
  return page === undefined ? span : { ...span, page };
}
