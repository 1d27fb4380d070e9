import { type Reading, type Span, sentenceAt, type TextRange } from '../../model/index.ts';

/** Longest excerpt, in UTF-16 code units: a "sentence" of a hostile report can be the whole of it. */
const LONGEST = 600;
const BEFORE = 200;

/**
 * The sentence a span stands in, for a person to read: white space collapsed, a long one cut to its row of a table,
 * else to the words around the span, with `…` at the cuts. The span itself, not this, is the exact evidence.
 */
export function sentenceOf(reading: Pick<Reading, 'text' | 'sentences' | 'blocks'>, span: Span): string {
  const range = sentenceAt(reading, span.start);
  const { start, end } = excerptOf(reading.text, range, span);
  const words = wellFormed(reading.text.slice(start, end)).replace(/\s+/gu, ' ').trim();
  return `${start > range.start ? '…' : ''}${words}${end < range.end ? '…' : ''}`;
}

function excerptOf(text: string, range: TextRange, span: Span): TextRange {
  if (range.end - range.start <= LONGEST)
    return { start: range.start, end: Math.min(Math.max(range.end, span.start), range.start + LONGEST) };
  const row = rowAround(text, range, span);
  if (row !== undefined) return row;
  const start = wordStart(text, range, Math.max(range.start, span.start - BEFORE), span.start);
  return { start, end: wordEnd(text, range, Math.min(range.end, start + LONGEST), span.end) };
}

/** How far a cut is moved, in UTF-16 code units, to fall between two words: a longer run of letters is cut inside. */
const LONGEST_WORD = 80;

/** Where the next word begins, behind a cut inside a word and not behind the span. */
function wordStart(text: string, range: TextRange, cut: number, spanStart: number): number {
  if (cut === range.start || isBlank(text, cut - 1)) return cut;
  const to = Math.min(spanStart, cut + LONGEST_WORD);
  for (let at = cut; at < to; at++) if (isBlank(text, at)) return at + 1;
  return cut;
}

/** Where the last word ends, before a cut inside a word and not before the span's end. */
function wordEnd(text: string, range: TextRange, cut: number, spanEnd: number): number {
  if (cut === range.end || isBlank(text, cut)) return cut;
  const from = Math.max(spanEnd, cut - LONGEST_WORD);
  for (let at = cut - 1; at >= from; at--) if (isBlank(text, at)) return at;
  return cut;
}

function isBlank(text: string, at: number): boolean {
  return text.charAt(at).trim() === '';
}

/** A table that was kept as plain text is one sentence to whoever looks for full stops; its rows are lines. */
function rowAround(text: string, range: TextRange, { start, end }: Span): TextRange | undefined {
  const before = text.slice(Math.max(range.start, start - LONGEST), start);
  const after = text.slice(end, Math.min(range.end, end + LONGEST));
  const close = after.indexOf('\n');
  const row = {
    start: start - before.length + before.lastIndexOf('\n') + 1,
    end: end + (close < 0 ? after.length : close),
  };
  const cells = text.slice(row.start, row.end).split(/[|\t]/u).length;
  return cells > 2 && row.end - row.start <= LONGEST ? row : undefined;
}

/** Half a surrogate pair, left by a cut or by a damaged original, is no character. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\u{FFFD}');
}
