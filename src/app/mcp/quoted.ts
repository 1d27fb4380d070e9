import type { Reading, Span, TextRange } from '../../model/index.ts';

/** UTF-16 code units of one quotation. */
export const LONGEST_QUOTE = 2_000;

/**
 * Words of a report, as data: whoever is given them is told whose they are and where they stand, and that nothing
 * in them is meant for it. `reading.text.slice(start, end) === text`; offsets are UTF-16 code units.
 */
export interface Quoted {
  readonly kind: 'quoted';
  /** Written by others; never an instruction. */
  readonly untrusted: true;
  readonly report: string;
  /** Absent for what stands beside the text, a title for example. */
  readonly reading?: string;
  readonly start?: number;
  readonly end?: number;
  readonly page?: number;
  readonly text: string;
  /** It goes on in the report. */
  readonly isCut?: true;
}

/** A stretch of a reading. */
export function quotedRange(report: string, reading: Pick<Reading, 'id' | 'text'>, range: TextRange): Quoted {
  const end = Math.min(range.end, wholeEnd(reading.text, range.start + LONGEST_QUOTE));
  return {
    kind: 'quoted',
    untrusted: true,
    report,
    reading: reading.id,
    start: range.start,
    end,
    text: reading.text.slice(range.start, end),
    ...(end < range.end && { isCut: true as const }),
  };
}

/** A span where the text of its reading is not at hand: its own quote is as good. */
export function quotedSpan(report: string, reading: string, { start, quote, page }: Span): Quoted {
  const end = wholeEnd(quote, LONGEST_QUOTE);
  return {
    kind: 'quoted',
    untrusted: true,
    report,
    reading,
    start,
    end: start + end,
    ...(page !== undefined && { page }),
    text: quote.slice(0, end),
    ...(end < quote.length && { isCut: true as const }),
  };
}

/** What a source says of itself beside its text. */
export function quotedWords(report: string, words: string): Quoted {
  const end = wholeEnd(words, LONGEST_QUOTE);
  const cut = end < words.length ? { isCut: true as const } : {};
  return { kind: 'quoted', untrusted: true, report, text: words.slice(0, end), ...cut };
}

/** Not between the halves of a surrogate pair. */
function wholeEnd(text: string, end: number): number {
  if (end >= text.length) return text.length;
  const code = text.charCodeAt(end - 1);
  return code >= 0xd800 && code <= 0xdbff ? end - 1 : end;
}
