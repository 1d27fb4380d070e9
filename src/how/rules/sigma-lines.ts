import { joinLines } from './wrapped-words.ts';
import { OPENS_SCALAR, TOP_LEVEL } from './yaml-lines.ts';

/** One line of a rule as its author wrote it, whatever the layout made of it. */
export interface LogicalLine {
  readonly indent: number;
  /** Without indentation. */
  readonly words: string;
  /** A line of a block scalar (`description: |`). */
  readonly inScalar: boolean;
}

const KEY = /^(?:- )?(?:[\w.|*$%@-]{1,80}|'[^']{1,80}'|"[^"]{1,80}"):(?:\s|$)/;
const ITEM = /^- ?\S|^-$/;

/** Lines that a layout wrapped are one again; empty lines outside block scalars are gone. */
export function logicalLinesOf(rule: string, width: number): readonly LogicalLine[] {
  const lines: LogicalLine[] = [];
  let scalarIndent: number | undefined;
  for (const line of rule.split('\n')) {
    const words = line.trim();
    const indent = line.length - line.trimStart().length;
    if (
      scalarIndent !== undefined &&
      (TOP_LEVEL.test(words) || (words !== '' && indent > 0 && indent <= scalarIndent))
    )
      scalarIndent = undefined;
    const previous = lines.at(-1);
    if (words === '' || words === '---') continue;
    if (scalarIndent === undefined ? goesOn(previous, words) : previous?.inScalar === true && indent === 0)
      lines.splice(-1, 1, joined(previous, words, width));
    else lines.push({ indent, words, inScalar: scalarIndent !== undefined });
    if (scalarIndent === undefined && OPENS_SCALAR.test(words)) scalarIndent = indent;
  }
  return lines;
}

/** What is no key and no item goes on; a lone hyphen waits for its value. */
function goesOn(previous: LogicalLine | undefined, words: string): boolean {
  if (previous === undefined) return false;
  if (previous.words === '-') return true;
  return !KEY.test(words) && !ITEM.test(words) && !/^[#[\]{}]/.test(words);
}

function joined(previous: LogicalLine | undefined, words: string, width: number): LogicalLine {
  const before = previous ?? { indent: 0, words: '', inScalar: false };
  return { ...before, words: joinLines([before.words, words], { width, column: before.indent }) };
}

export interface LineParts {
  readonly item: boolean;
  readonly key?: string;
  readonly value: string;
}

/** `- key: value`, `key: value`, `- value`. */
export function partsOf(words: string): LineParts {
  const item = /^-(?: |$)/.test(words);
  const rest = withoutComment(item ? words.slice(1).trimStart() : words);
  const colon = KEY.test(rest) ? rest.search(/:(?:\s|$)/) : -1;
  if (colon < 0) return { item, value: rest };
  return { item, key: rest.slice(0, colon), value: rest.slice(colon + 1).trim() };
}

function withoutComment(words: string): string {
  const comment = words.search(/(?:^|\s)#\s/);
  return comment < 0 ? words : words.slice(0, comment).trimEnd();
}
