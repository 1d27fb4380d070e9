import type { Reading, Span } from '../model/index.ts';
import { sentenceAt } from '../model/index.ts';
import type { Sentence } from './stored.ts';

/**
 * The sentence a span stands in, with no more than this many UTF-16 code units on either side of the
 * span: a table without full stops is one sentence of a megabyte, once for each of its addresses.
 */
const SIDE = 400;

export function sentenceAround(
  reading: Pick<Reading, 'text' | 'sentences' | 'blocks'>,
  span: Span,
): Sentence {
  const { text } = reading;
  const whole = sentenceAt(reading, span.start);
  const start = Math.min(span.start, afterHalf(text, Math.max(whole.start, span.start - SIDE)));
  const end = Math.max(span.end, beforeHalf(text, Math.min(whole.end, span.end + SIDE)));
  return { start, end, text: text.slice(start, end) };
}

/** A cut never leaves half of a surrogate pair behind. */
function afterHalf(text: string, position: number): number {
  return splitsPair(text, position) ? position + 1 : position;
}

function beforeHalf(text: string, position: number): number {
  return splitsPair(text, position) ? position - 1 : position;
}

function splitsPair(text: string, position: number): boolean {
  return (text.codePointAt(position - 1) ?? 0) > 0xffff;
}
