import type { Page } from './page.ts';
import type { Piece } from './piece.ts';
import { textOf } from './piece.ts';

/** How a document sets its body and its headings. */
export interface Typography {
  /** Font size of most of its characters, in points. */
  readonly bodySize: number;
  readonly bodyIsBold: boolean;
  /** Sizes of headings, largest first, at most six. */
  readonly headingSizes: readonly number[];
}

const STEPS_PER_POINT = 2;
const MAX_HEADING_CHARACTERS = 160;
const MAX_HEADING_LINES = 3;

export function typographyOf(pages: readonly Page[], running: ReadonlySet<Piece>): Typography {
  const characters = new Map<number, number>();
  let bold = 0;
  let all = 0;
  const lines: Piece[] = [];
  for (const page of pages) {
    for (const region of page.regions) {
      if (region.kind === 'flow') for (const line of region.lines) if (!running.has(line)) lines.push(line);
    }
  }
  for (const line of lines) {
    let count = 0;
    for (const word of line.words) count += word.text.length;
    const step = stepOf(line.size);
    characters.set(step, (characters.get(step) ?? 0) + count);
    all += count;
    if (line.bold) bold += count;
  }
  const body = [...characters].reduce((most, entry) => (entry[1] > most[1] ? entry : most), [20, 0] as const);
  const sizes = [...characters.keys()].filter((step) => step >= 1.14 * body[0]).sort((a, b) => b - a);
  return {
    bodySize: body[0] / STEPS_PER_POINT,
    bodyIsBold: bold * 2 > all,
    headingSizes: sizes.slice(0, 6).map((step) => step / STEPS_PER_POINT),
  };
}

/** 1 to 6 for lines set larger than the body, or bold lines of their own; undefined for anything else. */
export function headingLevel(lines: readonly Piece[], typography: Typography): number | undefined {
  const [first] = lines;
  if (first === undefined || lines.length > MAX_HEADING_LINES || first.turned) return undefined;
  const text = lines.map(textOf).join(' ');
  if (text.length > MAX_HEADING_CHARACTERS || !/\p{L}{2}/u.test(text) || /[.,;]$/.test(text))
    return undefined;
  const size = stepOf(first.size) / STEPS_PER_POINT;
  if (size >= 1.14 * typography.bodySize) {
    const rank = typography.headingSizes.findIndex((heading) => size >= heading);
    return rank < 0 ? 6 : rank + 1;
  }
  const standsOut =
    lines.every((line) => line.bold) && !typography.bodyIsBold && size >= 0.95 * typography.bodySize;
  return standsOut && text.length <= 100 ? Math.min(6, typography.headingSizes.length + 1) : undefined;
}

function stepOf(size: number): number {
  return Math.round(size * STEPS_PER_POINT);
}
