import type { TextRange } from '../../../model/index.ts';
import { withoutTail } from '../labels.ts';

/** A line as the list looks at it that may run through it. */
export interface ListLine {
  /** Nothing, or a rule or fence of mark-up. */
  readonly isBlank: boolean;
  readonly isHeading: boolean;
  /** What stands on it without the mark-up around it; undefined where there is nothing else. */
  readonly item: TextRange | undefined;
  readonly hasSpaces: boolean;
  /** Where the next line begins. */
  readonly next: number;
}

const FENCE = /^(?:-{3,}|`{3}[^`]*|={3,}|\|[-| ]+\|)?$/;
const MARKUP = /^[ \t]*(?:[-*\u2022\u25cf\u25aa|>+]|\d{1,2}[.)])?[ \t]*[`"'\u201c]?/;
const TAIL = ' \t\r`"\'\u201d|,;';

/**
 * Tells of the line that begins at an offset; undefined behind the text. Each is read once, however many labels it
 * stands below: in a text of nothing but labels, that is two hundred.
 */
export function listLines(text: string): (start: number) => ListLine | undefined {
  const known = new Map<number, ListLine>();
  return (start) => {
    if (start >= text.length) return undefined;
    let line = known.get(start);
    if (line === undefined) {
      line = readLine(text, start);
      known.set(start, line);
    }
    return line;
  };
}

function readLine(text: string, start: number): ListLine {
  const next = text.indexOf('\n', start);
  const end = next < 0 ? text.length : next;
  const line = text.slice(start, end);
  const words = line.trim();
  return {
    isBlank: FENCE.test(words),
    isHeading: /^[#=]{1,6} /.test(line),
    item: itemIn(line, start),
    hasSpaces: words.includes(' '),
    next: end + 1,
  };
}

function itemIn(line: string, at: number): TextRange | undefined {
  const from = MARKUP.exec(line)?.[0].length ?? 0;
  const rest = withoutTail(line.slice(from), TAIL);
  return rest === '' ? undefined : { start: at + from, end: at + from + rest.length };
}
