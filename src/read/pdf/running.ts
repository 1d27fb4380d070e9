import type { Page } from './page.ts';
import type { Piece } from './piece.ts';
import { textOf } from './piece.ts';

/** The share of a page's height, at its top and its bottom, where headers and footers stand. */
const MARGIN = 0.12;
const HEIGHT_BUCKET = 6;
const MAX_TEXT = 200;

/**
 * Lines that return on several pages at the same height with the same words, digits apart: running heads,
 * running feet and page numbers.
 */
export function runningLines(pages: readonly Page[]): ReadonlySet<Piece> {
  const seenOn = new Map<string, Map<number, Piece[]>>();
  for (const page of pages) {
    for (const line of marginLines(page)) {
      for (const key of keysOf(line)) {
        const byPage = seenOn.get(key) ?? new Map<number, Piece[]>();
        byPage.set(page.number, [...(byPage.get(page.number) ?? []), line].slice(0, 4));
        seenOn.set(key, byPage);
      }
    }
  }
  const running = new Set<Piece>();
  const needed = pages.length >= 5 ? 3 : 2;
  for (const byPage of seenOn.values()) {
    if (byPage.size < needed) continue;
    for (const lines of byPage.values()) for (const line of lines) running.add(line);
  }
  return running;
}

function marginLines(page: Page): readonly Piece[] {
  return page.regions.flatMap((region) =>
    region.kind === 'table'
      ? []
      : region.lines.filter(
          (line) => line.baseline < MARGIN * page.height || line.baseline > (1 - MARGIN) * page.height,
        ),
  );
}

/** Two keys, half a bucket apart, so that no rounding tears a header in two. */
function keysOf(line: Piece): readonly string[] {
  const words = textOf(line).slice(0, MAX_TEXT).replace(/\d+/g, '#').toLowerCase();
  const height = line.baseline / HEIGHT_BUCKET;
  return [`${Math.floor(height)}:${words}`, `${Math.floor(height + 0.5) + 0.5}:${words}`];
}
