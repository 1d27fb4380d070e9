import { blockAt, type Reading, type Span, sentenceAt, spanIn, type TextRange } from '../../model/index.ts';

/** UTF-16 code units of an excerpt. */
const LONGEST = 600;
const BEFORE = 200;

export type ReadPage = Pick<Reading, 'text' | 'map' | 'sentences' | 'blocks'>;

/**
 * The words around a link, as a span of the page's reading: its block where that is short, else its sentence, else as
 * much as fits. Undefined where no text of the reading comes from there, as around a picture alone.
 *
 * @param link UTF-16 offsets into the decoded source
 */
export function wordsAround(link: TextRange, reading: ReadPage): Span | undefined {
  const at = textAt(link, reading);
  if (at === undefined) return undefined;
  const block = blockAt(reading.blocks, at);
  const range = block !== undefined && block.end - block.start <= LONGEST ? block : sentenceAt(reading, at);
  const { start, end } = trimmed(reading.text, cut(range, at));
  return start < end ? spanIn(reading, start, end) : undefined;
}

/** The source that a span comes from: from the first to the last stretch of it. */
export function sourceOf(span: TextRange, { map }: Pick<Reading, 'map'>): TextRange | undefined {
  let range: TextRange | undefined;
  for (const { start, end, at } of map) {
    if (end <= span.start || start >= span.end || at.kind !== 'source-range') continue;
    range = {
      start: Math.min(range?.start ?? at.start, at.start),
      end: Math.max(range?.end ?? at.end, at.end),
    };
  }
  return range;
}

/** Where the first text behind the link's tag stands in the reading; it may be no further than a tag or two away. */
function textAt(link: TextRange, { map }: Pick<Reading, 'map'>): number | undefined {
  let best: { readonly text: number; readonly away: number } | undefined;
  for (const { start, at } of map) {
    if (at.kind !== 'source-range' || at.end <= link.start) continue;
    const away = Math.max(0, at.start - link.end);
    if (away > NEAR || (best !== undefined && best.away <= away)) continue;
    best = { text: start + Math.max(0, Math.min(link.start - at.start, at.end - at.start - 1)), away };
    if (away === 0) break;
  }
  return best?.text;
}

/** UTF-16 code units of markup between a link and its words. */
const NEAR = 300;

function cut(range: TextRange, at: number): TextRange {
  if (range.end - range.start <= LONGEST) return range;
  const start = Math.max(range.start, at - BEFORE);
  return { start, end: Math.min(range.end, start + LONGEST) };
}

/** A span begins and ends with a character that can be seen, and never inside one. */
function trimmed(text: string, { start, end }: TextRange): TextRange {
  let [from, to] = [start, end];
  if (isLowSurrogate(text, from)) from += 1;
  if (isLowSurrogate(text, to)) to -= 1;
  while (from < to && text.charAt(from).trim() === '') from += 1;
  while (to > from && text.charAt(to - 1).trim() === '') to -= 1;
  return { start: from, end: to };
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
