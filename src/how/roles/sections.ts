import type { Reading } from '../../model/index.ts';
import { type SectionKind, sectionKind } from './section-kind.ts';

/** A stretch of the reading from one heading to the next; headings below one of a kind inherit it. */
export interface Section {
  readonly start: number;
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
  return headingsOf(reading).map((heading) => {
    while ((open.at(-1)?.level ?? 0) >= heading.level) open.pop();
    const own = sectionKind(heading.title);
    const above = open.at(-1)?.section;
    const kind = own ?? above?.kind;
    const title = own === undefined ? (above?.title ?? heading.title) : heading.title;
    const section = { start: heading.start, kind, title };
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
    if (end - start > 1 && end - start <= LONGEST_LINE) {
      const heading = lineHeading(text.slice(start, end), start);
      if (heading !== undefined) headings.push(heading);
    }
    start = end + 1;
  }
  return headings;
}

function lineHeading(line: string, start: number): Heading | undefined {
  const markup = /^(?:#{1,6}|={1,6})(?= )/.exec(line)?.[0];
  if (markup !== undefined) return { start, level: markup.length, title: line.slice(markup.length).trim() };
  // A row, a bullet, an address, a hash, a sentence: text, not the name of a list.
  if (line.length > LONGEST_WORD && !line.includes(' ')) return undefined;
  if (/^[\s|>"\u201c-]|^\* |[.\d]{4}|[@/\\|[\]]|\.\w|\.$/.test(line) || line.split(' ').length > 7)
    return undefined;
  return sectionKind(line) === undefined ? undefined : { start, level: LINE_LEVEL, title: line.trim() };
}
