import type { TextRange } from '../../model/index.ts';

/** A line without its line break. */
export interface Line extends TextRange {
  /** The first 300 characters behind the indentation, spaces plain: enough to tell what the line is. */
  readonly words: string;
  /** In characters. */
  readonly indent: number;
}

const TELLING = 300;

export function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start <= text.length) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    const head = text.slice(start, Math.min(end, start + TELLING)).replace(/\s/g, ' ');
    const words = head.trim();
    lines.push({ start, end, words, indent: head.length - head.trimStart().length });
    start = end + 1;
  }
  return lines;
}

export const OPENS_SCALAR: RegExp = /:\s{0,20}[|>][+-]?\d?$/;
const KEY = /^(?:- )?['"]?[\w.|*$%@-]{1,80}['"]?:(?:\s|$)/;
const ITEM = /^- ?\S|^-$/;
const OTHER = /^(?:[#[\]{}]|---|\.\.\.$)/;

function looksLikeYaml({ words }: Line): boolean {
  return KEY.test(words) || ITEM.test(words) || OTHER.test(words);
}

/** How many lines of a wrapped value, and how many empty lines, a run may hold between two lines of YAML. */
const LONGEST_WRAP = 6;
const MOST_EMPTY = 2;

/** Maximal runs of lines that look like YAML, values wrapped over further lines included. */
export function yamlRunsOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  const runs: Line[][] = [];
  let at = 0;
  while (at < lines.length) {
    const end = runEnd(lines, at);
    if (end > at) runs.push(lines.slice(at, end));
    at = Math.max(end, at + 1);
  }
  return runs;
}

function runEnd(lines: readonly Line[], start: number): number {
  let end = start;
  let at = start;
  let levelSeen = false;
  while (at < lines.length && at - end <= LONGEST_SCALAR) {
    const line = lines[at];
    if (line === undefined) break;
    if (looksLikeYaml(line)) {
      // `level` is the last key by custom; a "Note:" in the prose below a rule is none of its keys.
      if (levelSeen && line.indent === 0 && KEY.test(line.words) && !TOP_LEVEL.test(line.words)) break;
      levelSeen = !line.words.startsWith('title:') && (levelSeen || line.words.startsWith('level:'));
      at += 1;
      end = at;
    } else if (end === start || !(inScalar(lines, end, at) || fillsGap(lines, end, at))) break;
    else at += 1;
  }
  return end;
}

/** The keys of a rule's margin (Sigma specification 2.0), and those of the public rule set's own tests. */
export const TOP_LEVEL: RegExp =
  /^(?:title|id|name|related|taxonomy|status|description|license|references|author|date|modified|tags|logsource|detection|fields|falsepositives|level|scope|regression_tests_path|simulation):/;

const LONGEST_SCALAR = 40;

/** Behind `description: |` any lines may follow, as long as they are indented deeper or a key follows soon. */
function inScalar(lines: readonly Line[], from: number, at: number): boolean {
  const opener = lines[from - 1];
  if (opener === undefined || !OPENS_SCALAR.test(opener.words)) return false;
  const [line, next] = [lines[at], lines.slice(at + 1, at + 1 + LONGEST_FLAT)];
  return (
    line === undefined ||
    line.words === '' ||
    line.indent > opener.indent ||
    next.some(({ words }) => TOP_LEVEL.test(words))
  );
}

/** Lines of a block scalar that lost its indentation. */
const LONGEST_FLAT = 8;

function fillsGap(lines: readonly Line[], from: number, to: number): boolean {
  const gap = lines.slice(from, to + 1);
  const empty = gap.filter(({ words }) => words === '').length;
  return empty <= MOST_EMPTY && gap.length - empty <= LONGEST_WRAP;
}
