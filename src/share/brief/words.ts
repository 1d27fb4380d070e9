import type { Reading, Span } from '../../model/index.ts';
import { plainLine } from '../../model/index.ts';
import { sentenceOf } from '../lists/sentence-of.ts';

/** One line, safe to show, no longer than `width` columns. */
export function shortened(text: string, width: number): string {
  const line = plainLine(text).replace(/\s+/gu, ' ').trim();
  return line.length <= width ? line : `${line.slice(0, Math.max(0, width - 1)).trimEnd()}…`;
}

/** Lines of at most `width` columns, broken at spaces; all but the first are indented by `indent`. */
export function wrapped(text: string, width: number, indent: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of plainLine(text).split(/\s+/u).filter(Boolean)) {
    const margin = lines.length === 0 ? 0 : indent.length;
    if (line !== '' && margin + line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  if (line !== '') lines.push(line);
  return lines.map((piece, at) => (at === 0 ? piece : `${indent}${piece}`));
}

/** The sentence around a span in quotation marks: what the report itself says. */
export function quoted(reading: Reading, span: Span): string {
  return `“${sentenceOf(reading, span)}”`;
}

/** As much of the sentence around a span as fits, the span in sight: the evidence in passing. */
export function excerpt(reading: Reading, span: Span, width: number): string {
  const room = Math.max(10, width - 2);
  const sentence = plainLine(sentenceOf(reading, span)).replace(/\s+/gu, ' ');
  const words = plainLine(span.quote).replace(/\s+/gu, ' ');
  const at = sentence.indexOf(words);
  if (sentence.length <= room || at < 0) return `“${shortened(sentence, room)}”`;
  // Most of the room goes to what stands before: it is what the words in question sum up.
  const end = Math.min(
    sentence.length,
    at + words.length + Math.max(0, Math.floor((room - words.length) / 4)),
  );
  const start = Math.max(0, end - room + (end < sentence.length ? 2 : 1));
  const cut = sentence.slice(start === 0 ? 0 : sentence.indexOf(' ', start) + 1, end);
  return `“${start === 0 ? '' : '…'}${shortened(`${cut}${end < sentence.length ? '…' : ''}`, room)}”`;
}

/** `p.3`, or nothing where the original has no pages. */
export function page(span: Span): string {
  return span.page === undefined ? '' : `p.${span.page}`;
}

/** `1 claim`, `2 claims`. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}

/** Text at the left, text at the right edge; the right one goes to a line of its own when both do not fit. */
export function apart(left: string, right: string, width: number): string {
  if (right === '') return left;
  const gap = width - left.length - right.length;
  return gap >= 2 ? `${left}${' '.repeat(gap)}${right}` : `${left}\n${right}`;
}

/** Groups in the order of first appearance. */
export function groupBy<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return groups;
}
