/** A line of the source; UTF-16 offsets, without its line end. */
export interface Line {
  readonly start: number;
  readonly end: number;
}

/** Lines that belong together: a chunk between blank lines, or code that may hold blank lines. */
export interface Stretch {
  readonly kind: 'chunk' | 'code';
  readonly lines: readonly Line[];
}

/** A chunk is cut after this many lines, so that a file without blank lines needs no memory of its size. */
const LONGEST_CHUNK = 1_000;
const LONGEST_CODE = 2_000;

const FENCE = /^\s{0,3}(?:`{3,}|~{3,})[\w+-]{0,20}\s{0,9}$/;
const YARA_OPENING =
  /^\s{0,8}(?:(?:private|global)\s{1,3}){0,2}rule\s{1,3}\w{1,128}\s{0,3}(?::[\w\s]{1,100})?\{?\s{0,3}$/;
const YARA_CLOSING = /^\}\s{0,3}$/;

/** Divides the source in one pass; every non-blank line is in at most one stretch (a fence is in none). */
export function* stretchesOf(source: string): Generator<Stretch> {
  let chunk: Line[] = [];
  for (let at = 0; at < source.length; ) {
    const line = lineAt(source, at);
    const code = codeFrom(source, line);
    const ends = code !== undefined || isBlank(source, line);
    if (chunk.length > 0 && (ends || chunk.length >= LONGEST_CHUNK)) {
      yield { kind: 'chunk', lines: chunk };
      chunk = [];
    }
    if (code !== undefined) yield { kind: 'code', lines: code.lines };
    else if (!ends) chunk.push(line);
    at = code?.next ?? nextLine(source, line);
  }
  if (chunk.length > 0) yield { kind: 'chunk', lines: chunk };
}

/** The text of a line, cut where no pattern needs more. */
export function lineText(source: string, line: Line, most = 400): string {
  return source.slice(line.start, Math.min(line.end, line.start + most));
}

function lineAt(source: string, start: number): Line {
  const feed = source.indexOf('\n', start);
  const end = feed < 0 ? source.length : feed;
  return { start, end: end > start && source.charCodeAt(end - 1) === 0x0d ? end - 1 : end };
}

function nextLine(source: string, line: Line): number {
  const feed = source.indexOf('\n', line.end);
  return feed < 0 ? source.length : feed + 1;
}

function isBlank(source: string, line: Line): boolean {
  for (let i = line.start; i < line.end; i++) if (!/\s/.test(source.charAt(i))) return false;
  return true;
}

function codeFrom(source: string, first: Line): { lines: readonly Line[]; next: number } | undefined {
  if (first.end === first.start || first.end - first.start > 300) return undefined;
  const opening = lineText(source, first);
  if (!/^\s{0,8}[`~gpr]/.test(opening)) return undefined;
  if (FENCE.test(opening)) return fenced(source, first);
  return YARA_OPENING.test(opening) ? yaraRule(source, first) : undefined;
}

function fenced(source: string, first: Line): { lines: readonly Line[]; next: number } | undefined {
  const lines: Line[] = [];
  for (let at = nextLine(source, first); at < source.length && lines.length < LONGEST_CODE; ) {
    const line = lineAt(source, at);
    at = nextLine(source, line);
    if (FENCE.test(lineText(source, line, 64))) return { lines, next: at };
    lines.push(line);
  }
  return undefined;
}

/** From `rule name {` to the brace that closes it; not past the next rule, so that a pass stays linear. */
function yaraRule(source: string, first: Line): { lines: readonly Line[]; next: number } | undefined {
  const lines: Line[] = [first];
  for (let at = nextLine(source, first); at < source.length && lines.length < LONGEST_CODE; ) {
    const line = lineAt(source, at);
    const written = lineText(source, line, 300);
    if (YARA_OPENING.test(written)) return undefined;
    lines.push(line);
    at = nextLine(source, line);
    if (YARA_CLOSING.test(written)) return { lines, next: at };
  }
  return undefined;
}
