import { sectionsOf } from '../roles/sections.ts';

/** A heading that what follows still stands under. */
interface OpenHeading {
  readonly level: number;
  readonly line: string;
}

/** Lower than any heading with mark-up: a line that names a list. */
const LINE_LEVEL = 9;

/** The headings that are open at the end of a text, given those that were open at its beginning. */
export function openHeadings(text: string, before: readonly OpenHeading[] = []): readonly OpenHeading[] {
  const open = [...before];
  for (const { start } of sectionsOf({ text, blocks: [] })) {
    const end = text.indexOf('\n', start);
    const line = text.slice(start, end < 0 ? text.length : end);
    const level = /^(?:#{1,6}|={1,6})(?= )/.exec(line)?.[0].length ?? LINE_LEVEL;
    while ((open.at(-1)?.level ?? 0) >= level) open.pop();
    open.push({ level, line });
  }
  return open;
}

/** So many blank lines after a heading that no list can be taken to stand right below it. */
const APART = '\n'.repeat(12);

/** As a text of their own, to be set before what stands under them. */
export function headingText(open: readonly OpenHeading[]): string {
  return open.map(({ line }) => line + APART).join('');
}
