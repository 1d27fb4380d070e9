import type { TextRange } from '../../model/index.ts';
import { endsSentence } from './stop.ts';

const CONTEXT = 64;
const MOST_CLOSERS = 8;
const CLOSERS = '"\'”’»)]}';

/**
 * Splits a stretch of running text. Linear: every run of stops is looked at once, with a bounded
 * neighbourhood, so a token of any length costs its length.
 *
 * @param most how many sentences to find; what follows them has none
 */
export function splitProse(text: string, range: TextRange, most: number): TextRange[] {
  const sentences: TextRange[] = [];
  const width = longestLine(text, range);
  let start = range.start;
  const cut = (end: number): void => {
    const trimmed = trim(text, start, end);
    if (trimmed.end > trimmed.start) sentences.push(trimmed);
    start = end;
  };
  const marks = /[.!?…]+|[。！？]+|\n/g;
  marks.lastIndex = range.start;
  for (let match = marks.exec(text); match !== null && match.index < range.end; match = marks.exec(text)) {
    const from = match.index;
    const end =
      match[0] === '\n'
        ? lineBreak(text, start, from, range.end, width)
        : stopEnd(text, start, from, marks.lastIndex, range.end);
    if (end === undefined) continue;
    cut(end);
    if (sentences.length >= most) return sentences;
  }
  cut(range.end);
  return sentences;
}

/** The end of the sentence that the run of stops closes, with its quotation marks; undefined where it closes none. */
function stopEnd(
  text: string,
  start: number,
  from: number,
  runEnd: number,
  limit: number,
): number | undefined {
  const to = Math.min(runEnd, limit);
  if (/^[。！？]/.test(text.charAt(from))) return to;
  const end = closersEnd(text, to, limit);
  if (end < limit && !/\s/.test(text.charAt(end))) return undefined;
  const ends = endsSentence({
    before: text.slice(Math.max(start, from - CONTEXT), from),
    marks: text.slice(from, Math.min(to, from + CONTEXT)),
    closers: text.slice(to, end),
    after: text
      .slice(end, Math.min(limit, end + CONTEXT * 2))
      .trimStart()
      .slice(0, CONTEXT),
  });
  return ends ? end : undefined;
}

function closersEnd(text: string, from: number, limit: number): number {
  const note = /^\[\d{1,3}\]/.exec(text.slice(from, Math.min(limit, from + 5)))?.[0].length ?? 0;
  let end = from + note;
  while (end < limit && end - from < MOST_CLOSERS && CLOSERS.includes(text.charAt(end))) end++;
  return end;
}

/**
 * A line break ends a sentence when a blank line follows, or when it was set on purpose: the line is
 * much shorter than its fellows and the next opens with anything but a lower-case letter.
 */
function lineBreak(
  text: string,
  start: number,
  at: number,
  limit: number,
  width: number,
): number | undefined {
  const rest = text.slice(at + 1, Math.min(limit, at + CONTEXT));
  if (/^[ \t\r]*\n/.test(rest)) return at;
  const lineStart = Math.max(start, text.lastIndexOf('\n', at - 1) + 1);
  if (at - lineStart >= width * 0.6) return undefined;
  return /^\s*[\p{Lu}\p{N}"“‘•*[(-]/u.test(rest) ? at : undefined;
}

function longestLine(text: string, range: TextRange): number {
  let longest = 0;
  for (let from = range.start; from < range.end; ) {
    const next = text.indexOf('\n', from);
    const end = next < 0 || next > range.end ? range.end : next;
    longest = Math.max(longest, end - from);
    from = end + 1;
  }
  return longest;
}

/** The range without the white space at its ends. */
export function trim(text: string, start: number, end: number): TextRange {
  let from = start;
  let to = end;
  while (from < to && /\s/.test(text.charAt(from))) from++;
  while (to > from && /\s/.test(text.charAt(to - 1))) to--;
  return { start: from, end: to };
}
