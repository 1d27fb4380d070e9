import type { Finding, Reading, Span } from '../../model/index.ts';
import { spanIn } from '../../model/index.ts';
import { mapSpans } from './spans.ts';

type Text = Pick<Reading, 'text' | 'map'>;

/**
 * A finding of one reading as it stands in another, or nothing where any of its words are lost there.
 * Only places that leave no doubt are taken: the same offset in the same context, the only place with
 * that context, the only place with those words.
 */
export function anchorIn(reading: Text, finding: Finding): Finding | undefined {
  let lost = false;
  const moved = mapSpans(finding, (span) => {
    const anchored = anchorSpan(reading, span);
    lost ||= anchored === undefined;
    return anchored ?? span;
  });
  return lost ? undefined : moved;
}

function anchorSpan(reading: Text, span: Span): Span | undefined {
  const start = placeOf(span, reading.text);
  return start === undefined ? undefined : spanIn(reading, start, start + span.quote.length);
}

function placeOf(span: Span, text: string): number | undefined {
  const inContext = span.prefix + span.quote + span.suffix;
  if (text.startsWith(inContext, span.start - span.prefix.length)) return span.start;
  const context = onlyPlaceOf(inContext, text);
  return context === undefined ? onlyPlaceOf(span.quote, text) : context + span.prefix.length;
}

function onlyPlaceOf(words: string, text: string): number | undefined {
  const place = text.indexOf(words);
  if (place < 0 || words === '') return undefined;
  return text.indexOf(words, place + 1) < 0 ? place : undefined;
}
