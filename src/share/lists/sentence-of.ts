import { type Reading, type Span, sentenceAt } from '../../model/index.ts';

/** Longest excerpt, in UTF-16 code units: a "sentence" of a hostile report can be the whole of it. */
const LONGEST = 600;
const BEFORE = 200;

/**
 * The sentence a span stands in, for a person to read: white space collapsed, a long one cut to a
 * window around the span with `…` at the cuts. The span itself, not this, is the exact evidence.
 */
export function sentenceOf(reading: Pick<Reading, 'text' | 'sentences' | 'blocks'>, span: Span): string {
  const range = sentenceAt(reading, span.start);
  const whole = range.end - range.start <= LONGEST;
  const start = whole ? range.start : Math.max(range.start, span.start - BEFORE);
  const end = Math.min(whole ? Math.max(range.end, span.start) : range.end, start + LONGEST);
  const words = wellFormed(reading.text.slice(start, end)).replace(/\s+/gu, ' ').trim();
  return `${start > range.start ? '…' : ''}${words}${end < range.end ? '…' : ''}`;
}

/** Half a surrogate pair, left by a cut or by a damaged original, is no character. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\u{FFFD}');
}
