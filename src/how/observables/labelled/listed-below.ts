import type { TextRange } from '../../../model/index.ts';
import { withoutTail } from '../labels.ts';
import type { Label } from './label-at.ts';

/** Around a heading's words: numbering, mark-up, a colon. */
const HEADING =
  /^[ \t]*(?:[#=*|-]{1,6}[ \t]*)?(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?[ \t]+)?[*_]{0,2}(?:\p{L}{1,16} ){0,2}$/u;
const HEADING_END = /^(?:\s?\((?:s|es)\))?(?: (?:names?|created|used|observed|list))?[*_:|]{0,4}[ \t]*$/;
const FENCE = /^(?:-{3,}|`{3}[^`]*|={3,}|\|[-| ]+\|)?$/;
const MARKUP = /^[ \t]*(?:[-*\u2022\u25cf\u25aa|>+]|\d{1,2}[.)])?[ \t]*[`"'\u201c]?/;
const TAIL = ' \t\r`"\'\u201d|,;';
const MOST_LINES = 200;
const MOST_BLANK = 2;

/**
 * The lines of the list that a label heads: it stands alone on its line, and the lines below it hold one
 * value each, mark-up around them left out. The list ends with a heading or the third blank line in a row.
 */
export function listedBelow(text: string, label: Label): TextRange[] {
  const lineStart = lineStartNear(text, label.start);
  const lineEnd = lineStart === undefined ? undefined : lineEndNear(text, label.end);
  if (lineStart === undefined || lineEnd === undefined) return [];
  if (!HEADING.test(text.slice(lineStart, label.start)) || !HEADING_END.test(text.slice(label.end, lineEnd)))
    return [];
  const items: TextRange[] = [];
  let blank = 0;
  for (let at = lineEnd + 1, lines = 0; at < text.length && lines < MOST_LINES; lines++) {
    const end = endOfLine(text, at);
    const line = text.slice(at, end);
    if (FENCE.test(line.trim())) blank++;
    else {
      if (blank > MOST_BLANK || /^[#=]{1,6} /.test(line)) break;
      const item = itemIn(line, at);
      // Below a blank line, what has spaces may be the next paragraph.
      if (item === undefined || (blank > 0 && items.length > 0 && line.trim().includes(' '))) break;
      blank = 0;
      items.push(item);
    }
    at = end + 1;
  }
  return items;
}

/** How far on its line a heading may reach on either side of its label. */
const LONGEST_HEADING = 96;

function lineStartNear(text: string, position: number): number | undefined {
  const from = Math.max(0, position - LONGEST_HEADING);
  const start = text.slice(from, position).lastIndexOf('\n') + 1;
  return start > 0 || from === 0 ? from + start : undefined;
}

function lineEndNear(text: string, position: number): number | undefined {
  const nearby = text.slice(position, position + LONGEST_HEADING);
  const end = nearby.indexOf('\n');
  if (end >= 0) return position + end;
  return nearby.length < LONGEST_HEADING ? text.length : undefined;
}

function itemIn(line: string, at: number): TextRange | undefined {
  const from = MARKUP.exec(line)?.[0].length ?? 0;
  const rest = withoutTail(line.slice(from), TAIL);
  return rest === '' ? undefined : { start: at + from, end: at + from + rest.length };
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}
