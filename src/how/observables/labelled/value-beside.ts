import type { TextRange } from '../../../model/index.ts';
import { withoutTail } from '../labels.ts';
import type { Label } from './label-at.ts';

/** What stands between quotation marks of one kind; code marks count as such. */
const QUOTES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
  ['\u201c', '\u201d'],
  ['\u2018', '\u2019'],
  ['\u00ab', '\u00bb'],
  ['\u201e', '\u201c'],
]);

/** "name is", ", called", "with the value", `:`, `=`: what leads from a label to its value. */
const LINK =
  /^(?: ?\((?:s|es)\))?(?:,? (?:(?:is|was|are|were|with|has|have|of|as|which|that|the|a|an|its|name|names|value|string|strings|hash|object|objects|header|header field)\b[ ,]{0,2}){0,5})?(?: ?(?:named|called|titled|known as)\b| ?(?:=>?|[:\u2013\u2014|](?=[ \t]{0,8}\S)|-(?=[ \t]{0,3}\S{8})))?[ \t]{0,8}\n?[ \t]{0,8}/i;
const LONGEST_LINK = 64;
const LONGEST_VALUE = 400;

export interface Beside extends TextRange {
  /** Marked off from the sentence by quotes, a colon or "named". */
  readonly marked: boolean;
}

/** The stretches behind a label that may be its value, the longer first; its grammar decides. */
export function valuesAfter(text: string, label: Label): Beside[] {
  const link = LINK.exec(text.slice(label.end, label.end + LONGEST_LINK))?.[0] ?? '';
  const start = label.end + link.length;
  // A picture, as Markdown has it: "The pipe's name: ![](…)".
  if (text.startsWith('![', start)) return [];
  const quoted = quotedAt(text, start);
  if (quoted !== undefined) return [quoted];
  const marked = /[:=|\u2013\u2014]\s*$|\b(?:named|called|titled|known as)\s*$/i.test(link);
  const toLineEnd = marked && (label.kind.wholeLine === true || beginsLine(text, label));
  const ends = [...(toLineEnd ? [lineEnd(text, start)] : []), wordEnd(text, start)];
  return link === '' ? [] : ends.filter((end) => end > start).map((end) => ({ start, end, marked }));
}

/** `Service name: Tide Update Helper`: a field, whose value is the rest of the line. */
function beginsLine(text: string, { start }: Label): boolean {
  return /(?:^|\n)[ \t]*(?:[-*\u2022|] ?)?[*_]{0,2}$/.test(text.slice(Math.max(0, start - 8), start));
}

function lineEnd(text: string, start: number): number {
  const stretch = text.slice(start, start + LONGEST_VALUE);
  return start + withoutTail(stretch.split('\n', 1)[0] ?? '', ' \t\r.,;|`*').length;
}

/** The quoted words right before a label: "the `Global\\x` mutex". */
export function valueBefore(text: string, label: Label): Beside | undefined {
  const gap = text[label.start - 1] === ' ' ? 1 : 0;
  const close = label.start - gap - 1;
  for (const [open, closing] of QUOTES) {
    if (text[close] !== closing) continue;
    const from = Math.max(0, close - LONGEST_VALUE);
    const at = text.slice(from, close).lastIndexOf(open);
    if (at >= 0 && close - from - at > 1) return { start: from + at + 1, end: close, marked: true };
  }
  return undefined;
}

function quotedAt(text: string, start: number): Beside | undefined {
  const closing = QUOTES.get(text[start] ?? '');
  if (closing === undefined) return undefined;
  const end = text
    .slice(start + 1, start + 1 + LONGEST_VALUE)
    .search(closing === "'" ? /'\B/ : new RegExp(closing));
  return end > 0 ? { start: start + 1, end: start + 1 + end, marked: true } : undefined;
}

function wordEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && end - start < LONGEST_VALUE && !/[\s,;"<>|`]/.test(text[end] ?? ' ')) end++;
  while (end > start && ".,;:)]'!?\u2019".includes(text[end - 1] ?? '')) end--;
  return end;
}
