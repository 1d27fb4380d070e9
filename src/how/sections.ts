import type { Block, Reading, TextRange } from '../model/index.ts';

export interface Section extends TextRange {
  readonly title: string;
}

/**
 * The stretches that stand under a heading whose words match: from that heading to the next one of the
 * same or a higher level. Sorted, not overlapping; nested sections are part of the outer one.
 */
export function sectionsUnder(reading: Reading, heading: RegExp): readonly Section[] {
  const sections: Section[] = [];
  let open: { title: string; start: number; level: number } | undefined;
  for (const block of reading.blocks) {
    if (block.kind !== 'heading') continue;
    const level = block.level ?? LOWEST_LEVEL;
    if (open !== undefined && level <= open.level) {
      sections.push({ title: open.title, start: open.start, end: block.start });
      open = undefined;
    }
    const title = titleOf(reading, block);
    if (open === undefined && heading.test(title)) open = { title, start: block.start, level };
  }
  if (open !== undefined) sections.push({ title: open.title, start: open.start, end: reading.text.length });
  return sections;
}

/** Headings of unknown level all count as equals. */
const LOWEST_LEVEL = 6;
/** A longer "heading" is a paragraph in bold. In UTF-16 code units. */
const LONGEST_TITLE = 120;

function titleOf(reading: Reading, block: Block): string {
  return reading.text.slice(block.start, Math.min(block.end, block.start + LONGEST_TITLE)).trim();
}

/** The section a position stands in, by binary search. */
export function sectionAt(sections: readonly Section[], position: number): Section | undefined {
  let low = 0;
  let high = sections.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const section = sections[middle];
    if (section === undefined) return undefined;
    if (position < section.start) high = middle - 1;
    else if (position >= section.end) low = middle + 1;
    else return section;
  }
  return undefined;
}
