import type { Reading, TextRange } from '../../model/index.ts';
import { isAlphanumeric, isDigit, tableOf } from '../observables/char-class.ts';
import { type SectionKind, sectionKind } from './section-kind.ts';

/** A stretch of the reading from one heading to the next; headings below one of a kind inherit it. */
export interface Section extends TextRange {
  readonly kind: SectionKind | undefined;
  /** The words of the heading that decided the kind. */
  readonly title: string;
}

interface Heading {
  readonly start: number;
  readonly level: number;
  readonly title: string;
}

/** Below every level a document can give: a line of a plain text that reads like a list's heading. */
const LINE_LEVEL = 9;
const LONGEST_LINE = 72;
const LONGEST_WORD = 24;

export function sectionsOf(reading: Pick<Reading, 'text' | 'blocks'>): Section[] {
  const open: { level: number; section: Section }[] = [];
  const headings = headingsOf(reading);
  return headings.map((heading, at) => {
    while ((open.at(-1)?.level ?? 0) >= heading.level) open.pop();
    const own = sectionKind(heading.title);
    const above = open.at(-1)?.section;
    const kind = own ?? above?.kind;
    const title = own === undefined ? (above?.title ?? heading.title) : heading.title;
    const end = headings[at + 1]?.start ?? reading.text.length;
    const section = { start: heading.start, end, kind, title };
    open.push({ level: heading.level, section });
    return section;
  });
}

function headingsOf({ text, blocks }: Pick<Reading, 'text' | 'blocks'>): Heading[] {
  const marked = blocks
    .filter((block) => block.kind === 'heading')
    .map((block) => ({
      start: block.start,
      level: block.level ?? 1,
      title: text.slice(block.start, block.end),
    }));
  const headings = [...marked, ...lineHeadings(text)].sort((a, b) => a.start - b.start);
  const taken = new Set(marked.map((heading) => heading.start));
  return headings.filter((heading) => heading.level !== LINE_LEVEL || !taken.has(heading.start));
}

/** Lines that are headings by their mark-up (`## C2`, `== Files`) or by naming a list (`Domains:`). */
function lineHeadings(text: string): Heading[] {
  const headings: Heading[] = [];
  for (let start = 0; start < text.length; ) {
    const next = text.indexOf('\n', start);
    const end = next < 0 ? text.length : next;
    if (end - start > 1 && end - start <= LONGEST_LINE && mayHead(text, start, end)) {
      const heading = lineHeading(text.slice(start, end), start);
      if (heading !== undefined) headings.push(heading);
    }
    start = end + 1;
  }
  return headings;
}

/** What most lines are not, by their first and last character: mark-up, or words without a full stop. */
function mayHead(text: string, start: number, end: number): boolean {
  const first = text.charCodeAt(start);
  if (first === HASH || first === EQUALS) return true;
  return NO_HEADING[first] !== 1 && text.charCodeAt(end - 1) !== FULL_STOP && isWorded(text, start, end);
}

/** Whether a line is a few words: no address, path, version or hash, no sentence. */
function isWorded(text: string, start: number, end: number): boolean {
  let spaces = 0;
  /** Digits and full stops in a row. */
  let numbers = 0;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === 32) {
      if (++spaces > MOST_SPACES) return false;
      numbers = 0;
    } else if (code === FULL_STOP || isDigit(code)) {
      if (++numbers === MOST_NUMBERS) return false;
      if (code === FULL_STOP && i + 1 < end && isWordChar(text.charCodeAt(i + 1))) return false;
    } else if (code < 128 && NOT_OF_WORDS[code] === 1) return false;
    else numbers = 0;
  }
  return spaces > 0 || end - start <= LONGEST_WORD;
}

const MOST_SPACES = 6;
const MOST_NUMBERS = 4;
const NOT_OF_WORDS: Uint8Array = tableOf('@/\\|[]');

function isWordChar(code: number): boolean {
  return isAlphanumeric(code) || code === 95;
}

const HASH = 0x23;
const EQUALS = 0x3d;
const FULL_STOP = 0x2e;
/** White space, and what begins a row, a quotation, a bullet. */
const NO_HEADING: Uint8Array = tableOf(' \t\r\u00a0|>"\u201c-');

function lineHeading(line: string, start: number): Heading | undefined {
  const markup = /^(?:#{1,6}|={1,6})(?= )/.exec(line)?.[0];
  if (markup !== undefined) return { start, level: markup.length, title: line.slice(markup.length).trim() };
  // A key of a Sigma rule heads no part of the report.
  if (line === 'references:' || line === 'references: ') return undefined;
  // A row, a bullet: text, not the name of a list.
  if (/^[\s|>"\u201c-]|^\* /.test(line)) return undefined;
  if (/^[#=]/.test(line) && (line.endsWith('.') || !isWorded(line, 0, line.length))) return undefined;
  return sectionKind(line) === undefined ? undefined : { start, level: LINE_LEVEL, title: line.trim() };
}
