import { type Brush, type Mark, PRIORITY } from './marks.ts';
import type { Sheet } from './sheet.ts';

/** Paints with `<mark>` elements, where a browser has no highlights of its own: a paragraph is taken apart for it. */
export class MarkBrush implements Brush {
  readonly #sheet: Sheet;
  readonly #painted = new Map<number, readonly Mark[]>();
  #active: Mark | undefined;

  constructor(sheet: Sheet) {
    this.#sheet = sheet;
  }

  paint(at: number, marks: readonly Mark[]): void {
    if (marks.length === 0) this.#painted.delete(at);
    else this.#painted.set(at, marks);
    this.#draw(at);
  }

  activate(mark: Mark | undefined): void {
    const changed = new Set([...this.#placesOf(this.#active), ...this.#placesOf(mark)]);
    this.#active = mark;
    for (const at of changed) this.#draw(at);
  }

  end(): void {
    for (const [at] of this.#painted) this.#sheet.divide(at, []);
  }

  #placesOf(mark: Mark | undefined): readonly number[] {
    return mark === undefined ? [] : this.#sheet.indexesOf(mark.start, mark.end);
  }

  #draw(at: number): void {
    const paragraph = this.#sheet.paragraphs[at];
    if (paragraph === undefined) return;
    const isHere = this.#placesOf(this.#active).includes(at);
    const marks = [...(this.#painted.get(at) ?? []), ...(isHere && this.#active ? [this.#active] : [])];
    this.#sheet.divide(at, piecesOf(marks, paragraph.start, paragraph.end));
  }
}

/** Stretches that do not overlap, each in the uppermost of its layers; the shorter of two on one layer. */
export function piecesOf(marks: readonly Mark[], from: number, to: number): readonly Mark[] {
  const inside = marks.filter(({ start, end }) => start < to && end > from);
  const cuts = [...new Set(inside.flatMap(({ start, end }) => [Math.max(start, from), Math.min(end, to)]))];
  cuts.sort((a, b) => a - b);
  return cuts.slice(0, -1).flatMap((start, at) => {
    const end = cuts[at + 1] ?? start;
    const over = inside.filter((mark) => mark.start <= start && mark.end >= end);
    const upper = over.toSorted(
      (a, b) => PRIORITY[b.layer] - PRIORITY[a.layer] || a.end - a.start - (b.end - b.start),
    )[0];
    return upper === undefined ? [] : [{ ...upper, start, end }];
  });
}
