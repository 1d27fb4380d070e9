import type { TextRange } from '../../../model/index.ts';
import type { Label } from './label-at.ts';
import type { ListLine } from './list-lines.ts';

/** Around a heading's words: numbering, mark-up, a colon. */
const HEADING =
  /^[ \t]*(?:[#=*|-]{1,6}[ \t]*)?(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?[ \t]+)?[*_]{0,2}(?:\p{L}{1,16} ){0,2}$/u;
const HEADING_END = /^(?:\s?\((?:s|es)\))?(?: (?:names?|created|used|observed|list))?[*_:|]{0,4}[ \t]*$/;
const MOST_LINES = 200;
const MOST_BLANK = 2;

/**
 * The lines of the list that a label heads: it stands alone on its line, and the lines below it hold one
 * value each, mark-up around them left out. The list ends with a heading or the third blank line in a row.
 */
export function listedBelow(
  text: string,
  label: Label,
  lineAt: (start: number) => ListLine | undefined,
): TextRange[] {
  const lineStart = lineStartNear(text, label.start);
  const lineEnd = lineStart === undefined ? undefined : lineEndNear(text, label.end);
  if (lineStart === undefined || lineEnd === undefined) return [];
  if (!HEADING.test(text.slice(lineStart, label.start)) || !HEADING_END.test(text.slice(label.end, lineEnd)))
    return [];
  const items: TextRange[] = [];
  let blank = 0;
  let line = lineAt(lineEnd + 1);
  for (let lines = 0; line !== undefined && lines < MOST_LINES; lines++) {
    const { isBlank, isHeading, item, hasSpaces, next } = line;
    if (isBlank) blank++;
    else {
      if (blank > MOST_BLANK || isHeading || item === undefined) break;
      // Below a blank line, what has spaces may be the next paragraph.
      if (blank > 0 && items.length > 0 && hasSpaces) break;
      blank = 0;
      items.push(item);
    }
    line = lineAt(next);
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
